/** One thing worth saying about an exchange. In: an examination. Out: findings, by rules that each look at one thing. */
import { fieldLines } from '../engine/http/message.ts'
import type { Description } from '../lesson/headers/describe.ts'
import type { Ageing } from './ageing.ts'
import { findingWords } from './copy/findings.en.ts'
import type { Examination } from './examine.ts'
import type { PlacedField } from './exchange.ts'

export type Severity = 'error' | 'warning' | 'note'

/** A header field of the paste. */
export interface Where extends PlacedField {
  readonly side: 'request' | 'response'
}

export interface Finding {
  readonly id: string
  readonly severity: Severity
  /** The fields that it is about; none: about what is missing. */
  readonly where: readonly Where[]
  readonly words: string
  readonly mend: string
  /** The clause that the claim follows from, e.g. 'RFC 9111 §7.3'. */
  readonly section: string
  /** The scene that shows it. */
  readonly scene: string
}

/** What rules look at. */
export interface Case extends Examination {
  readonly ageing: Ageing | null
  readonly described: Description
}

export type Rule = (of: Case) => readonly Finding[]

type Id = keyof typeof findingWords
type Facts<Name extends Id> = Parameters<(typeof findingWords)[Name]>[0]

interface About {
  readonly where?: readonly Where[]
  readonly section: string
  readonly scene: string
}

/** Makes a finding with its words. */
export function finding<Name extends Id>(id: Name, severity: Severity, facts: Facts<Name>, { where = [], section, scene }: About): Finding {
  const tell = findingWords[id] as (facts: Facts<Name>) => { readonly words: string; readonly mend: string }
  return { id, severity, where, section, scene, ...tell(facts) }
}

/** The response's fields of these names, in any case. */
export function inResponse({ exchange }: Examination, ...names: readonly string[]): readonly Where[] {
  return placed(exchange.response.fields, names).map((field) => ({ ...field, side: 'response' }))
}

/** The request's. */
export function inRequest({ exchange }: Examination, ...names: readonly string[]): readonly Where[] {
  return placed(exchange.request?.fields ?? [], names).map((field) => ({ ...field, side: 'request' }))
}

function placed(fields: readonly PlacedField[], names: readonly string[]): readonly PlacedField[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  return fields.filter(({ name }) => wanted.has(name.toLowerCase()))
}

/** The field that the CDN's caches go by, with the one that browsers do. */
export function controls(of: Examination): readonly Where[] {
  return inResponse(of, 'Cache-Control', of.cdn.received.control)
}

/** Does the response have a Vary that names this request header? */
export function variesOn({ cdn }: Examination, name: string): boolean {
  return cdn.varyFields.includes(name) || cdn.varyFields[0] === '*'
}

/** The media type in lower case, '' where none is stated. */
export function mediaType({ headers }: Examination): string {
  return (fieldLines(headers, 'content-type')[0] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}
