/**
 * Good configurations with one mistake each, and changes that might mend it. In: a number. Out: the document with the mistake, and
 * which of the changes really mends it, found by trying each.
 */
import type { PolicyDocument, PolicyRoute } from '../../src/engine/policy/schema.ts'
import { holds } from '../../src/verifier/assertion.ts'
import { GOOD_API } from '../../src/verifier/examples/good.api.ts'
import { GOOD_REALTIME } from '../../src/verifier/examples/good.realtime.ts'
import { GOOD_STATIC } from '../../src/verifier/examples/good.static.ts'
import { OBJECTIVES } from '../../src/verifier/objectives.ts'
import { runWorld } from '../../src/world/run.ts'
import { tracedProbe } from './probes.ts'

const GOOD: PolicyDocument = { version: 1, shield: { on: true, place: 'virginia' }, routes: [...GOOD_API, ...GOOD_REALTIME, ...GOOD_STATIC], default: { cache: false } }

type Change = (document: PolicyDocument) => PolicyDocument

/** Routes that a request for the address falls under, changed. */
const change = (fits: (route: PolicyRoute) => boolean, to: (route: PolicyRoute) => PolicyRoute): Change => (document) => ({
  ...document,
  routes: (document.routes ?? []).map((route) => (fits(route) ? to(route) : route)),
})
const named = (...names: readonly string[]) => (route: PolicyRoute): boolean => names.includes(route.name)

const without = <K extends keyof PolicyRoute>(route: PolicyRoute, member: K): PolicyRoute => {
  const { [member]: _left, ...rest } = route
  return rest as unknown as PolicyRoute
}

/** What somebody might change, by the name that copy.en.ts has words for. Each is what the good configuration says there. */
export const CHANGES = ['bypass', 'width', 'tags', 'grace', 'shield', 'drop'] as const
export type ChangeName = (typeof CHANGES)[number]

const restored = (fits: (route: PolicyRoute) => boolean, member: keyof PolicyRoute): Change =>
  change(fits, (route) => {
    const good = GOOD.routes?.find(({ name }) => name === route.name)
    const value = good?.[member]
    return value === undefined ? without(route, member) : { ...route, [member]: value }
  })

const CHANGE: Readonly<Record<ChangeName, Change>> = {
  bypass: (document) => restored(({ name }) => name === 'personal', 'edge')(restored(({ name }) => name === 'personal', 'cache')(document)),
  width: restored(named('pictures'), 'key'),
  tags: restored(named('catalogue'), 'purge'),
  grace: restored(named('quotes'), 'edge'),
  shield: (document) => ({ ...document, shield: GOOD.shield! }),
  drop: restored(named('pages'), 'normalise'),
}

interface Mistake {
  readonly mends: ChangeName
  readonly objective: string
  readonly make: Change
}

const MISTAKES: readonly Mistake[] = [
  { mends: 'bypass', objective: 'api.cookies', make: change(named('personal'), (route) => ({ ...without(route, 'cache'), edge: { ttlSeconds: 60 } })) },
  { mends: 'width', objective: 'static.wrong', make: change(named('pictures'), (route) => ({ ...route, key: { query: 'none' } })) },
  { mends: 'tags', objective: 'api.price', make: change(named('catalogue'), (route) => ({ ...route, purge: { by: 'url' } })) },
  { mends: 'grace', objective: 'realtime.outage', make: change(named('quotes'), (route) => ({ ...route, edge: { ...route.edge, staleIfErrorSeconds: 600 } })) },
  { mends: 'shield', objective: 'static.expiry', make: (document) => ({ ...document, shield: { on: false } }) },
  { mends: 'drop', objective: 'static.poisoned', make: change(named('pages'), ({ normalise: { values: _values, ...normalise } = {}, ...route }) => ({ ...route, normalise })) },
]

export const MISTAKE_COUNT = MISTAKES.length

export function mistakeOf(number: number): Mistake {
  return MISTAKES[number % MISTAKES.length]!
}

export function faultyDocument(number: number): PolicyDocument {
  return mistakeOf(number).make(GOOD)
}

const answers = new Map<number, readonly ChangeName[]>()

/** The changes under which the objective is met, each tried alone. */
export function mending(number: number, seed: number): readonly ChangeName[] {
  const known = answers.get(number)
  if (known) return known
  const { objective: id } = mistakeOf(number)
  const objective = OBJECTIVES.find((one) => one.id === id)
  if (!objective) throw new Error(`There is no objective ${id}. Name one of objectives.ts.`)
  const probe = tracedProbe(objective.subject.probe)
  const mend = CHANGES.filter((name) => {
    const trace = probe.trace(CHANGE[name](faultyDocument(number)), seed)
    return holds(objective, probe.read(runWorld(trace.spec, trace.inputs), trace)[objective.measure]?.value ?? null)
  })
  answers.set(number, mend)
  return mend
}
