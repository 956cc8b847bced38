import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { topology } from './topology.ts'
import { INITIAL, world, type EdgeSettings } from './world.ts'

export const definition: SceneDefinition<EdgeSettings> = {
  id: '02',
  slug: '02-hit-and-miss',
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
      id: 'upper-bound',
      sources: [
        { label: 'RFC 9111 §4.2, Freshness', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.2' },
        { label: 'RFC 9111 §5.2.2.1, max-age', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2.1' },
        { label: 'Cloudflare: Retention versus freshness', url: 'https://developers.cloudflare.com/cache/concepts/retention-vs-freshness/' },
      ],
    },
    {
      id: 'tiers',
      sources: [
        { label: 'Apache Traffic Server: Cache storage', url: 'https://docs.trafficserver.apache.org/en/latest/admin-guide/storage/index.en.html' },
        { label: 'Cloudflare, 24 March 2020: Why we started putting unpopular assets in memory', url: 'https://blog.cloudflare.com/why-we-started-putting-unpopular-assets-in-memory/' },
      ],
    },
  ],
}
