/**
 * The cities that scenes may name. In: nothing. Out: coordinates (decimal degrees, city centres, north and east
 * positive) and a proper name in English. The data-centre region of northern Virginia stands at Ashburn.
 */

export interface City {
  readonly name: string
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

const city = (name: string, latitudeDeg: number, longitudeDeg: number): City => ({ name, latitudeDeg, longitudeDeg })

const TABLE = {
  auckland: city('Auckland', -36.8509, 174.7645),
  bogota: city('Bogotá', 4.711, -74.0721),
  'buenos-aires': city('Buenos Aires', -34.6037, -58.3816),
  cairo: city('Cairo', 30.0444, 31.2357),
  dubai: city('Dubai', 25.2048, 55.2708),
  frankfurt: city('Frankfurt', 50.1109, 8.6821),
  'hong-kong': city('Hong Kong', 22.3193, 114.1694),
  jakarta: city('Jakarta', -6.2088, 106.8456),
  johannesburg: city('Johannesburg', -26.2041, 28.0473),
  lagos: city('Lagos', 6.5244, 3.3792),
  london: city('London', 51.5074, -0.1278),
  madrid: city('Madrid', 40.4168, -3.7038),
  'mexico-city': city('Mexico City', 19.4326, -99.1332),
  mumbai: city('Mumbai', 19.076, 72.8777),
  nairobi: city('Nairobi', -1.2921, 36.8219),
  'new-york': city('New York', 40.7128, -74.006),
  paris: city('Paris', 48.8566, 2.3522),
  'san-francisco': city('San Francisco', 37.7749, -122.4194),
  'sao-paulo': city('São Paulo', -23.5505, -46.6333),
  seattle: city('Seattle', 47.6062, -122.3321),
  seoul: city('Seoul', 37.5665, 126.978),
  singapore: city('Singapore', 1.3521, 103.8198),
  stockholm: city('Stockholm', 59.3293, 18.0686),
  sydney: city('Sydney', -33.8688, 151.2093),
  tokyo: city('Tokyo', 35.6762, 139.6503),
  toronto: city('Toronto', 43.6532, -79.3832),
  virginia: city('Virginia', 39.0438, -77.4874),
} as const

export type CityId = keyof typeof TABLE

export const CITIES: Readonly<Record<CityId, City>> = TABLE

/** All city ids, in alphabetical order. */
export const CITY_IDS = Object.keys(TABLE) as readonly CityId[]

/** Is there a city by that id? */
export function isCityId(id: string): id is CityId {
  return Object.hasOwn(TABLE, id)
}
