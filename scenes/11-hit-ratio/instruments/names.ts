/** What routes, regions and POPs are called. In: ids of the site. Out: words; an id that has none, as it is. */
import { CITIES } from '../../../src/world/geo/cities.ts'
import { words } from './words.en.ts'

export const routeName = (id: string): string => words.routes[id] ?? id
export const regionName = (id: string): string => words.regions[id] ?? id
/** POPs are called by their cities. */
export const popName = (id: string): string => (CITIES as Readonly<Record<string, { readonly name: string }>>)[id]?.name ?? id
