/** Documents whose reports tests look at. */
import type { PolicyDocument } from '../../engine/policy/schema.ts'

/** Keeps everything for five minutes, whoever it belongs to, and purges nothing. */
export const CARELESS: PolicyDocument = { version: 1, default: { edge: { ttlSeconds: 300, when: 'always' }, setCookie: 'store' } }
/** Keeps nothing: nobody gets anybody else's data. */
export const BYPASS: PolicyDocument = { version: 1, default: { cache: false } }
