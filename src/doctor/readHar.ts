/**
 * HAR 1.2 (a network panel's record). In: its text. Out: the exchanges whose response has headers, and what was passed over, by its
 * path in the JSON. Members that are not needed are not looked at, so a record that lacks them is read all the same. Nothing throws.
 */
import { array, number, object, optional, safeParse, string, unknown } from 'valibot'
import { readWords as words } from './copy/read.en.ts'
import type { Exchange, PasteNote, PlacedField } from './exchange.ts'
import { MOST_EXCHANGES, MOST_FIELDS, MOST_HAR, MOST_VALUE } from './limits.ts'
import { gatherNotes, type Notes } from './notes.ts'

const field = object({ name: string('A name in quotes'), value: string('A value in quotes') })
const fields = array(field, 'A list of headers')
const record = object({ log: object({ entries: array(unknown()) }) })
const entry = object(
  {
    startedDateTime: optional(unknown()),
    time: optional(unknown()),
    _fromCache: optional(unknown()),
    request: object({ method: string('A method'), url: string('An address'), headers: fields }, 'A request'),
    response: object({ status: number('A number'), headers: fields }, 'A response'),
  },
  'An entry',
)

export type HarRead = { readonly problem: PasteNote } | { readonly exchanges: readonly Exchange[]; readonly notes: Notes }

const failed = (text: string, where: string = words.whole): HarRead => ({ problem: { where, words: text } })

/** Reads a HAR. */
export function readHar(text: string): HarRead {
  if (text.length > MOST_HAR) return failed(words.har.tooMuch(MOST_HAR))
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof RangeError) return failed(words.har.tooDeep)
    return failed(words.har.notJson, placeIn(text, error))
  }
  const log = safeParse(record, json)
  if (!log.success) return failed(words.har.notHar)
  const { entries } = log.output.log
  if (entries.length === 0) return failed(words.har.noEntries, 'log.entries')
  const notes = gatherNotes()
  const exchanges: Exchange[] = []
  for (const [index, each] of entries.entries()) {
    if (exchanges.length >= MOST_EXCHANGES) {
      notes.add('log.entries', words.tooManyOf(MOST_EXCHANGES, entries.length))
      break
    }
    const exchange = exchangeOf(each, index, notes)
    if (exchange) exchanges.push(exchange)
  }
  if (exchanges.length === 0) return failed(words.har.noneUsable, notes.taken().notes[0]?.where ?? 'log.entries')
  return { exchanges, notes }
}

function exchangeOf(json: unknown, index: number, notes: Notes): Exchange | null {
  const read = safeParse(entry, json)
  if (!read.success) {
    const [issue] = read.issues
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('').replace(/^\./, '')
    notes.add(words.member(index, path), words.har.member(/^(An? )/.test(issue.message) ? issue.message : issue.expected ?? ''))
    return null
  }
  const { request, response, startedDateTime, time, _fromCache } = read.output
  if (response.status < 100) {
    notes.add(words.entry(index), words.har.noResponse)
    return null
  }
  const startedAtMs = typeof startedDateTime === 'string' ? Date.parse(startedDateTime) : NaN
  const tookMs = typeof time === 'number' && time > 0 ? time : 0
  return {
    request: { method: request.method.toUpperCase(), url: request.url, fields: placed(request.headers, index, notes) },
    response: { status: response.status, fields: placed(response.headers, index, notes) },
    receivedAtMs: Number.isFinite(startedAtMs + tookMs) ? startedAtMs + tookMs : null,
    ...((_fromCache === 'disk' || _fromCache === 'memory') && { fromStore: true }),
  }
}

/** Pseudo-fields of HTTP/2 are no fields; panels write several lines of one name with line ends between them. */
function placed(headers: readonly { readonly name: string; readonly value: string }[], index: number, notes: Notes): readonly PlacedField[] {
  const all = headers
    .filter(({ name }) => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name))
    .flatMap(({ name, value }) => value.split(/[\r\n]+/).map((each) => ({ name, value: each.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trim().slice(0, MOST_VALUE), line: null })))
  if (all.length > MOST_FIELDS) notes.add(words.entry(index), words.tooManyFields(MOST_FIELDS))
  return all.slice(0, MOST_FIELDS)
}

/** The engine's word for where reading ended, as line and column where it names a position. */
function placeIn(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (position === undefined) return words.lines(1, text.split('\n').length)
  const before = text.slice(0, Number(position)).split('\n')
  return words.place(before.length, (before.at(-1)?.length ?? 0) + 1)
}
