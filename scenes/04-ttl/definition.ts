import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { topology } from './topology.ts'
import { INITIAL, world, type TtlSettings } from './world.ts'

export const definition: SceneDefinition<TtlSettings> = {
  id: '04',
  slug: '04-ttl',
  settings: INITIAL,
  world,
  topology,
  controls,
  beats,
  checks,
  figures,
  meters,
  fieldNotes: [
    {
      id: 'common',
      sources: [
        { label: 'Paul Calvano, 5 September 2026: Resource age and its impact on cacheability', url: 'https://paulcalvano.com/2026-09-05-resource-age-and-its-impact-on-cacheability/' },
        { label: 'RFC 9111 §4.2.3, Calculating age', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.2.3' },
        { label: 'RFC 9111 §5.1, Age', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-5.1' },
      ],
    },
    {
      id: 'tiers',
      sources: [
        { label: 'RFC 8246, HTTP immutable responses', url: 'https://www.rfc-editor.org/rfc/rfc8246' },
        { label: 'MDN: HTTP caching, Cache busting', url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Caching#cache_busting' },
      ],
    },
    {
      id: 'price',
      sources: [
        { label: 'RFC 9111 §4.2, Freshness', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.2' },
        { label: 'MDN: HTTP caching, Deleting stored responses', url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Caching#deleting_stored_responses' },
      ],
    },
    {
      id: 'vendors',
      sources: [
        { label: 'RFC 9213, Targeted HTTP cache control', url: 'https://www.rfc-editor.org/rfc/rfc9213' },
        { label: 'Cloudflare, 16 April 2026: CDN-Cache-Control', url: 'https://developers.cloudflare.com/cache/concepts/cdn-cache-control/' },
        { label: 'Fastly: About cache control headers', url: 'https://www.fastly.com/documentation/guides/full-site-delivery/caching/about-cache-control-headers' },
        { label: 'Vercel, 5 March 2026: Cache-Control headers', url: 'https://vercel.com/docs/caching/cache-control-headers' },
      ],
    },
  ],
}
