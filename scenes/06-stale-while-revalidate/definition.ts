import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { topology } from './topology.ts'
import { INITIAL, world, type SwrSettings } from './world.ts'

export const definition: SceneDefinition<SwrSettings> = {
  id: '06',
  slug: '06-stale-while-revalidate',
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
      id: 'news-site',
      sources: [
        { label: 'RFC 5861 (May 2010), HTTP Cache-Control Extensions for Stale Content', url: 'https://www.rfc-editor.org/rfc/rfc5861' },
        { label: 'The Guardian: Cached.scala of its website, at one commit', url: 'https://github.com/guardian/frontend/blob/0228c24d84878d4afcd88efabb7e9e5d309b1c55/common/app/model/Cached.scala' },
        { label: 'web.dev: Keeping things fresh with stale-while-revalidate', url: 'https://web.dev/articles/stale-while-revalidate' },
      ],
    },
    {
      id: 'cached-error',
      sources: [
        { label: 'freehire, 18 August 2026: Never let a server error be stored in the shared cache', url: 'https://github.com/strelov1/freehire/pull/2111' },
        { label: 'ecosyste.ms packages, 23 April 2026: Do not cache error responses', url: 'https://github.com/ecosyste-ms/packages/pull/1572' },
        { label: 'RFC 9111 §3, Storing responses in caches', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-3' },
        { label: 'Amazon CloudFront: Control how long CloudFront caches errors', url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html' },
      ],
    },
  ],
}
