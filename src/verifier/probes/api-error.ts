/** A product is first asked for while the origin fails, another one before there is one. */
import { API } from '../workloads/api.ts'
import { product, productUrl } from './api-things.ts'
import { errorProbe } from './errors.ts'
import { visitor } from './people.ts'

const OLD = 7
const NEW = 8

/** When the product appears whose page was asked for before. */
export const APPEARS_AT_MS = 13_000

export const ERRORS = errorProbe({
  id: 'api.error',
  workload: API,
  met: [{ resource: product(OLD), url: productUrl(OLD) }],
  early: [{ resource: product(NEW), url: productUrl(NEW) }],
  appearsMs: APPEARS_AT_MS,
  people: [visitor(0, 'madrid', { id: 'ana', browserCache: true }), visitor(1, 'madrid', { id: 'ben' }), visitor(2, 'tokyo', { id: 'cleo' })],
  metBeforeMs: 2_500,
  // Before the failure: 404.
  earlyBeforeMs: 10_000,
  laterMs: [500, 3_000, 6_000, 15_000, 60_000, 300_000, 3_600_000],
})
