/** Everything that reads what others wrote. */
import type { Subject } from '../subject.ts'
import { cacheControl, deltaSeconds } from './cache-control.ts'
import { dates } from './dates.ts'
import { age, hopByHop, vary } from './headers.ts'
import { requestKeys, uris, variants } from './keys.ts'
import { cacheStatus } from './structured.ts'
import { entityTags } from './validators.ts'

// The runner never looks into an input, so a list of subjects with different ones is sound.
export const SUBJECTS = [dates, cacheControl, deltaSeconds, age, vary, variants, entityTags, uris, requestKeys, hopByHop, cacheStatus] as readonly unknown[] as readonly Subject[]
