/** Everything that reads what others wrote, and the node that is made of it. */
import { wholeNode } from '../node/node.ts'
import type { Subject } from '../subject.ts'
import { admission } from './admission.ts'
import { cacheControl, deltaSeconds } from './cache-control.ts'
import { dates } from './dates.ts'
import { cookies, headerText, query, tags } from './fields.ts'
import { age, hopByHop, vary } from './headers.ts'
import { requestKeys, uris, variants } from './keys.ts'
import { policy } from './policy.ts'
import { contentRange, range } from './ranges.ts'
import { cacheStatus } from './structured.ts'
import { targeted } from './targeted.ts'
import { entityTags } from './validators.ts'

// The runner never looks into an input, so a list of subjects with different ones is sound.
export const SUBJECTS = [
  ...[dates, cacheControl, deltaSeconds, targeted, age, vary, variants, entityTags, range, contentRange],
  ...[uris, query, requestKeys, hopByHop, cookies, tags, headerText, cacheStatus, policy, admission, wholeNode],
] as readonly unknown[] as readonly Subject[]
