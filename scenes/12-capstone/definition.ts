import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { wrongKinds } from '../../src/world/wrong.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import type { CapstoneSettings } from './settings.ts'
import { topology } from './topology.ts'
import { INITIAL, traffic, world } from './world.ts'

export const definition: SceneDefinition<CapstoneSettings> = {
  id: '12',
  slug: '12-capstone',
  settings: INITIAL,
  world,
  traffic,
  topology,
  controls,
  beats,
  checks,
  figures,
  meters,
  wrong: ({ run, spec }) => wrongKinds(run, spec),
  fieldNotes: [
    { id: 'oracle', sources: [{ label: 'http-cache-tests, by Mark Nottingham', url: 'https://cache-tests.fyi/' }] },
    { id: 'review', sources: [{ label: 'RFC 9111, HTTP Caching', url: 'https://www.rfc-editor.org/rfc/rfc9111' }, { label: 'RFC 9211, The Cache-Status HTTP response header field', url: 'https://www.rfc-editor.org/rfc/rfc9211' }] },
    { id: 'property', sources: [{ label: 'Zeller and Hildebrandt, Simplifying and isolating failure-inducing input (2002)', url: 'https://doi.org/10.1109/32.988498' }] },
  ],
}
