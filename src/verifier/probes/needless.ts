/**
 * Fetches that sharing would have spared, for witnesses. In: a run. Out: requests that went upstream although what they were due had been
 * fetched shortly before.
 */
import type { Run } from '../../world/log.ts'
import type { WorldSpec } from '../../world/spec.ts'
import type { Reading } from '../probe.ts'
import { answersOf, originArrivals, type Answer } from './answers.ts'

const ASKED_UPSTREAM: readonly Answer['outcome'][] = ['miss', 'bypass', 'revalidated']

/** Requests whose people waited for the upstream although their own POP had answered the same to somebody within `withinMs`. */
export function needlessAtPops(run: Run, spec: WorldSpec, withinMs: number): Reading {
  const popOf = new Map(spec.users.map(({ id, pop }) => [id, pop]))
  const answers = answersOf(run, spec)
  const needless = answers.filter((late) =>
    ASKED_UPSTREAM.includes(late.outcome) &&
    answers.some((early) => early.response.status === 200 && early.due === late.due && popOf.get(early.user) === popOf.get(late.user) && early.endMs <= late.startMs && late.startMs - early.endMs <= withinMs),
  )
  return { value: needless.length, request: needless[0]?.req ?? null }
}

/** Requests at the origin for what it had been asked for within `withinMs`, by whichever cache: one roof over them would share one answer. */
export function needlessAtOrigin(run: Run, spec: WorldSpec, withinMs: number): Reading {
  const due = new Map(answersOf(run, spec).map((answer) => [answer.req, answer.due]))
  const arrivals = originArrivals(run)
  const needless = arrivals.filter((late, i) => arrivals.slice(0, i).some((early) => due.get(early.root) === due.get(late.root) && late.atMs - early.atMs <= withinMs))
  return { value: needless.length, request: needless[0]?.root ?? null }
}
