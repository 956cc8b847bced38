import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { traffic } from './plans.ts'
import { INITIAL, type RatioSettings } from './settings.ts'
import { topology } from './topology.ts'
import { world } from './world.ts'

export const definition: SceneDefinition<RatioSettings> = {
  id: '11',
  slug: '11-hit-ratio',
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
      id: 'bill',
      sources: [
        { label: 'Amazon CloudFront pricing', url: 'https://aws.amazon.com/cloudfront/pricing/' },
        { label: 'Amazon EC2 on-demand pricing: data transfer', url: 'https://aws.amazon.com/ec2/pricing/on-demand/' },
      ],
    },
    {
      id: 'alerts',
      sources: [{ label: 'Google, Site Reliability Engineering: Practical alerting', url: 'https://sre.google/sre-book/practical-alerting/' }],
    },
    {
      id: 'definitions',
      sources: [
        { label: 'RFC 9211, The Cache-Status HTTP response header field', url: 'https://www.rfc-editor.org/rfc/rfc9211' },
        { label: 'Breslau and others, Web caching and Zipf-like distributions (1999)', url: 'https://doi.org/10.1109/INFCOM.1999.749260' },
      ],
    },
  ],
}
