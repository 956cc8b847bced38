/**
 * Dumps of messages as text: bare header lines, what curl -i, -I, -v and wget -S print, a request followed by its response, several
 * of them after redirects. In: the text. Out: exchanges, and what was passed over. Nothing throws.
 */
import { parseHeaderText } from '../engine/http/header-text.ts'
import { readWords as words } from './copy/read.en.ts'
import { beginningOf, dumpLines, type DumpLine } from './dumpLines.ts'
import { headersOf, type Exchange, type PlacedField } from './exchange.ts'
import { MOST_EXCHANGES, MOST_FIELDS, MOST_HEAD, MOST_VALUE } from './limits.ts'
import { gatherNotes, type Notes } from './notes.ts'
import { panelLineOf } from './panelLines.ts'
import { urlAfter, urlOf } from './urls.ts'

interface Head {
  /** 'unknown': no line says whether this is a request's or a response's. */
  readonly side: 'request' | 'response' | 'unknown'
  readonly method: string
  readonly target: string | null
  readonly status: number | null
  readonly reason: string
  readonly fields: PlacedField[]
}

/** Fields that requests alone carry. */
const ASKING = new Set(['host', 'user-agent', 'accept', ':authority', ':method', ':path', 'cookie', 'authorization'])

/** @returns exchanges in the order of the text; none where it holds no response */
export function readText(text: string): { readonly exchanges: readonly Exchange[]; readonly onlyRequest: boolean; readonly notes: Notes } {
  const reader = new Reader()
  for (const line of dumpLines(text)) reader.take(line)
  return reader.end()
}

class Reader {
  readonly #notes = gatherNotes()
  readonly #exchanges: Exchange[] = []
  #head: Head | null = null
  #request: Head | null = null
  #url: string | null = null
  /** The first line of a body that is being passed over. */
  #bodyFrom: number | null = null
  #bodyTo = 0
  /** A blank line came after fields that no status line stood before. */
  #paused = false
  #full = false
  /** What a network panel said in its general part. */
  #panel: { readonly url: string | null; readonly method: string | null; readonly status: number | null } | null = null
  /** The exchange of that panel, once its response is read: its request's headers may come after. */
  #panelExchange: number | null = null
  #characters = 0

