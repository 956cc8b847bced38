/**
 * Header text explained, piece by piece: what a browser's cache and a CDN's cache make of it, and what they pass over. In: text as
 * typed. Out: notes in the order of the text. What counts is asked of the engine (verdicts.ts), so an explanation can't disagree
 * with a run.
 */
import { parseHeaderText, type HeaderTextLine } from '../../engine/http/header-text.ts'
import type { HeaderFields } from '../../engine/http/message.ts'
import { noteOnDirective } from './directives.ts'
import { FIELD_NAMES, noteOnField } from './fields.ts'
import { membersOf } from './members.ts'
import { nearest } from '../../engine/policy/nearest.ts'
import type { HeaderNote } from './note.ts'
import { CDN_FIELDS, verdictOf, type Answering, type CacheVerdict } from './verdicts.ts'

export interface Description {
  readonly fields: HeaderFields
  readonly lines: readonly HeaderTextLine[]
  readonly notes: readonly HeaderNote[]
  readonly browser: CacheVerdict
  readonly shared: CacheVerdict
}

/**
 * @param nowMs when the response is made, ms since 1970: what Expires and Last-Modified are measured from
 * @param answering left out: 200 to a plain GET
 */
export function describeHeaders(text: string, nowMs: number, answering?: Answering): Description {
  const { fields, lines } = parseHeaderText(text)
  const browser = verdictOf(fields, 'private', nowMs, CDN_FIELDS, answering)
  const shared = verdictOf(fields, 'shared', nowMs, CDN_FIELDS, answering)
  const seen = new Map<string, Set<string>>()
  const notes = lines.flatMap((line): readonly HeaderNote[] => {
    if (line.kind === 'blank') return []
    if (line.kind === 'malformed') return [{ from: line.from, to: line.to, state: 'malformed', message: line.problem, figures: {}, section: 'RFC 9112 §5' }]
    return notesOnLine(line, { browser, shared }, seen)
  })
  return { fields, lines, notes, browser, shared }
}

type FieldLine = Extract<HeaderTextLine, { kind: 'field' }>

function notesOnLine(line: FieldLine, verdicts: Pick<Description, 'browser' | 'shared'>, seen: Map<string, Set<string>>): readonly HeaderNote[] {
  const name = line.name.toLowerCase()
  if (name === 'cache-control' || name === 'cdn-cache-control') {
    const targeted = name === 'cdn-cache-control'
    const control = targeted ? CDN_FIELDS[0] : 'Cache-Control'
    const browser = targeted ? null : verdicts.browser
    const shared = verdicts.shared.received.control === control ? verdicts.shared : null
    const whole = (message: 'targeted-unreadable' | 'empty-control'): HeaderNote => ({ from: line.from, to: line.to, state: 'malformed', message, figures: { name: line.name }, section: targeted ? 'RFC 9213 §2.1' : 'RFC 9111 §5.2' })
    if (line.value === '') return [whole('empty-control')]
    if (targeted && shared === null) return [whole('targeted-unreadable')]
    const before = seen.get(name) ?? new Set<string>()
    seen.set(name, before)
    return membersOf(line.value, line.valueFrom).map((member) => noteOnDirective(member, { browser, shared }, before))
  }
  const place = { from: line.from, to: line.to }
  const known = noteOnField(name, line, verdicts)
  if (known !== null) return [{ ...place, ...known }]
  const meant = nearest(name, FIELD_NAMES.map((each) => each.toLowerCase()))
  if (meant === null) return [{ ...place, state: 'silent', message: 'other-field', figures: { name: line.name }, section: null }]
  const written = FIELD_NAMES.find((each) => each.toLowerCase() === meant) ?? meant
  return [{ ...place, state: 'unknown', message: 'misspelt-field', figures: { name: line.name, meant: written }, section: null }]
}
