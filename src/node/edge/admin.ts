/** The admin address, for programs on this machine: purging by URL, tag or everything; what is stored; what was counted. JSON throughout. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { PurgeMode, PurgeSelector, StoredSummary } from '../../engine/edge.types.ts'
import type { Refusal } from './admission.ts'
import type { CacheTier } from './cache-tier.ts'
import { isLoopback, namesLoopback } from './loopback.ts'
import { purgeAll, purgeUrl } from './purge.ts'

export interface AdminSettings {
  /** The one that clients meet first. */
  readonly tiers: readonly CacheTier[]
  readonly stats: () => unknown
}

type Answer = { readonly status: number; readonly value: unknown }

const LARGEST_QUESTION_BYTES = 64 * 1024
const MOST_ENTRIES = 1000

/** A server for the admin address. It listens nowhere yet. */
export function createAdmin(settings: AdminSettings): Server {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 })
  server.on('request', (request, response) => {
    answer(request, settings).then(
      (given) => send(response, given),
      () => send(response, refused({ status: 400, reason: 'The request broke off.' })),
    )
  })
  return server
}

async function answer(request: IncomingMessage, settings: AdminSettings): Promise<Answer> {
  const refusal = refuse(request)
  if (refusal !== null) return refused(refusal)
  const url = new URL(request.url ?? '/', 'http://localhost')
  const asked = `${request.method} ${url.pathname}`
  if (asked === 'GET /healthz') return { status: 200, value: { ok: true } }
  if (asked === 'GET /stats') return { status: 200, value: settings.stats() }
  if (asked === 'GET /entries') return entries(url.searchParams, settings.tiers)
  if (asked === 'POST /purge') return purge(request, settings.tiers)
  return refused({ status: 404, reason: `There is no ${asked} here. There are GET /healthz, GET /stats, GET /entries and POST /purge.` })
}

/** Not to strangers, and not to web pages that a browser on this machine shows. */
function refuse({ socket, headers }: IncomingMessage): Refusal | null {
  if (!isLoopback(socket.remoteAddress)) return { status: 403, reason: 'This address is open to this machine (loopback) only.' }
  if (!namesLoopback(headers.host)) return { status: 403, reason: 'The Host field must name this machine, as localhost or 127.0.0.1 do.' }
  return headers.origin === undefined ? null : { status: 403, reason: 'This address is not open to web pages.' }
}

function entries(parameters: URLSearchParams, tiers: readonly CacheTier[]): Answer {
  const name = parameters.get('node') ?? tiers[0]?.name
  const tier = tiers.find((each) => each.name === name)
  if (tier === undefined) return refused({ status: 404, reason: `There is no node ${name}. There is ${tiers.map((each) => each.name).join(' and ')}.` })
  const offset = wholeNumber(parameters.get('offset'), 0)
  const limit = Math.min(wholeNumber(parameters.get('limit'), 100), MOST_ENTRIES)
  const all = tier.entries()
  const page = all.slice(offset, offset + limit).map(withoutContent)
  const nextOffset = offset + limit < all.length ? offset + limit : null
  return { status: 200, value: { node: name, total: all.length, offset, nextOffset, entries: page } }
}

function withoutContent({ content: _, ...entry }: StoredSummary): Omit<StoredSummary, 'content'> {
  return entry
}

function wholeNumber(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : otherwise
}

async function purge(request: IncomingMessage, tiers: readonly CacheTier[]): Promise<Answer> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return refused({ status: 415, reason: 'Send JSON, with Content-Type: application/json.' })
  }
  const text = await contentOf(request)
  if (text === null) return refused({ status: 413, reason: `The content is longer than ${LARGEST_QUESTION_BYTES} bytes. Purge in several requests.` })
  const question = read(text)
  return 'reason' in question ? refused(question) : { status: 200, value: purgeAll(tiers, question.selector, question.mode) }
}

async function contentOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > LARGEST_QUESTION_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What is to be purged: exactly one of url, tags and everything, and perhaps a mode. */
function read(text: string): { readonly selector: PurgeSelector; readonly mode: PurgeMode } | Refusal {
  let question: unknown
  try {
    question = JSON.parse(text)
  } catch {
    return { status: 400, reason: 'The content is no JSON.' }
  }
  if (typeof question !== 'object' || question === null) return { status: 400, reason: 'The content is no JSON object.' }
  const { url, tags, everything, mode = 'hard', ...unknown } = question as Record<string, unknown>
  const [stranger] = Object.keys(unknown)
  if (stranger !== undefined) return { status: 400, reason: `There is no "${stranger}". There are url, tags, everything and mode.` }
  if (mode !== 'hard' && mode !== 'soft') return { status: 400, reason: '"mode" is "hard" or "soft".' }
  const selectors = [url, tags, everything].filter((each) => each !== undefined)
  if (selectors.length !== 1) return { status: 400, reason: 'Name exactly one of url, tags and everything.' }
  const selector = selectorOf(url, tags, everything)
  return typeof selector === 'string' ? { status: 400, reason: selector } : { selector, mode }
}

/** @returns the selector, or what is wrong */
function selectorOf(url: unknown, tags: unknown, everything: unknown): PurgeSelector | string {
  if (everything !== undefined) return everything === true ? { by: 'everything' } : '"everything" can only be true.'
  if (tags !== undefined) {
    const areTags = Array.isArray(tags) && tags.length > 0 && tags.every((tag) => typeof tag === 'string' && tag !== '')
    return areTags ? { by: 'tag', tags: tags as string[] } : '"tags" is a list of at least one tag, each a text.'
  }
  const purged = purgeUrl(url)
  return purged === null ? '"url" is a whole http address with its host, as a client asks for it.' : { by: 'url', url: purged }
}

function refused({ status, reason }: Refusal): Answer {
  return { status, value: { error: reason } }
}

function send(response: ServerResponse, { status, value }: Answer): void {
  const text = `${JSON.stringify(value)}\n`
  if (status === 413) response.shouldKeepAlive = false
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text), 'Cache-Control': 'no-store' })
  response.end(text)
}
