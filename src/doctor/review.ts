/**
 * A design review of one address in eight questions. In: a case, its findings, a cold start. Out: for each question, how far the headers
 * answer it, by which fields, and how to find out the rest. What headers can't say is said plainly.
 */
import { fieldValue, hasField } from '../engine/http/message.ts'
import type { ColdStart } from './coldStart.ts'
import { reviewWords as words } from './copy/review.en.ts'
import { controls, inRequest, inResponse, type Case, type Finding, type Where } from './finding.ts'

export type Answered = 'yes' | 'partly' | 'no'

export interface Answer {
  readonly id: 'representation' | 'parameters' | 'noise' | 'varying' | 'credentials' | 'rule' | 'cold' | 'metric'
  readonly question: string
  readonly answered: Answered
  /** Sentences. */
  readonly words: readonly string[]
  readonly evidence: readonly Where[]
  /** The scene that the question comes from. */
  readonly scene: string
}

/** Names that campaigns put into addresses. */
const TRACKING = /^(utm_\w+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|mc_cid|mc_eid|igshid|yclid|twclid|ttclid|_ga|_gl|_hsenc|_hsmi|vero_id|mkt_tok)$/i

/** Findings that say that a request header counts though Vary does not name it. */
const UNVARIED: Readonly<Record<string, string>> = { 'encoding-unvaried': 'Accept-Encoding', 'language-unvaried': 'Accept-Language', 'origin-unvaried': 'Origin', 'cookie-unvaried': 'Cookie' }

export function reviewOf(of: Case, findings: readonly Finding[], cold: ColdStart | null): readonly Answer[] {
  return [representation(of), parameters(of), noise(of), varying(of, findings), credentials(of), rule(of, findings), coldStart(of, cold), metric(of)]
}

function representation(of: Case): Answer {
  const type = fieldValue(of.headers, 'content-type')?.split(';')[0]
  const language = fieldValue(of.headers, 'content-language') ?? null
  const base = { id: 'representation', question: words.representation.question, scene: '08' } as const
  if (!of.cdn.stores) {
    const said = ['no-store', 'private'].find((name) => of.cdn.received.directives.has(name))
    if (said !== undefined) return { ...base, answered: 'yes', words: [words.representation.personal(said)], evidence: controls(of) }
    return { ...base, answered: 'no', words: [words.representation.ask], evidence: inResponse(of, 'Content-Type') }
  }
  const what = type === undefined ? words.representation.untyped : words.representation.what(type, language)
  return { ...base, answered: 'partly', words: [words.representation.shared(what), words.representation.ask], evidence: inResponse(of, 'Content-Type', 'Content-Language', 'Cache-Control') }
}

/** Names in the address's query, each once; null: no address was pasted. */
function namesInQuery({ exchange }: Case): readonly string[] | null {
  const url = exchange.request?.url
  if (url == null) return null
  try {
    return [...new Set(new URL(url).searchParams.keys())].slice(0, 20)
  } catch {
    return null
  }
}

function parameters(of: Case): Answer {
  const names = namesInQuery(of)
  const said = fieldValue(of.headers, 'no-vary-search')
  const base = { id: 'parameters', question: words.parameters.question, evidence: inResponse(of, 'No-Vary-Search'), scene: '08' } as const
  if (said !== undefined) return { ...base, answered: 'partly', words: [words.parameters.noVarySearch(said), words.parameters.ask] }
  if (names === null) return { ...base, answered: 'no', words: [words.parameters.noUrl] }
  if (names.length === 0) return { ...base, answered: 'yes', words: [words.parameters.none] }
  return { ...base, answered: 'no', words: [words.parameters.named(names), words.parameters.ask] }
}

function noise(of: Case): Answer {
  const names = namesInQuery(of)
  const base = { id: 'noise', question: words.noise.question, evidence: inResponse(of, 'No-Vary-Search'), scene: '08' } as const
  if (names === null) return { ...base, answered: 'no', words: [words.parameters.noUrl, words.noise.ask] }
  const tracking = names.filter((name) => TRACKING.test(name))
  if (tracking.length > 0) return { ...base, answered: 'partly', words: [words.noise.tracking(tracking)] }
  if (names.length === 0) return { ...base, answered: 'yes', words: [words.parameters.none] }
  return { ...base, answered: 'no', words: [words.noise.none(names), words.noise.ask] }
}

function varying(of: Case, findings: readonly Finding[]): Answer {
  const { varyFields } = of.cdn
  const missing = findings.flatMap(({ id }) => (Object.hasOwn(UNVARIED, id) ? [UNVARIED[id] ?? ''] : []))
  const said = varyFields[0] === '*' ? words.varying.star : varyFields.length === 0 ? words.varying.none : words.varying.named(varyFields)
  const told = missing.length > 0 ? [said, words.varying.missing(missing)] : varyFields.length === 0 ? [said, words.varying.ask] : [said]
  return { id: 'varying', question: words.varying.question, answered: missing.length === 0 && varyFields.length > 0 ? 'yes' : 'partly', words: told, evidence: inResponse(of, 'Vary'), scene: '08' }
}

function credentials(of: Case): Answer {
  const said = [
    ...(hasField(of.request.headers, 'authorization') ? [words.credentials.authorizationSent] : []),
    ...(hasField(of.request.headers, 'cookie') ? [words.credentials.cookieSent] : []),
    ...(hasField(of.headers, 'set-cookie') ? [words.credentials.cookieSet] : []),
    ...(of.cdn.varyFields.includes('cookie') ? [words.credentials.varyCookie] : []),
  ]
  const base = { id: 'credentials', question: words.credentials.question, scene: '10' } as const
  if (said.length > 0) return { ...base, answered: 'yes', words: [words.credentials.both(said)], evidence: [...inRequest(of, 'Authorization', 'Cookie'), ...inResponse(of, 'Set-Cookie', 'Vary')] }
  const seen = (of.exchange.request?.fields.length ?? 0) > 0
  return { ...base, answered: seen ? 'partly' : 'no', words: [seen ? words.credentials.none : words.credentials.unknown, words.credentials.ask], evidence: [] }
}

function rule(of: Case, findings: readonly Finding[]): Answer {
  const { stores, asksAlways, lifetimeSeconds } = of.cdn
  const said = !stores ? words.rule.pass : of.cdn.varyFields[0] === '*' ? words.rule.star : asksAlways ? words.rule.ask : lifetimeSeconds > 0 ? words.rule.store(lifetimeSeconds) : words.rule.stale
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { id: 'rule', question: words.rule.question, answered: 'partly', words: [said, ...(errors > 0 ? [words.rule.contradicted(errors)] : []), words.rule.should], evidence: controls(of), scene: '10' }
}

function coldStart(of: Case, cold: ColdStart | null): Answer {
  const base = { id: 'cold', question: words.cold.question, scene: '09', evidence: controls(of) } as const
  if (cold === null) return { ...base, answered: 'yes', words: [words.cold.other] }
  return { ...base, answered: 'partly', words: [words.cold.run(cold), words.cold.later(cold), of.cdn.stores ? words.cold.shield : words.cold.noShield] }
}

function metric(of: Case): Answer {
  const told = inResponse(of, 'Cache-Status', 'X-Cache', 'CF-Cache-Status', 'Age', 'X-Cache-Hits')
  const said = told.length > 0 ? words.metric.told([...new Set(told.map(({ name }) => name))]) : words.metric.silent
  return { id: 'metric', question: words.metric.question, answered: 'no', words: [words.metric.answer, said], evidence: told, scene: '11' }
}
