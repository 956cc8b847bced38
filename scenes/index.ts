/**
 * The teaching order, one line a scene. A scene whose folder is there has a `load`; without one it is planned: listed, but
 * not to be opened. A scene's title and thesis stand in outline.en.ts.
 */
import type { SceneModule } from '../src/lesson/sceneProps.ts'

export interface SceneEntry {
  readonly id: string
  /** Folder and address. */
  readonly slug: string
  readonly load?: () => Promise<{ readonly scene: SceneModule }>
}

export const SCENES: readonly SceneEntry[] = [
  { id: '00', slug: '00-foundations', load: () => import('./00-foundations/index.ts') },
  { id: '01', slug: '01-no-cdn', load: () => import('./01-no-cdn/index.ts') },
  { id: '02', slug: '02-hit-and-miss', load: () => import('./02-hit-and-miss/index.ts') },
  { id: '03', slug: '03-pops-and-anycast', load: () => import('./03-pops-and-anycast/index.ts') },
  { id: '04', slug: '04-ttl', load: () => import('./04-ttl/index.ts') },
  { id: '05', slug: '05-revalidation', load: () => import('./05-revalidation/index.ts') },
  { id: '06', slug: '06-stale-while-revalidate', load: () => import('./06-stale-while-revalidate/index.ts') },
  { id: '07', slug: '07-purge', load: () => import('./07-purge/index.ts') },
  { id: '08', slug: '08-cache-key-and-vary', load: () => import('./08-cache-key-and-vary/index.ts') },
  { id: '09', slug: '09-origin-shield', load: () => import('./09-origin-shield/index.ts') },
  { id: '10', slug: '10-bypass', load: () => import('./10-bypass/index.ts') },
  { id: '11', slug: '11-hit-ratio', load: () => import('./11-hit-ratio/index.ts') },
  { id: '12', slug: '12-capstone', load: () => import('./12-capstone/index.ts') },
]
