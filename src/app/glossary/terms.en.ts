import type { Term } from './term.ts'
import { CACHE_TERMS } from './terms/cache.en.ts'
import { FRESHNESS_TERMS } from './terms/freshness.en.ts'
import { NETWORK_TERMS } from './terms/network.en.ts'
import { OPERATION_TERMS } from './terms/operation.en.ts'
import { PATH_TERMS } from './terms/path.en.ts'
import { TIME_TERMS } from './terms/time.en.ts'
import { VALIDATION_TERMS } from './terms/validation.en.ts'

/** The glossary of the whole course, in the order of its rooms; pages sort it as they need. */
export const TERMS = [
  ...PATH_TERMS,
  ...NETWORK_TERMS,
  ...TIME_TERMS,
  ...CACHE_TERMS,
  ...FRESHNESS_TERMS,
  ...VALIDATION_TERMS,
  ...OPERATION_TERMS,
] as const satisfies readonly Term[]

/** Every id there is. */
export type TermId = (typeof TERMS)[number]['id']
