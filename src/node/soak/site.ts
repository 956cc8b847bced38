/**
 * The site that is served: what its origin says of each resource, which version of each it has, and what may be told to whom. The origin
 * writes it; the clients check against it.
 */
import { hash } from './content.ts'

/** Whose answer it is: everybody's, the asking user's, or everybody's with the same language. */
export type Audience = 'all' | 'user' | 'language'

export interface Kind {
  readonly name: string
  readonly weight: number
  readonly count: number
  readonly audience: Audience
  /** How the asking user is named: not at all, by Cookie, or by Authorization. */
  readonly credential: 'none' | 'cookie' | 'authorization'
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Nothing may answer but the origin, for every single request. */
  readonly neverStored?: true
  /** For how long after it was superseded a version may still be told: its lifetime and the windows of RFC 5861. */
  readonly usableSeconds: number
  /** A stale one is never served, so that a soft purge counts like a hard one. */
  readonly neverStale?: true
  readonly weakTag?: true
  readonly status?: number
  readonly sizes: readonly [least: number, most: number]
}

/** So many bytes more than there are does the origin announce when it lies; such an answer says so in X-Lie. */
export const LIE_BYTES = 500

const SMALL = [0, 8000] as const

export const KINDS: readonly Kind[] = [
  { name: 'page', weight: 30, count: 400, audience: 'all', credential: 'cookie', headers: [['Cache-Control', 'public, max-age=30']], usableSeconds: 30, sizes: SMALL },
  { name: 'swr', weight: 10, count: 100, audience: 'all', credential: 'none', headers: [['Cache-Control', 'max-age=1, stale-while-revalidate=20, stale-if-error=60']], usableSeconds: 61, sizes: SMALL },
  { name: 'must', weight: 8, count: 60, audience: 'all', credential: 'none', headers: [['Cache-Control', 'max-age=2, must-revalidate']], neverStale: true, usableSeconds: 2, sizes: SMALL },
  { name: 'weak', weight: 5, count: 50, audience: 'all', credential: 'none', headers: [['Cache-Control', 's-maxage=3']], weakTag: true, usableSeconds: 3, sizes: SMALL },
  { name: 'silent', weight: 5, count: 50, audience: 'all', credential: 'cookie', headers: [['Last-Modified', 'Thu, 01 Jan 2015 00:00:00 GMT']], usableSeconds: Infinity, sizes: SMALL },
  { name: 'lang', weight: 6, count: 60, audience: 'language', credential: 'none', headers: [['Cache-Control', 'max-age=20'], ['Vary', 'Accept-Language']], usableSeconds: 20, sizes: SMALL },
  { name: 'mine', weight: 6, count: 20, audience: 'user', credential: 'cookie', headers: [['Cache-Control', 'max-age=20'], ['Vary', 'Cookie']], usableSeconds: 20, sizes: SMALL },
  { name: 'private', weight: 5, count: 40, audience: 'user', credential: 'cookie', headers: [['Cache-Control', 'private, max-age=60']], neverStored: true, usableSeconds: 0, sizes: SMALL },
  { name: 'account', weight: 5, count: 40, audience: 'user', credential: 'authorization', headers: [['Cache-Control', 'max-age=60']], neverStored: true, usableSeconds: 0, sizes: SMALL },
  { name: 'open', weight: 3, count: 30, audience: 'all', credential: 'authorization', headers: [['Cache-Control', 'public, max-age=20']], usableSeconds: 20, sizes: SMALL },
  { name: 'basket', weight: 3, count: 20, audience: 'user', credential: 'cookie', headers: [['Cache-Control', 'no-store']], neverStored: true, usableSeconds: 0, sizes: SMALL },
  { name: 'login', weight: 3, count: 20, audience: 'all', credential: 'cookie', headers: [['Cache-Control', 'max-age=20, no-cache="set-cookie"']], usableSeconds: 20, sizes: SMALL },
  { name: 'cdn', weight: 3, count: 30, audience: 'all', credential: 'none', headers: [['Cache-Control', 'no-store'], ['CDN-Cache-Control', 'max-age=20']], usableSeconds: 20, sizes: SMALL },
  { name: 'missing', weight: 2, count: 40, audience: 'all', credential: 'none', headers: [['Cache-Control', 'max-age=5']], status: 404, usableSeconds: 5, sizes: [0, 200] },
  { name: 'video', weight: 2, count: 12, audience: 'all', credential: 'none', headers: [['Cache-Control', 'max-age=60']], usableSeconds: 60, sizes: [100_000, 600_000] },
  { name: 'film', weight: 0.2, count: 4, audience: 'all', credential: 'none', headers: [['Cache-Control', 'max-age=60']], usableSeconds: 60, sizes: [1_100_000, 1_500_000] },
]

