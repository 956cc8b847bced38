import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { wrongAnswers } from './readings.ts'
import { topology } from './topology.ts'
import { traffic } from './traffic.ts'
import { INITIAL, world, type PurgeSettings } from './world.ts'

export const definition: SceneDefinition<PurgeSettings> = {
  id: '07',
  slug: '07-purge',
  settings: INITIAL,
  world,
  traffic,
  topology,
  controls,
  beats,
  checks,
  figures,
  meters,
  wrong: ({ run }) => wrongAnswers(run.log),
  fieldNotes: [
    { id: 'deploy', sources: [{ label: 'AWS: Invalidate files, or use file names with versions', url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html' }] },
    {
      id: 'vendors',
      sources: [
        { label: 'Fastly: Purging', url: 'https://developer.fastly.com/learning/concepts/purging/' },
        { label: 'Fastly: Surrogate-Key', url: 'https://www.fastly.com/documentation/reference/http/http-headers/Surrogate-Key/' },
        { label: 'Cloudflare: Instant Purge, invalidating cached content in under 150 ms (2024)', url: 'https://blog.cloudflare.com/instant-purge/' },
        { label: 'Cloudflare: Purge cache, limits', url: 'https://developers.cloudflare.com/cache/how-to/purge-cache/' },
        { label: 'Akamai: Purge mechanisms', url: 'https://techdocs.akamai.com/purge-cache/docs/purge-mechanisms' },
        { label: 'AWS: Concurrent invalidation request maximum', url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/InvalidationLimits.html' },
        { label: 'AWS: Paying for file invalidation', url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PayingForInvalidation.html' },
      ],
    },
    { id: 'unsafe', sources: [{ label: 'RFC 9111 §4.4, Invalidating stored responses', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.4' }] },
  ],
}
