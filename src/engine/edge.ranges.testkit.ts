/** A node whose origin answers with bytes that tell what they are: every one of them says of which version it is, and where it stands. */
import { at, dateAt, lines, node, request, type Fields } from './engine.testkit.ts'
import type { CacheEffect, CacheNodeOptions } from './edge.types.ts'
import { readBody, textBody } from './http/body.testkit.ts'
import { fieldValue, type HttpResponse } from './http/message.ts'

/** The content of a version: one character a byte, unlike any of another version or place. */
export function contentOf(version: number, lengthBytes: number): string {
  return Array.from({ length: lengthBytes }, (_, at) => String.fromCharCode(0x1000 + version * 0x100 + at)).join('')
}

export interface Bytes {
  readonly version: number
  readonly firstByte: number
  readonly lastByte: number
}

/** What the bytes say of themselves. Throws when they are not one run of one version. */
export function bytesIn(text: string): Bytes | null {
  if (text === '') return null
  const [first = 0] = [...text].map((char) => char.charCodeAt(0) - 0x1000)
  const found = { version: first >> 8, firstByte: first & 0xff, lastByte: (first & 0xff) + text.length - 1 }
  const expected = contentOf(found.version, 0x100).slice(found.firstByte, found.lastByte + 1)
  if (text !== expected) throw new Error(`bytes from different contents: ${JSON.stringify([...text].map((char) => (char.charCodeAt(0) - 0x1000).toString(16)))}`)
  return found
}

/** An answer in short: `206 2-4/10 of v1`, `200 0-9 of v1`, `416` with its range. */
function inShort({ status, headers, body }: HttpResponse): string {
  const range = fieldValue(headers, 'content-range')?.replace('bytes ', '')
  const bytes = bytesIn(readBody(body))
  const place = range ?? (bytes && `${bytes.firstByte}-${bytes.lastByte}`)
  return `${status}${place ? ` ${place}` : ''}${bytes ? ` of v${bytes.version}` : ''}`
}

/** The fields of a 206 with the bytes `first` to `last` of ten. */
export function part(first: number, last: number, fields: Fields = {}): Fields {
  return { 'Content-Range': `bytes ${first}-${last}/10`, 'Content-Length': String(last - first + 1), ...fields }
}

/** Times in seconds from the start; contents have ten bytes. */
export function rangesNode(options: Partial<CacheNodeOptions> = {}) {
  const cache = node(options)
  const told = (event: Parameters<typeof cache.step>[0], seconds: number) => {
    const { effects, decisions } = cache.step(event, at(seconds))
    return { effects: effects.map(inWords), decisions: decisions.map(({ decision: { rule, because } }) => `${rule} ${because}`), raw: effects }
  }
  return {
    cache,
    ask: (requestId: string, seconds: number, fields: Fields = {}, method = 'GET') => told({ type: 'request', requestId, request: request(fields, method) }, seconds),
    answer: (fetchId: string, seconds: number, status: number, fields: Fields, text: string, body: 'whole' | 'arriving' = 'whole') =>
      told({ type: 'upstream-response', fetchId, response: { status, headers: lines({ Date: dateAt(seconds), ...fields }), body: textBody(text) }, requestSentAtMs: at(seconds), body }, seconds),
    end: (fetchId: string, seconds: number, text: string, complete: boolean) => told({ type: 'upstream-body-end', fetchId, body: textBody(text), complete }, seconds),
  }
}

function inWords(effect: CacheEffect): string {
  switch (effect.type) {
    case 'respond':
      return `${effect.requestId} ${effect.outcome} ${inShort(effect.response)}`
    case 'forward': {
      const sent = ['range', 'if-range', 'if-none-match'].flatMap((name) => fieldValue(effect.request.headers, name) ?? [])
      return [`forward ${effect.fetchId}`, ...sent].join(' ')
    }
    case 'wait':
      return `${effect.requestId} waits for ${effect.fetchId}`
    case 'stored':
    case 'refreshed': {
      const { partial } = effect.entry
      return partial ? `${effect.type} ${partial.heldBytes} of ${partial.completeBytes}` : effect.type
    }
    case 'evicted':
      return `evicted ${effect.reason}`
    default:
      return effect.type
  }
}

/** All of version 1, and fields that let it be stored for a minute. */
export const TEN = contentOf(1, 10)
export const minute: Fields = { 'Cache-Control': 'max-age=60', ETag: '"v1"', 'Content-Type': 'video/mp4' }
export const whole: Fields = { ...minute, 'Content-Length': '10' }

/** Some bytes of a version, both ends included. */
export function cut(first: number, last: number, version = 1): string {
  return contentOf(version, 10).slice(first, last + 1)
}

export function range(set: string): Fields {
  return { Range: `bytes=${set}` }
}

/** A node that stores all ten bytes of version 1. */
export function withWhole() {
  const told = rangesNode()
  told.ask('r0', 0)
  told.answer('r0/f1', 0, 200, whole, TEN)
  return told
}

/** A node that stores some bytes of version 1. */
export function withPart(first: number, last: number, fields = minute) {
  const told = rangesNode()
  told.ask('r0', 0, range(`${first}-${last}`))
  told.answer('r0/f1', 0, 206, part(first, last, fields), cut(first, last))
  return told
}
