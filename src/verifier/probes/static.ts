/** Probes of the static workload. */
import { POP_CITIES } from '../network.ts'
import type { Probe } from '../probe.ts'
import { STATIC } from '../workloads/static.ts'
import { crowdProbe } from './crowd.ts'
import { deployProbe } from './deploy.ts'
import { outageProbe } from './outage.ts'
import { ownTags, SPELLED, visitor } from './people.ts'
import { EXPIRY } from './static-expiry.ts'
import { STATIC_ERRORS } from './static-error.ts'
import { STATIC_LOADS } from './static-load.ts'
import { NOISE } from './static-noise.ts'
import { RETURN } from './static-return.ts'
import { page, pageUrl, picture, pictureUrl } from './static-things.ts'
import { POISONING, VARIANTS } from './static-variants.ts'
import { steady } from './steady.ts'

const changed = [page(1), picture(1)]

const DEPLOY = deployProbe({
  id: 'static.deploy',
  workload: STATIC,
  resources: changed,
  urls: [pageUrl(1), pictureUrl(1, '800')],
  changes: changed.map(({ url, headers }) => ({ url, tags: ownTags(headers, 1) })),
  onlookers: [
    visitor(0, 'frankfurt', { acceptLanguage: SPELLED.de[0] }),
    visitor(1, 'tokyo', { acceptLanguage: SPELLED.ja[0] }),
    visitor(2, 'madrid', { browserCache: true }),
    visitor(3, 'sao-paulo', { browserCache: true }),
  ],
  looksMs: [500, 5_000, 50_000, 65_000, 300_000, 3_600_000],
})

const OUTAGE = outageProbe({
  id: 'static.outage',
  workload: STATIC,
  how: 'refuse',
  resources: [page(1), picture(1)],
  urls: [pageUrl(1), pictureUrl(1, '800')],
  people: [visitor(0, 'frankfurt', { acceptLanguage: SPELLED.de[0] }), visitor(1, 'new-york'), visitor(2, 'mumbai')],
})

/** Some come by a link of a campaign or an advertisement. */
const LINKED = ['', '?utm_source=newsletter', '', '?gclid=EAIaIQobChMI8vK', '', '?fbclid=IwAR2x9d']

const CROWD = crowdProbe({
  id: 'static.crowd',
  workload: STATIC,
  resources: [page(1)],
  urls: (person) => [pageUrl(1, LINKED[person])],
  people: POP_CITIES.map((city, i) => visitor(i, city, { acceptLanguage: SPELLED.en[i % SPELLED.en.length]! })),
})

export const STATIC_PROBES: readonly Probe[] = [VARIANTS, POISONING, DEPLOY, RETURN, EXPIRY, OUTAGE, STATIC_ERRORS, steady(STATIC), ...STATIC_LOADS, NOISE, CROWD]
