/** Probes of the API. */
import type { Probe } from '../probe.ts'
import { API } from '../workloads/api.ts'
import { ERRORS } from './api-error.ts'
import { OUTAGE } from './api-outage.ts'
import { PRICE } from './api-price.ts'
import { listing, listingUrl, product, productUrl } from './api-things.ts'
import { noiseProbe } from './noise.ts'
import { API_OWN } from './own.ts'
import { SPELLED, visitor } from './people.ts'
import { steady } from './steady.ts'

const cookie = (person: string) => [['Cookie', `session=${person}`]] as const

const NOISE = noiseProbe({
  id: 'api.noise',
  workload: API,
  resources: [product(1), listing(1)],
  wishes: [
    { visitor: visitor(0, 'madrid', { id: 'ana', headers: cookie('ana') }), url: productUrl(1) },
    { visitor: visitor(1, 'madrid', { id: 'ben', acceptLanguage: SPELLED.de[0], headers: cookie('ben') }), url: productUrl(1, '?utm_source=newsletter&utm_medium=email') },
    { visitor: visitor(2, 'madrid', { id: 'cleo', acceptLanguage: SPELLED.ja[0], headers: cookie('cleo') }), url: productUrl(1, '?gclid=EAIaIQobChMI8vK') },
    { visitor: visitor(3, 'madrid', { id: 'dora', headers: cookie('dora') }), url: productUrl(1, '?fbclid=IwAR2x9d') },
    { visitor: visitor(4, 'madrid', { id: 'emil', headers: cookie('emil') }), url: listingUrl(1) },
    { visitor: visitor(5, 'madrid', { id: 'fay', acceptLanguage: SPELLED.de[1], headers: cookie('fay') }), url: listingUrl(1) },
  ],
  everyMs: 4_000,
  again: { count: 1, afterMs: 40_000 },
})

export const API_PROBES: readonly Probe[] = [PRICE, ERRORS, API_OWN, OUTAGE, steady(API), NOISE]
