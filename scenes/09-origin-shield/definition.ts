import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { topology } from './topology.ts'
import { traffic } from './traffic.ts'
import { INITIAL, world, type ShieldSettings } from './world.ts'

export const definition: SceneDefinition<ShieldSettings> = {
  id: '09',
  slug: '09-origin-shield',
  settings: INITIAL,
  world,
  traffic,
  topology,
  controls,
  beats,
  checks,
  figures,
  meters,
  fieldNotes: [
    {
      id: 'two-per-cent',
      sources: [
        { label: 'Cloudflare: Tiered Cache', url: 'https://developers.cloudflare.com/cache/how-to/tiered-cache/' },
        { label: 'Amazon CloudFront: Using Origin Shield', url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html' },
      ],
    },
    {
      id: 'warm-shield',
      sources: [{ label: 'Google, Site Reliability Engineering: Addressing cascading failures', url: 'https://sre.google/sre-book/addressing-cascading-failures/' }],
    },
    {
      id: 'collapsing',
      sources: [
        { label: 'RFC 9111 §4, Constructing responses from caches', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4' },
        { label: 'nginx: proxy_cache_lock', url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_lock' },
        { label: 'Fastly: Request collapsing', url: 'https://www.fastly.com/documentation/guides/concepts/edge-state/cache/request-collapsing/' },
      ],
    },
  ],
}
