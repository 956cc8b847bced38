/** Probes of the static workload. */
import { POP_CITIES } from '../network.ts'
import type { Probe } from '../probe.ts'
import { STATIC } from '../workloads/static.ts'
import { crowdProbe } from './crowd.ts'
import { deployProbe } from './deploy.ts'
import { expiryProbe } from './expiry.ts'
import { noiseProbe } from './noise.ts'
import { outageProbe } from './outage.ts'
import { ownTags, SPELLED, visitor } from './people.ts'
import { STATIC_LOADS } from './static-load.ts'
import { RETURN } from './static-return.ts'
import { bundle, bundleUrl, page, pageUrl, picture, pictureUrl } from './static-things.ts'
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

const EVERYWHERE = POP_CITIES.map((city, i) => visitor(i, city))

const EXPIRY = expiryProbe({ id: 'static.expiry', workload: STATIC, resource: page(1), url: pageUrl(1), people: EVERYWHERE })

const OUTAGE = outageProbe({
  id: 'static.outage',
  workload: STATIC,
  how: 'refuse',
  resources: [page(1), picture(1)],
  urls: [pageUrl(1), pictureUrl(1, '800')],
  people: [visitor(0, 'frankfurt', { acceptLanguage: SPELLED.de[0] }), visitor(1, 'new-york'), visitor(2, 'mumbai')],
})

const cookie = (person: string) => [['Cookie', `session=${person}`]] as const

const NOISE = noiseProbe({
  id: 'static.noise',
  workload: STATIC,
  resources: [page(1), picture(1), bundle(1)],
  wishes: [
    { visitor: visitor(0, 'madrid', { id: 'ana' }), url: pageUrl(1) },
    { visitor: visitor(1, 'madrid', { id: 'ben', acceptLanguage: SPELLED.en[1] }), url: pageUrl(1, '?utm_source=newsletter&utm_medium=email') },
    { visitor: visitor(2, 'madrid', { id: 'cleo', acceptLanguage: SPELLED.en[2], headers: cookie('cleo') }), url: pageUrl(1, '?gclid=EAIaIQobChMI8vK') },
    { visitor: visitor(3, 'madrid', { id: 'dora', acceptLanguage: SPELLED.de[0] }), url: pageUrl(1, '?fbclid=IwAR2x9d') },
    { visitor: visitor(4, 'madrid', { id: 'emil', acceptLanguage: SPELLED.de[1], headers: cookie('emil') }), url: pageUrl(1) },
    { visitor: visitor(5, 'madrid', { id: 'fay', headers: cookie('fay') }), url: pictureUrl(1, '800') },
    { visitor: visitor(6, 'madrid', { id: 'gil' }), url: pictureUrl(1, '800', 'utm_source=instagram&') },
    { visitor: visitor(7, 'madrid', { id: 'hana' }), url: pictureUrl(1, '800', 'gclid=Cj0KCQjw7sy&') },
    { visitor: visitor(0, 'madrid', { id: 'ana' }), url: bundleUrl(1) },
    { visitor: visitor(1, 'madrid', { id: 'ben', acceptLanguage: SPELLED.en[1] }), url: bundleUrl(1) },
  ],
  everyMs: 3_000,
  again: { count: 1, afterMs: 70_000 },
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

export const STATIC_PROBES: readonly Probe[] = [VARIANTS, POISONING, DEPLOY, RETURN, EXPIRY, OUTAGE, steady(STATIC), ...STATIC_LOADS, NOISE, CROWD]
