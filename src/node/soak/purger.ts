/** Purges of all kinds while requests are under way: a new version at the origin, the purge, and from its answer on nothing older. */
import type { Random } from '../random.ts'
import type { Resource, Site } from './site.ts'

export type PurgeKind = 'url hard' | 'url soft' | 'tag hard' | 'tag soft' | 'everything hard' | 'everything soft'

export type Selector = { readonly by: 'url'; readonly path: string } | { readonly by: 'tag'; readonly tag: string } | { readonly by: 'everything' }

/** Carries a purge out at the edge; resolves when it is complete. */
export type Purge = (selector: Selector, mode: 'hard' | 'soft') => Promise<void>

/** Publishes new versions of some resources and purges what was before. @returns what it did */
export async function purgeSomething(site: Site, random: Random, nowMs: () => number, purge: Purge): Promise<PurgeKind> {
  const mode = random.chance(0.25) ? 'soft' : 'hard'
  const way = random.below(100)
  const tag = random.pick(site.tags)
  // Half of them where requests meet: the first of each kind are asked for most.
  const hot = site.resources.filter(({ path, kind }) => Number(path.split('/')[2]) < kind.count * 0.05)
  const one = random.pick(random.chance(0.5) ? hot : site.resources)
  const [by, selector, affected]: [string, Selector, readonly Resource[]] =
    way < 60 ? ['url', { by: 'url', path: one.path }, [one]] : way < 95 ? ['tag', { by: 'tag', tag }, site.byTag.get(tag) ?? []] : ['everything', { by: 'everything' }, site.resources]
  const published = affected.map((resource) => ({ resource, version: site.publish(resource.path, nowMs()) }))
  await purge(selector, mode)
  for (const { resource, version } of published) if (mode === 'hard' || resource.kind.neverStale) site.raise(resource.path, version)
  return `${by} ${mode}` as PurgeKind
}
