/**
 * The cities that scenes may name. In: nothing. Out: coordinates (decimal degrees, city centres, north and east
 * positive) and a proper name. The data-centre region of northern Virginia stands at Ashburn.
 */
import { cityNames } from './names.en.ts'

export interface City {
  readonly name: string
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

const city = (name: string, latitudeDeg: number, longitudeDeg: number): City => ({ name, latitudeDeg, longitudeDeg })

const TABLE = {
  auckland: city(cityNames.auckland, -36.8509, 174.7645),
  bogota: city(cityNames.bogota, 4.711, -74.0721),
  'buenos-aires': city(cityNames['buenos-aires'], -34.6037, -58.3816),
  cairo: city(cityNames.cairo, 30.0444, 31.2357),
  dubai: city(cityNames.dubai, 25.2048, 55.2708),
  frankfurt: city(cityNames.frankfurt, 50.1109, 8.6821),
  'hong-kong': city(cityNames['hong-kong'], 22.3193, 114.1694),
  jakarta: city(cityNames.jakarta, -6.2088, 106.8456),
  johannesburg: city(cityNames.johannesburg, -26.2041, 28.0473),
  lagos: city(cityNames.lagos, 6.5244, 3.3792),
  london: city(cityNames.london, 51.5074, -0.1278),
  madrid: city(cityNames.madrid, 40.4168, -3.7038),
  'mexico-city': city(cityNames['mexico-city'], 19.4326, -99.1332),
  mumbai: city(cityNames.mumbai, 19.076, 72.8777),
  nairobi: city(cityNames.nairobi, -1.2921, 36.8219),
  'new-york': city(cityNames['new-york'], 40.7128, -74.006),
  paris: city(cityNames.paris, 48.8566, 2.3522),
  'san-francisco': city(cityNames['san-francisco'], 37.7749, -122.4194),
  'sao-paulo': city(cityNames['sao-paulo'], -23.5505, -46.6333),
  seattle: city(cityNames.seattle, 47.6062, -122.3321),
  seoul: city(cityNames.seoul, 37.5665, 126.978),
  singapore: city(cityNames.singapore, 1.3521, 103.8198),
  stockholm: city(cityNames.stockholm, 59.3293, 18.0686),
  sydney: city(cityNames.sydney, -33.8688, 151.2093),
  tokyo: city(cityNames.tokyo, 35.6762, 139.6503),
  toronto: city(cityNames.toronto, 43.6532, -79.3832),
  virginia: city(cityNames.virginia, 39.0438, -77.4874),
} as const

export type CityId = keyof typeof TABLE

export const CITIES: Readonly<Record<CityId, City>> = TABLE

/** All city ids, in alphabetical order. */
export const CITY_IDS = Object.keys(TABLE) as readonly CityId[]

/** Is there a city by that id? */
export function isCityId(id: string): id is CityId {
  return Object.hasOwn(TABLE, id)
}