  take({ number, text, side }: DumpLine): void {
    const beginning = side === 'tool' ? null : beginningOf(text)
    if (beginning?.kind === 'command') {
      this.#url = beginning.url ?? this.#url
      return
    }
    const status = beginning?.kind === 'response' && /^:status/i.test(text) ? beginning.status : null
    const open = this.#head
    if (status !== null && open && open.side !== 'request' && open.status === null && !open.fields.some(({ name }) => ASKING.has(name.toLowerCase()))) {
      this.#head = { ...open, side: 'response', status }
      return
    }
    if (beginning) {
      this.#finish()
      this.#head = beginning.kind === 'response' ? head('response', { status: beginning.status, reason: beginning.reason }) : head('request', { method: beginning.method, target: beginning.target })
      return
    }
    if (side === 'tool') return
    if (text.trim() === '') return this.#blank(side !== null)
    if (this.#bodyFrom !== null) return this.#pass(number)
    this.#field(number, text)
  }

  end(): ReturnType<typeof readText> {
    this.#finish()
    this.#endPanel()
    return { exchanges: this.#exchanges, onlyRequest: this.#request !== null && this.#exchanges.length === 0, notes: this.#notes }
  }

  #blank(marked: boolean): void {
    if (!this.#head) return
    if (this.#head.side === 'unknown') this.#paused = true
    else if (this.#head.side === 'request') this.#finish()
    // Marked dumps tell what a body is by themselves.
    else if (!marked) this.#bodyFrom = 0
  }

  #pass(number: number): void {
    if (this.#bodyFrom === 0) this.#bodyFrom = number
    this.#bodyTo = number
  }

  #field(number: number, text: string): void {
    const fields = this.#head?.fields
    const last = fields?.at(-1)
    if (/^[ \t]/.test(text) && fields && last && !this.#paused) {
      fields[fields.length - 1] = { ...last, value: cut(`${last.value} ${text.trim()}`.trim()) }
      return this.#notes.add(words.line(number), words.folded)
    }
    if (this.#panelLine(text)) return
    const pseudo = /^(:[a-z]+):?[ \t]*(.*)$/.exec(text)
    if (pseudo) return this.#pseudo(pseudo[1] ?? '', pseudo[2]?.trim() ?? '')
    const [line] = parseHeaderText(text).lines
    // Network panels copy a field as two lines: its name and a colon, then its value.
    if (fields && last && last.value === '' && last.line === number - 1 && (line?.kind === 'malformed' || /^[a-z][a-z0-9+.-]*:\/\//i.test(text))) {
      fields[fields.length - 1] = { ...last, value: cut(text.trim()) }
      return
    }
    if (line?.kind !== 'field') {
      if (this.#paused) {
        this.#bodyFrom = 0
        return this.#pass(number)
      }
      return this.#notes.add(words.line(number), words.notAField[line?.kind === 'malformed' ? line.problem : 'no-colon'])
    }
    this.#paused = false
    this.#head ??= head('unknown', {})
    if (this.#head.fields.length === MOST_FIELDS) this.#notes.add(words.line(number), words.tooManyFields(MOST_FIELDS))
    if (line.value.length > MOST_VALUE) this.#notes.add(words.line(number), words.tooLong(MOST_VALUE))
    const before = this.#characters
    this.#characters += line.name.length + Math.min(line.value.length, MOST_VALUE)
    if (this.#characters > MOST_HEAD) {
      if (before <= MOST_HEAD) this.#notes.add(words.line(number), words.tooLongHead(MOST_HEAD))
      return
    }
    // One more than is kept marks that the rest is passed over.
    if (this.#head.fields.length <= MOST_FIELDS) this.#head.fields.push({ name: line.name, value: cut(line.value), line: number })
  }

  /** Words of a network panel's own. @returns was it one? */
  #panelLine(text: string): boolean {
    const said = panelLineOf(text)
    if (said === null) return false
    if (said.kind === 'heading') {
      this.#finish()
      if (said.of === 'general') this.#endPanel()
      else this.#head = head(said.of, {})
      return true
    }
    // The general part of the next exchange, or of this one.
    if (said.kind === 'url' && (this.#panel !== null || this.#panelExchange !== null)) {
      this.#finish()
      this.#endPanel()
    }
    const panel = this.#panel ?? { url: null, method: null, status: null }
    if (said.kind === 'url') this.#panel = { ...panel, url: /^https?:/i.test(said.value) ? said.value : null }
    else if (said.kind === 'method') this.#panel = { ...panel, method: said.value || null }
    else if (said.kind === 'status') this.#panel = { ...panel, status: said.value }
    return true
  }

  /** What HTTP/2 has in place of a request line (RFC 9113 §8.3.1), as network panels show it. */
  #pseudo(name: string, value: string): void {
    if (this.#head?.side !== 'request') {
      this.#finish()
      this.#head = head('request', {})
    }
    const { method, target, fields } = this.#head
    const url = target ?? ''
    if (name === ':method') this.#head = { ...this.#head, method: value || method }
    else if (name === ':path') this.#head = { ...this.#head, target: value }
    else if (name === ':authority') fields.push({ name: 'Host', value, line: null })
    else this.#head = { ...this.#head, target: url === '' ? null : url }
  }

  #finish(): void {
    const done = this.#head
    if (this.#bodyFrom !== null && this.#bodyFrom > 0) this.#notes.add(words.lines(this.#bodyFrom, this.#bodyTo), words.body)
    this.#head = null
    this.#bodyFrom = null
    this.#paused = false
    this.#characters = 0
    if (!done) return
    const fields = done.fields.slice(0, MOST_FIELDS)
    const asks = done.side === 'request' || (done.side === 'unknown' && this.#panel === null && fields.some(({ name }) => ASKING.has(name.toLowerCase())))
    if (asks) return this.#ask({ ...done, fields })
    if (done.status !== null && done.status < 200) return this.#notes.add(words.line(Math.max(1, (fields[0]?.line ?? 2) - 1)), words.interim(done.status))
    if (fields.length === 0 && /connection established/i.test(done.reason)) return this.#notes.add(words.whole, words.tunnel)
    this.#keep(done.status, fields)
  }

  /** A general part with neither fields nor headings after it: its status is a response by itself. */
  #endPanel(): void {
    if (this.#panel?.status != null && this.#panelExchange === null) this.#keep(null, [])
    this.#panel = this.#panelExchange = null
  }

  #ask(request: Head): void {
    const answered = this.#panelExchange === null ? undefined : this.#exchanges[this.#panelExchange]
    if (this.#panelExchange === null || !answered) {
      this.#request = request
      return
    }
    const { method, url = null } = answered.request ?? { method: request.method }
    this.#exchanges[this.#panelExchange] = { ...answered, request: { method, url: url ?? urlOf(request.target, request.fields), fields: request.fields } }
  }

  #keep(pasted: number | null, fields: readonly PlacedField[]): void {
    const panel = this.#panelExchange === null ? this.#panel : null
    const status = pasted ?? panel?.status ?? null
    if (this.#exchanges.length >= MOST_EXCHANGES) {
      if (!this.#full) this.#notes.add(words.whole, words.tooManyExchanges(MOST_EXCHANGES))
      this.#full = true
      return
    }
    const asked = this.#request
    const url = (asked && urlOf(asked.target, asked.fields)) ?? panel?.url ?? this.#url
    const method = panel?.method ?? asked?.method ?? null
    const request = asked || method !== null || url !== null ? { method: method ?? 'GET', url, fields: asked?.fields ?? [] } : null
    if (panel) this.#panelExchange = this.#exchanges.length
    this.#exchanges.push({ request, response: { status, fields }, receivedAtMs: null })
    this.#request = null
    this.#url = urlAfter(url, status, headersOf(fields))
  }
}

function head(side: Head['side'], what: Partial<Head>): Head {
  return { side, method: 'GET', target: null, status: null, reason: '', fields: [], ...what }
}

const cut = (value: string): string => (value.length > MOST_VALUE ? value.slice(0, MOST_VALUE) : value)
