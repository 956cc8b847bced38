/**
 * A counter-example as the studio tells it. In: the counter-example with its objective, the document and the seed it was found with. Out:
 * lines of who asks where for what and what comes of it, in order of time. What happens beside requests is told by the verifier's own story.
 */
import type { HeaderFields } from '../../../../src/engine/http/message.ts'
import { fieldValue } from '../../../../src/engine/http/message.ts'
import type { PolicyDocument } from '../../../../src/engine/policy/schema.ts'
import { clauses, listed } from '../../../../src/language/lists.ts'
import { holds, type Assertion } from '../../../../src/verifier/assertion.ts'
import { SHIELD_NODE } from '../../../../src/verifier/network.ts'
import { tracedProbe } from '../../../../src/verifier/probes/all.ts'
import type { Counterexample } from '../../../../src/verifier/report/report.ts'
import { replay, storyOf } from '../../../../src/verifier/report/story.ts'
import { CITIES, isCityId } from '../../../../src/world/geo/cities.ts'
import type { EventOf, NodeId, RequestId, Run } from '../../../../src/world/log.ts'
import { eventsOf, userOf } from '../../../../src/world/report.ts'
import { resourceUrl } from '../../../../src/world/resources.ts'
import { runWorld } from '../../../../src/world/run.ts'
import type { UserSpec, WorldSpec } from '../../../../src/world/spec.ts'
import { wrongsOf, type Wrong } from '../../../../src/world/wrong.ts'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { story as words } from '../copy.en.ts'

export interface ToldLine {
  /** Virtual time, ms. */
  readonly atMs: number
  readonly text: string
  /** Where whoever asks is; '' where nobody does. */
  readonly place: string
  /** By this line the measure does not hold any more. */
  readonly shows: boolean
  /** Every field of the request; null: no request. */
  readonly fields: HeaderFields | null
}

type Asked = EventOf<'request-started'>

/** A field's value is told apart by its beginning. */
const MOST_LETTERS = 48
/** Everybody's differs; it is told only where a cache may look at it. */
const OF_EVERYBODY = 'user-agent'

/** @param assertion the objective that the counter-example is of */
export function toldOf(counterexample: Counterexample, assertion: Assertion, document: PolicyDocument, seed: number): readonly ToldLine[] {
  const { trace, run } = replay(counterexample, document, seed)
  const asked = new Map(askedIn(run).map((event) => [event.req, event]))
  const shown = crossingOf(counterexample, assertion, document, seed) ?? counterexample.request?.split('/')[0] ?? null
  const told = requestTexts([...asked.values()], run, trace.spec, document)
  const people = new Map(trace.spec.users.map((user) => [user.id, user]))
  return storyOf(counterexample, document, seed).map(({ atMs, req, text }): ToldLine => {
    const event = req === null ? undefined : asked.get(req)
    if (!event) return { atMs, text, place: '', shows: false, fields: null }
    const user = people.get(userOf(event.from) ?? '')
    return { atMs, text: told.get(event.req) ?? text, place: user ? cityOf(user) : '', shows: event.req === shown, fields: event.request.headers }
  })
}

/**
 * The request after which the measure does not hold any more: the inputs are played up to each request in turn.
 * @returns null: no beginning of the inputs that ends in a request is the first to fail
 */
export function crossingOf({ probe: id, inputs, measure }: Counterexample, assertion: Assertion, document: PolicyDocument, seed: number): RequestId | null {
  const probe = tracedProbe(id)
  const trace = probe.trace(document, seed)
  const inOrder = [...inputs].sort((a, b) => a.atMs - b.atMs)
  for (let length = 1; length <= inOrder.length; length++) {
    if (inOrder[length - 1]?.type !== 'request') continue
    const beginning = inOrder.slice(0, length)
    const run = runWorld(trace.spec, beginning)
    const value = probe.read(run, { ...trace, inputs: beginning })[measure]?.value ?? null
    // A beginning in which there is nothing to be measured yet shows nothing.
    if (value !== null && (assertion.witness ? value > 0 : !holds(assertion, value))) return askedIn(run).at(-1)?.req ?? null
  }
  return null
}

/** What people ask for, in order. */
function askedIn({ log }: Run): readonly Asked[] {
  return eventsOf(log, 'request-started').filter(({ parent, from }) => parent === null && userOf(from) !== null)
}

