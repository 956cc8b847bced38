import type { Difference } from '../difference.ts'
import { READING } from './reading.ts'
import { REUSING } from './reusing.ts'
import { STORING } from './storing.ts'
import { VALIDATING } from './validating.ts'

/** In the order in which a case is told with them: later ones build on what earlier ones made plain. */
export const DIFFERENCES: readonly Difference[] = [...READING, ...STORING, ...REUSING, ...VALIDATING]
