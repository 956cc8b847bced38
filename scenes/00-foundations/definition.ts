import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { topology } from './topology.ts'
import { settings, world, type FoundationsSettings } from './world.ts'

export const definition: SceneDefinition<FoundationsSettings> = {
  id: '00',
  slug: '00-foundations',
  settings,
  world,
  topology,
  controls,
  beats,
  checks,
  figures,
  meters,
  fieldNotes: [
    {
      id: 'quic',
      sources: [
        { label: 'RFC 9000 §5', url: 'https://www.rfc-editor.org/rfc/rfc9000#section-5' },
        { label: 'RFC 9001 §4', url: 'https://www.rfc-editor.org/rfc/rfc9001#section-4' },
        { label: 'RFC 8446 §2.3', url: 'https://www.rfc-editor.org/rfc/rfc8446#section-2.3' },
      ],
    },
    { id: 'reload', sources: [{ label: 'RFC 9111 §5.2.1', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-5.2.1' }] },
    { id: 'cache-status', sources: [{ label: 'RFC 9211 §2', url: 'https://www.rfc-editor.org/rfc/rfc9211#section-2' }] },
  ],
}
