import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { topology } from './topology.ts'
import { settings, world, type NoCdnSettings } from './world.ts'

export const definition: SceneDefinition<NoCdnSettings> = {
  id: '01',
  slug: '01-no-cdn',
  settings,
  world,
  topology,
  controls,
  beats,
  checks,
  figures,
  meters,
  fieldNotes: [
    { id: 'sydney-page', sources: [{ label: 'Told in teaching material; no public record' }, { label: 'web.dev: Time to First Byte', url: 'https://web.dev/articles/ttfb' }] },
    { id: 'not-distance', sources: [{ label: 'web.dev: Optimize Time to First Byte', url: 'https://web.dev/articles/optimize-ttfb' }] },
    {
      id: 'new-york-sydney',
      sources: [
        { label: 'High Performance Browser Networking: Primer on Latency and Bandwidth', url: 'https://hpbn.co/primer-on-latency-and-bandwidth/' },
        { label: 'RFC 8446 §2', url: 'https://www.rfc-editor.org/rfc/rfc8446#section-2' },
        { label: 'RFC 5246 §7.3', url: 'https://www.rfc-editor.org/rfc/rfc5246#section-7.3' },
      ],
    },
  ],
}
