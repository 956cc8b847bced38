import type { SceneDefinition } from '../../src/lesson/scene.ts'
import { beats } from './beats.ts'
import { checks } from './checks.ts'
import { controls } from './controls.ts'
import { figures, meters } from './figures.ts'
import { topology } from './topology.ts'
import { INITIAL, world, type RevalidationSettings } from './world.ts'

export const definition: SceneDefinition<RevalidationSettings> = {
  id: '05',
  slug: '05-revalidation',
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
      id: 'per-server',
      sources: [
        { label: 'Apache HTTP Server 2.4: FileETag', url: 'https://httpd.apache.org/docs/2.4/mod/core.html#fileetag' },
        { label: 'GTmetrix on YSlow’s rule: Configure entity tags (ETags)', url: 'https://gtmetrix.com/configure-entity-tags-etags.html' },
        { label: 'RFC 9110 §8.8.3, ETag', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3' },
      ],
    },
    {
      id: 'compression',
      sources: [
        { label: 'nginx: Changes with 1.7.3, 8 July 2014', url: 'https://nginx.org/en/CHANGES' },
        { label: 'Apache bug 45023, 2008: DEFLATE preventing 304 NOT MODIFIED response', url: 'https://bz.apache.org/bugzilla/show_bug.cgi?id=45023' },
        { label: 'Apache HTTP Server 2.4: DeflateAlterETag', url: 'https://httpd.apache.org/docs/2.4/mod/mod_deflate.html#deflatealteretag' },
        { label: 'RFC 9110 §8.8.3.3, Entity tags varying on content-negotiated resources', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3' },
      ],
    },
  ],
}
