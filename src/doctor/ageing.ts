/**
 * How an answer with these headers grows old: a run of the world, with one POP, a first visitor whose request brings the page to it,
 * and a second one who comes when the POP's copy has spent most of its lifetime. Right after the first visit the page changes at the
 * origin. In: an examination. Out: the run as a timeline of truth, and what it says about staleness. Read from the log alone.
 */
import { parseHttpDate } from '../engine/http/dates.ts'
import { fieldLines, withLines, withoutNamed, type HeaderFields, type HeaderLine } from '../engine/http/message.ts'
import { CDN_FIELDS } from '../lesson/headers/verdicts.ts'
import { httpDate } from '../world/epoch.ts'
import type { Run } from '../world/log.ts'
import { eventsOf } from '../world/report.ts'
import { runWorld } from '../world/run.ts'
import type { PopSpec, UserSpec, WorldInput, WorldSpec } from '../world/spec.ts'
import { answersUntilMs, truthOf, type Truth } from '../world/truth.ts'
import type { Examination } from './examine.ts'

const PAGE = 'https://www.example.org/'
const FIRST = 'first'
const LATE = 'late'
export const POP_NODE = 'pop:near'
export const FIRST_NODE = `browser:${FIRST}`
export const LATE_NODE = `browser:${LATE}`

export interface Ageing {
  readonly run: Run
  readonly truth: Truth
  /** What an axis should span, ms. */
  readonly untilMs: number
  /** From the moment at which the origin made the answer to the last at which some cache may show it without asking, s; null: none may. */
  readonly longestOldSeconds: number | null
  readonly late: {
    /** When the second visitor came, from the first visit, s. */
    readonly atSeconds: number
    /** Was the page from the POP's store? */
    readonly fromPop: boolean
    /** What was left of its lifetime in the second visitor's browser, s; null: it was not stored there. */
    readonly leftSeconds: number | null
    /** The lifetime itself, s. */
    readonly lifetimeSeconds: number | null
  }
}

/** When the page is asked for first, and when it changes: after the answer is there, however far the origin. */
const FIRST_VISIT_MS = 5
const DEPLOY_MS = 1_500
/** How much of the longer lifetime has passed when the second visitor comes. */
const LATE_SHARE = 0.75
/** Where nothing lives. */
const LATE_AT_LEAST_MS = 4_000

/** Runs it; null where there is nothing to draw: no cache stores it, no request ever matches it, or a GET does not ask for it. */
export function ageingOf(examination: Examination): Ageing | null {
  const { browser, cdn, request } = examination
  const nothingKept = !browser.stores && !cdn.stores
  if (nothingKept || request.method !== 'GET' || cdn.varyFields[0] === '*') return null
  const lifetimeSeconds = Math.max(0, cdn.stores ? cdn.lifetimeSeconds : browser.lifetimeSeconds)
  const lateMs = Math.max(LATE_AT_LEAST_MS, Math.floor(lifetimeSeconds * LATE_SHARE) * 1000)
  const inputs: readonly WorldInput[] = [visit(FIRST, FIRST_VISIT_MS, examination), { type: 'deploy', atMs: DEPLOY_MS, url: PAGE }, visit(LATE, lateMs, examination)]
  const run = runWorld(worldOf(examination), inputs)
  const truth = truthOf(run, PAGE, { caches: [POP_NODE, FIRST_NODE, LATE_NODE] })
  const madeAtMs = eventsOf(run.log, 'origin-answered')[0]?.atMs ?? 0
  const oldUntilMs = answersUntilMs(truth, 1)
  const finished = eventsOf(run.log, 'request-finished').find((event) => event.from === LATE_NODE)
  const copy = [...eventsOf(run.log, 'stored')].find((event) => event.node === LATE_NODE)?.entry
  return {
    run,
    truth,
    untilMs: Math.max(lateMs, Number.isFinite(truth.untilMs) ? truth.untilMs : 0, 10_000) * 1.06,
    longestOldSeconds: oldUntilMs === null || oldUntilMs - madeAtMs < 1000 ? null : Math.round((oldUntilMs - madeAtMs) / 1000),
    late: {
      atSeconds: lateMs / 1000,
      fromPop: finished?.answeredBy === POP_NODE,
      leftSeconds: copy ? Math.max(0, Math.round(copy.freshnessLifetimeSeconds - copy.ageAtStoreSeconds)) : null,
      lifetimeSeconds: copy ? copy.freshnessLifetimeSeconds : null,
    },
  }
}

/** Of the pasted request only what tells whose answer it is and in which form; what it asks of caches is examined by itself. */
const LEFT_OUT = ['Cache-Control', 'Pragma', 'If-None-Match', 'If-Modified-Since', 'If-Match', 'If-Unmodified-Since', 'If-Range', 'Range', 'Host', 'Connection']

function visit(user: string, atMs: number, { request }: Examination): WorldInput {
  return { type: 'request', atMs, user, url: PAGE, headers: withoutNamed(request.headers, LEFT_OUT) }
}

/** The world that such a page stands in; more POPs and people where a question needs them. */
export function worldOf(examination: Examination, pops: readonly PopSpec[] = [popAt('near', 'madrid')], users: readonly UserSpec[] = [userAt(FIRST, 'madrid', 'near'), userAt(LATE, 'madrid', 'near')]): WorldSpec {
  const { status } = examination
  return {
    seed: 4,
    tls: '1.3',
    users,
    pops,
    origin: {
      place: 'virginia',
      thinkMs: 40,
      workers: 50,
      queueLimit: 500,
      resources: [{ url: PAGE, lengthBytes: 18_000, status: status === 206 ? 200 : status, headers: asMadeByOrigin(examination), etag: false, lastModified: false }],
    },
  }
}

export function popAt(id: string, place: PopSpec['place']): PopSpec {
  return { id, place, capacityBytes: 50_000_000, warmOrigin: true, lookupMs: 1, targetedFields: CDN_FIELDS }
}

export function userAt(id: string, place: UserSpec['place'], pop: string): UserSpec {
  return { id, place, accessMs: 5, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 86_400 }, browserCache: true, pop }
}

export { PAGE as PAGE_URL }

/**
 * The headers as the origin would send them at the run's beginning: without Age, which caches add, and with dates as far from the
 * run's as they are from the pasted Date.
 */
function asMadeByOrigin({ headers, receivedAtMs, browser }: Examination): HeaderFields {
  const madeAtMs = browser.received.dateMs
  const rest = withoutNamed(headers, ['Age', 'Date', 'Expires', 'Last-Modified', 'Content-Length', 'Content-Range', 'Transfer-Encoding', 'Connection'])
  const moved = (name: string): readonly HeaderLine[] =>
    fieldLines(headers, name).map((value) => {
      const ms = parseHttpDate(value, receivedAtMs)
      return [name, ms === null ? value : httpDate(Math.round((ms - madeAtMs) / 1000) * 1000)]
    })
  return withLines(rest, ...moved('Expires'), ...moved('Last-Modified'))
}

