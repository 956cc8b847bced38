/** Ranges over sockets: what arrives is the right bytes of one version, or it visibly breaks off. */
import { get as httpGet, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { edge, origin } from './edge.testkit.ts'

const LENGTH = 100_000

const made = new Map<number, Buffer>()

/** Any two contents differ nearly everywhere, and so do any two places of one. */
function contentOf(version: number): Buffer {
  const known = made.get(version)
  if (known) return known
  const content = Buffer.alloc(LENGTH)
  for (let at = 0; at < LENGTH; at += 4) content.writeUInt32LE(Math.imul(at + 1, 0x9e3779b1 ^ (version * 0x85ebca6b)) >>> 0, at)
  made.set(version, content)
  return content
}

/** The same numbers every time. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

interface Got {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Its end came as its framing said. */
  readonly complete: boolean
}

function ask(url: string, headers: Record<string, string>): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = httpGet(`${url}/film`, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      const done = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks), complete: response.complete })
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', () => {})
      response.on('close', done)
    })
    request.on('error', reject)
  })
}

/** Answers for a range as RFC 9110 §14.2 has it, in chunks, and breaks some answers off. */
function serve(version: number, random: (below: number) => number, request: IncomingMessage, response: ServerResponse): void {
  const content = contentOf(version)
  const etag = `"v${version}"`
  const headers = { 'Cache-Control': 'max-age=1', ETag: etag, 'Content-Type': 'video/mp4' }
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end()
  const { range, 'if-range': ifRange } = request.headers
  const [, first = '', last = ''] = ifRange === undefined || ifRange === etag ? (/^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []) : []
  const from = Number(first)
  const until = first === '' || last === '' ? LENGTH - 1 : Math.min(Number(last), LENGTH - 1)
  const body = content.subarray(from, until + 1)
  const told = first === '' ? headers : { ...headers, 'Content-Range': `bytes ${from}-${until}/${LENGTH}` }
  response.writeHead(first === '' ? 200 : 206, { ...told, 'Content-Length': String(body.length) })
  const cutAt = random(3) === 0 ? random(body.length) : Infinity
  let sent = 0
  const more = (): void => {
    if (sent >= body.length) return void response.end()
    const chunk = body.subarray(sent, Math.min(sent + 7000, cutAt))
    sent += chunk.length
    if (chunk.length > 0) response.write(chunk)
    if (sent >= cutAt) setImmediate(() => response.destroy())
    else setImmediate(more)
  }
  more()
}

describe.each([{ shield: false }, { shield: true }])('ranges through the proxy, shield $shield', ({ shield }) => {
  it('bring the right bytes of one version, or break off', async () => {
    const random = seeded(9110)
    let version = 1
    const behind = await origin((request, response) => serve(version, random, request, response))
    let nowMs = Date.UTC(2026, 0, 1)
    const { url } = await edge(behind, { shield, nowMs: () => nowMs })
    const seen = { whole: 0, parts: 0, broken: 0, fromStore: 0 }

    const check = ({ status, headers, body, complete }: Got, known: string | undefined) => {
      const content = contentOf(Number(/^"v(\d+)"$/.exec(headers.etag ?? '')?.[1]))
      const [, first = '0', last = String(LENGTH - 1)] = /^bytes (\d+)-(\d+)\/100000$/.exec(headers['content-range'] ?? '') ?? []
      const expected = content.subarray(Number(first), Number(last) + 1)
      expect(status).toBe(headers['content-range'] === undefined ? 200 : 206)
      expect(body.equals(complete ? expected : expected.subarray(0, body.length))).toBe(true)
      if (status === 206 && known !== undefined) expect(headers.etag).toBe(known)
      if (!complete) seen.broken += 1
      else if (status === 206) seen.parts += 1
      else seen.whole += 1
      if (/edge; (hit|.*collapsed)/.test(String(headers['cache-status']))) seen.fromStore += 1
    }
    for (let round = 0; round < 30; round++) {
      const asked = Array.from({ length: 6 }, async () => {
        const from = random(LENGTH)
        const range = random(5) === 0 ? undefined : `bytes=${from}-${random(3) === 0 ? '' : Math.min(LENGTH - 1, from + random(20_000))}`
        const known = range !== undefined && random(6) === 0 ? `"v${version}"` : undefined
        const got = await ask(url, { ...(range && { Range: range }), ...(known && { 'If-Range': known }) })
        if (got.status !== 502) check(got, known)
      })
      await Promise.all(asked)
      nowMs += random(4) * 500
      if (random(2) === 0) version += 1
    }
    expect(Object.values(seen).every((times) => times > 5)).toBe(true)
  })
})
