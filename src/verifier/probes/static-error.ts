/** A page, a picture and a bundle are first asked for while the origin fails, others of each shortly before they are deployed. */
import { STATIC } from '../workloads/static.ts'
import { errorProbe } from './errors.ts'
import { visitor } from './people.ts'
import { bundle, bundleUrl, page, pageUrl, picture, pictureUrl } from './static-things.ts'

const one = (n: number) => [
  { resource: page(n), url: pageUrl(n) },
  { resource: picture(n), url: pictureUrl(n, '800') },
  { resource: bundle(n), url: bundleUrl(n) },
]

/** When the others are deployed. */
export const DEPLOYED_AT_MS = 20_000
export const BEFORE_MS = 1_500
export const ERROR_LATER_MS = [2_000, 10_500, 60_000, 3_600_000] as const

export const STATIC_ERRORS = errorProbe({
  id: 'static.error',
  workload: STATIC,
  met: one(7),
  early: one(8),
  appearsMs: DEPLOYED_AT_MS,
  people: [visitor(0, 'madrid', { id: 'ana', browserCache: true }), visitor(1, 'madrid', { id: 'ben' })],
  metBeforeMs: BEFORE_MS,
  earlyBeforeMs: BEFORE_MS,
  laterMs: ERROR_LATER_MS,
})