function requestTexts(asked: readonly Asked[], run: Run, spec: WorldSpec, document: PolicyDocument): ReadonlyMap<RequestId, string> {
  const people = new Map(spec.users.map((user) => [user.id, user]))
  const answers = new Map(eventsOf(run.log, 'request-finished').map((event) => [event.req, event]))
  const wrongs = wrongsOf(run, spec)
  const telling = tellingFields(asked, [...answers.values()], document)
  const live = liveVersions(run, spec)
  return new Map(
    asked.map(({ req, from, request }) => {
      const user = people.get(userOf(from) ?? '')
      const fields = fieldsText(request.headers, telling)
      const question = formatText(words.asks, { who: user ? personOf(user) : from, method: request.method, url: request.url, fields: fields === '' ? 'none' : fields })
      const answer = answerText(answers.get(req), wrongs.filter((wrong) => wrong.req === req), live(request.url))
      return [req, formatText(words.line, { question, answer })]
    }),
  )
}

function answerText(answer: EventOf<'request-finished'> | undefined, wrongs: readonly Wrong[], live: (atMs: number) => number | null): string {
  if (!answer) return words.unfinished
  if (answer.failure || answer.response.status === 0) return words.noAnswer
  const { response, outcome, answeredBy, atMs } = answer
  const { content } = response.body.pieces?.[0]?.body ?? response.body
  const current = live(atMs)
  return listed([
    formatText(words.got, { outcome: outcome ?? 'none', node: nodeText(answeredBy), status: String(response.status) }),
    ...(typeof content === 'number' && current !== null ? [content === current ? formatText(words.version, { version: content }) : formatText(words.oldVersion, { version: content, live: current })] : []),
    ...wrongs.map(wrongText),
  ])
}

function wrongText({ kind, by, served, due }: Wrong): string {
  if (by === 'set-cookie') return formatText(words.cookieLeak, { owner: served.owner === null ? 'none' : named(served.owner) })
  const slots = { got: served.representation ?? words.nothing, due: due.representation ?? words.nothing }
  return formatText(kind === 'owner' ? words.leak : words.wrongVariant, slots)
}

function nodeText(node: NodeId): string {
  if (node === 'origin') return words.origin
  if (node === SHIELD_NODE) return words.shield
  return userOf(node) === null ? formatText(words.pop, { city: cityName(node.replace(/^pop:/, '')) }) : words.browser
}

/** Who asks, as the stage calls them: by name, or as somebody of a city. */
export function personOf({ id, place }: UserSpec): string {
  const city = typeof place === 'string' ? place : ''
  if (id === city) return formatText(words.somebody, { city: cityName(city) })
  return id.startsWith(`${city}-`) ? formatText(words.another, { city: cityName(city) }) : named(id)
}

function named(id: string): string {
  const said = id.replaceAll('-', ' ')
  return said.charAt(0).toUpperCase() + said.slice(1)
}

const cityOf = ({ place }: UserSpec): string => (typeof place === 'string' ? cityName(place) : '')
const cityName = (id: string): string => (isCityId(id) ? CITIES[id].name : id)

/** Fields by which the requests differ; what all of them send alike explains nothing. Also Range, which makes an answer a part. */
function tellingFields(asked: readonly Asked[], answers: readonly EventOf<'request-finished'>[], document: PolicyDocument): readonly string[] {
  const all = asked.map(({ request }) => request.headers)
  const names = new Map(all.flatMap((headers) => headers.map(([name]) => [name.toLowerCase(), name] as const)))
  const isLookedAt = JSON.stringify(document).toLowerCase().includes(OF_EVERYBODY) || answers.some(({ response }) => fieldValue(response.headers, 'vary')?.toLowerCase().includes(OF_EVERYBODY))
  return [...names]
    .filter(([lower, name]) => lower === 'range' || (new Set(all.map((headers) => fieldValue(headers, name))).size > 1 && (lower !== OF_EVERYBODY || isLookedAt)))
    .map(([, name]) => name)
}

function fieldsText(headers: HeaderFields, telling: readonly string[]): string {
  return clauses(
    telling.flatMap((name) => {
      const value = fieldValue(headers, name)
      return value === undefined ? [] : [`${name}: ${value.length > MOST_LETTERS ? `${value.slice(0, MOST_LETTERS)}…` : value}`]
    }),
  )
}

/** By address and time: the version that is live; null of what doesn't change in the run. */
function liveVersions({ log }: Run, { origin }: WorldSpec): (url: string) => (atMs: number) => number | null {
  const known = new Set(origin.resources.map(({ url }) => url))
  const deploys = eventsOf(log, 'deployed')
  return (url) => {
    const own = deploys.filter((deploy) => deploy.url === resourceUrl(url, (each) => known.has(each)))
    return (atMs) => (own.length === 0 ? null : (own.findLast((deploy) => deploy.atMs <= atMs)?.version ?? 1))
  }
}
