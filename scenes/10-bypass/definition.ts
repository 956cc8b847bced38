import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { wrongKinds } from '../../src/world/wrong.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { topology } from './topology.ts'
import { INITIAL, world, type BypassSettings } from './world.ts'

export const definition: SceneDefinition<BypassSettings> = {
  id: '10',
  slug: '10-bypass',
  settings: INITIAL,
  world,
  topology,
  controls,
  beats,
  checks,
  figures,
  meters,
  wrong: ({ run, spec }) => wrongKinds(run, spec),
  fieldNotes: [
    {
      id: 'basket',
      sources: [
        { label: 'RFC 9111 §7.3, Caching of sensitive information', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-7.3' },
        { label: 'RFC 9111 §3.5, Storing responses to authenticated requests', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-3.5' },
      ],
    },
    {
      id: 'edge-compute',
      sources: [
        { label: 'Cloudflare: How Workers works', url: 'https://developers.cloudflare.com/workers/reference/how-workers-works/' },
        { label: 'AWS: Lambda execution environments, cold starts', url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html' },
      ],
    },
    { id: 'esi', sources: [{ label: 'W3C Note (4 August 2001): ESI language specification 1.0', url: 'https://www.w3.org/TR/esi-lang/' }] },
  ],
}