export interface Resource {
  readonly path: string
  readonly kind: Kind
  readonly lengthBytes: number
  readonly tags: readonly string[]
}

const TAGS = 24

export interface Site {
  readonly resources: readonly Resource[]
  readonly byPath: ReadonlyMap<string, Resource>
  readonly byTag: ReadonlyMap<string, readonly Resource[]>
  readonly tags: readonly string[]
  /** What the origin has now. */
  readonly version: (path: string) => number
  /** A change at the origin. @returns the new version */
  readonly publish: (path: string, nowMs: number) => number
  /** When the version was superseded, ms; Infinity when it is the current one. */
  readonly supersededAtMs: (path: string, version: number) => number
  /** The lowest version that may still be told to who asks from now on. */
  readonly floor: (path: string) => number
  /** Nothing older than `version` may be told from now on: a purge is complete, or an unsafe request was answered. */
  readonly raise: (path: string, version: number) => void
}

/** A site of its own, every resource at version 1. */
export function createSite(): Site {
  const resources = KINDS.flatMap((kind) => Array.from({ length: kind.count }, (_, number) => resource(kind, number)))
  const versions = new Map(resources.map(({ path }) => [path, 1]))
  const superseded = new Map<string, number[]>()
  const floors = new Map(resources.map(({ path }) => [path, 1]))
  const byTag = new Map<string, Resource[]>()
  for (const each of resources) for (const tag of each.tags) byTag.set(tag, [...(byTag.get(tag) ?? []), each])
  const version = (path: string) => versions.get(path) ?? 0
  const floor = (path: string) => floors.get(path) ?? 0
  return {
    resources,
    byPath: new Map(resources.map((each) => [each.path, each])),
    byTag,
    tags: [...byTag.keys()],
    version,
    publish(path, nowMs) {
      const moments = superseded.get(path)
      if (moments === undefined) superseded.set(path, [nowMs])
      else moments.push(nowMs)
      versions.set(path, version(path) + 1)
      return version(path)
    },
    supersededAtMs: (path, of) => superseded.get(path)?.[of - 1] ?? Infinity,
    floor,
    raise(path, to) {
      floors.set(path, Math.max(floor(path), to))
    },
  }
}

function resource(kind: Kind, number: number): Resource {
  const path = `/${kind.name}/${number}`
  const [least, most] = kind.sizes
  const tags = [`t${hash(path) % TAGS}`, `t${hash(`${path} again`) % TAGS}`]
  return { path, kind, lengthBytes: least + (hash(`size ${path}`) % (most - least + 1)), tags: [...new Set(tags)] }
}

/** Whose content it is, for a request of this user and language. */
export function ownerOf({ audience }: Kind, user: string, language: string): string {
  return audience === 'user' ? user : audience === 'language' ? language : 'all'
}

/** The entity tag of a version that was made for somebody, weak where its kind has weak ones (RFC 9110 §8.8.3). */
export function etagOf({ weakTag }: Kind, version: number, owner: string): string {
  return `${weakTag ? 'W/' : ''}"${version}-${owner}"`
}
