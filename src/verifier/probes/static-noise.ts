/** Eight people of one city want few things, in as many words as there are of them. */
import { STATIC } from '../workloads/static.ts'
import { noiseProbe } from './noise.ts'
import { SPELLED, visitor } from './people.ts'
import { bundle, bundleUrl, page, pageUrl, picture, pictureUrl } from './static-things.ts'

const cookie = (person: string) => [['Cookie', `session=${person}`]] as const

export const NOISE = noiseProbe({
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
