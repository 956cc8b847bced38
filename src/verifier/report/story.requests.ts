/** What people ask for and what they get, a line each. In: a run and its world. Out: lines in order of time. */
import type { HeaderFields } from '../../engine/http/message.ts'
import { fieldValue } from '../../engine/http/message.ts'
import { clauses } from '../../language/lists.ts'
import type { EventOf, NodeId, RequestId, Run } from '../../world/log.ts'
import { eventsOf, userOf } from '../../world/report.ts'
import { resourceUrl } from '../../world/resources.ts'
import type { WorldSpec } from '../../world/spec.ts'
import { CITIES, isCityId } from '../../world/geo/cities.ts'
import { wrongsOf, type Wrong } from '../../world/wrong.ts'
import { storyWords as words } from '../copy/report.en.ts'
import { SHIELD_NODE } from '../network.ts'

/** A cookie or a User-Agent is told apart by its beginning. */
const MOST_LETTERS = 32

interface RequestLine {
  readonly atMs: number
  readonly req: RequestId
  readonly text: string
}

export function requestLines(run: Run, spec: WorldSpec): readonly RequestLine[] {
  const asked = eventsOf(run.log, 'request-started').filter(({ parent, from }) => parent === null && userOf(from) !== null)
  const answers = new Map(eventsOf(run.log, 'request-finished').map((event) => [event.req, event]))
  const wrongs = new Map<RequestId, Wrong[]>()
  for (const wrong of wrongsOf(run, spec)) wrongs.set(wrong.req, [...(wrongs.get(wrong.req) ?? []), wrong])
  const telling = tellingFields(asked.map(({ request }) => request.headers))
  const live = liveVersions(run, spec)
  return asked.map(({ atMs, req, from, request }) => {
    const question = words.asks(personText(userOf(from) ?? from, spec), request.method, request.url, fieldsText(request.headers, telling))
    return { atMs, req, text: `${question}: ${answerText(answers.get(req), request.url, wrongs.get(req) ?? [], live)}` }
  })
}

function answerText(answer: EventOf<'request-finished'> | undefined, url: string, wrongs: readonly Wrong[], live: (url: string, atMs: number) => number | null): string {
  if (!answer) return words.unfinished
  if (answer.failure || answer.response.status === 0) return words.noAnswer
  const { response, outcome, answeredBy, atMs } = answer
  const { content } = response.body.pieces?.[0]?.body ?? response.body
  const current = live(url, atMs)
  const version = typeof content === 'number' && current !== null ? [words.version(content, current)] : []
  return words.got(outcome, nodeText(answeredBy), response.status, [...version, ...wrongs.map(wrongText)])
}

function wrongText({ kind, by, served, due }: Wrong): string {
  if (by === 'set-cookie') return words.cookieLeak(served.owner)
  const [got, ought] = [served.representation ?? words.nothing, due.representation ?? words.nothing]
  return kind === 'owner' ? words.leak(got, ought) : words.wrongVariant(got, ought)
}

function nodeText(node: NodeId): string {
  if (node === 'origin') return words.nodes.origin
  if (node === SHIELD_NODE) return words.nodes.shield
  return userOf(node) === null ? words.nodes.pop(popText(node.replace(/^pop:/, ''))) : words.nodes.browser
}

const popText = (id: string): string => (isCityId(id) ? CITIES[id].name : id)

/** Who, and where: by name, or as one of those at a city. */
export function personText(id: string, { users }: Pick<WorldSpec, 'users'>): string {
  const place = users.find((user) => user.id === id)?.place
  if (place === undefined) return id
  const city = typeof place === 'string' ? CITIES[place].name : place.label
  if (id === place) return words.somebody(city)
  return typeof place === 'string' && id.startsWith(`${place}-`) ? words.somebodyElse(city) : words.person(id.replaceAll('-', ' '), city)
}

/** Fields by which the requests differ; what all of them send alike explains nothing. Also Range, which makes an answer a part. */
function tellingFields(all: readonly HeaderFields[]): readonly string[] {
  const names = new Map(all.flatMap((headers) => headers.map(([name]) => [name.toLowerCase(), name] as const)))
  return [...names].filter(([lower, name]) => lower === 'range' || new Set(all.map((headers) => fieldValue(headers, name))).size > 1).map(([, name]) => name)
}

function fieldsText(headers: HeaderFields, telling: readonly string[]): string {
  return clauses(
    telling.flatMap((name) => {
      const value = fieldValue(headers, name)
      return value === undefined ? [] : [words.field(name, value.length > MOST_LETTERS ? `${value.slice(0, MOST_LETTERS)}…` : value)]
    }),
  )
}

/** The version that is live at a time; null of what doesn't change in the run. */
function liveVersions({ log }: Run, { origin }: WorldSpec): (url: string, atMs: number) => number | null {
  const known = new Set(origin.resources.map(({ url }) => url))
  const deploys = eventsOf(log, 'deployed')
  return (url, atMs) => {
    const own = deploys.filter((deploy) => deploy.url === resourceUrl(url, (each) => known.has(each)))
    return own.length === 0 ? null : (own.findLast((deploy) => deploy.atMs <= atMs)?.version ?? 1)
  }
}
