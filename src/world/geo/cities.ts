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

/** Latitudes and longitudes. */
const TABLE = {
  auckland: [-36.8509, 174.7645],
  bogota: [4.711, -74.0721],
  'buenos-aires': [-34.6037, -58.3816],
  cairo: [30.0444, 31.2357],
  dubai: [25.2048, 55.2708],
  frankfurt: [50.1109, 8.6821],
  'hong-kong': [22.3193, 114.1694],
  jakarta: [-6.2088, 106.8456],
  johannesburg: [-26.2041, 28.0473],
  lagos: [6.5244, 3.3792],
  london: [51.5074, -0.1278],
  madrid: [40.4168, -3.7038],
  'mexico-city': [19.4326, -99.1332],
  mumbai: [19.076, 72.8777],
  nairobi: [-1.2921, 36.8219],
  'new-york': [40.7128, -74.006],
  paris: [48.8566, 2.3522],
  'san-francisco': [37.7749, -122.4194],
  'sao-paulo': [-23.5505, -46.6333],
  seattle: [47.6062, -122.3321],
  seoul: [37.5665, 126.978],
  singapore: [1.3521, 103.8198],
  stockholm: [59.3293, 18.0686],
  sydney: [-33.8688, 151.2093],
  tokyo: [35.6762, 139.6503],
  toronto: [43.6532, -79.3832],
  virginia: [39.0438, -77.4874],
} as const

export type CityId = keyof typeof TABLE

export const CITIES = Object.fromEntries(
  Object.entries(TABLE).map(([id, [latitudeDeg, longitudeDeg]]) => [id, { name: cityNames[id as CityId], latitudeDeg, longitudeDeg }]),
) as Readonly<Record<CityId, City>>

/** All city ids, in alphabetical order. */
export const CITY_IDS = Object.keys(TABLE) as readonly CityId[]

/** Is there a city by that id? */
export function isCityId(id: string): id is CityId {
  return Object.hasOwn(TABLE, id)
}
