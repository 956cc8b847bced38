/** The requests that the clients send. */
import type { Random } from '../random.ts'
import { etagOf, KINDS, ownerOf, type Kind, type Resource, type Site } from './site.ts'

export interface Ask {
  readonly id: number
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE'
  readonly resource: Resource
  readonly user: string
  readonly language: string
  /** Bytes asked for, both included; null: all. */
  readonly range: readonly [first: number, last: number] | null
  /** If-None-Match, or If-Range beside a range. */
  readonly etag: string | null
  /** The client goes away before it has its answer. */
  readonly aborts: boolean
  /** Nothing older may be told: taken at the moment of sending. */
  readonly floor: number
  readonly sentAtMs: number
}

const USERS = Array.from({ length: 40 }, (_, number) => `u${number}`)
const LANGUAGES = ['de', 'en', 'ja']

export interface AskMaker {
  readonly next: (nowMs: number) => Ask
}

/** Requests with numbers from 1 on, as the seed has them. */
export function createAsks(site: Site, random: Random): AskMaker {
  const kinds = KINDS.flatMap((kind) => Array.from({ length: Math.ceil(kind.weight * 5) }, () => kind))
  const ofKind = new Map(KINDS.map((kind) => [kind, site.resources.filter((each) => each.kind === kind)]))
  let id = 0
  return {
    next(nowMs) {
      id += 1
      const resource = popular(ofKind.get(random.pick(kinds)) ?? site.resources, random)
      const { kind, path, lengthBytes } = resource
      const user = kind.credential === 'none' ? 'anon' : random.chance(0.1) && kind.audience === 'all' ? 'anon' : random.pick(USERS)
      const language = random.pick(LANGUAGES)
      const method = methodFor(random, kind)
      const range = method === 'GET' && lengthBytes > 1 && random.chance(kind.name === 'video' ? 0.5 : 0.06) ? rangeIn(lengthBytes, random) : null
      const tag = () => etagOf(kind, Math.max(1, site.version(path) - random.below(3)), ownerOf(kind, user, language))
      const etag = method === 'GET' && random.chance(0.1) && !(range !== null && kind.weakTag) ? tag() : null
      const floor = kind.neverStored ? site.version(path) : site.floor(path)
      return { id, method, resource, user, language, range, etag, aborts: random.chance(0.003), floor, sentAtMs: nowMs }
    },
  }
}

/** A few are asked for much more than the rest, so that requests for one meet. */
function popular(resources: readonly Resource[], random: Random): Resource {
  const reach = Math.max(1, Math.ceil(resources.length * random.pick([0.05, 0.3, 1])))
  return random.pick(resources.slice(0, reach))
}

function methodFor(random: Random, { status }: Kind): Ask['method'] {
  if (status !== undefined) return 'GET'
  const way = random.below(1000)
  return way < 12 ? 'POST' : way < 16 ? 'DELETE' : way < 56 ? 'HEAD' : 'GET'
}

function rangeIn(lengthBytes: number, random: Random): readonly [number, number] {
  const first = random.below(lengthBytes)
  return [first, first + random.below(lengthBytes - first)]
}

const CONTENT = 'x'.repeat(100)

/** The request as HTTP/1.1 has it on the wire. */
export function written({ id, method, resource, user, language, range, etag }: Ask, host: string): string {
  let text = `${method} ${resource.path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Language: ${language}\r\nX-Ask: ${id}\r\n`
  if (user !== 'anon') text += resource.kind.credential === 'authorization' ? `Authorization: Bearer ${user}\r\n` : `Cookie: session=${user}\r\n`
  if (range !== null) text += `Range: bytes=${range[0]}-${range[1]}\r\n`
  if (etag !== null) text += `${range === null ? 'If-None-Match' : 'If-Range'}: ${etag}\r\n`
  if (method !== 'POST') return `${text}\r\n`
  // One half says its length, the other comes in chunks.
  if (id % 2 === 0) return `${text}Content-Length: ${CONTENT.length}\r\n\r\n${CONTENT}`
  return `${text}Transfer-Encoding: chunked\r\n\r\n${CONTENT.length.toString(16)}\r\n${CONTENT}\r\n0\r\n\r\n`
}
