/**
 * Bounds of somebody's own. In: a file's text, or what stands in it. Out: bounds by the ids of objectives, or what is wrong with them
 * and the mend. Pure: the command and the page read them alike.
 */
import { readJson } from '../engine/policy/json.ts'
import { nearest } from '../engine/policy/nearest.ts'
import { figureOf, isStricter, WORKLOADS, withBound, type Assertion, type Bounds } from './assertion.ts'
import { boundNotes, boundProblems, units } from './copy/bounds.en.ts'
import { OBJECTIVES, objectivesWith } from './objectives.ts'
import { boundText } from './report/figures.ts'
import { LOCALE } from '../language/locale.ts'

export type ReadBounds =
  | { readonly ok: true; readonly bounds: Bounds; /** What is taken and may be meant otherwise, a sentence or two each. */ readonly notes: readonly string[] }
  | { readonly ok: false; readonly text: string }

/** From here on a bound is likelier to be in another unit than meant. */
const FAR = 100
/** What a policy document has and a file of bounds has not. */
const OF_POLICIES = ['version', 'routes', 'default', 'shield'] as const

/** @param file its name, for whoever reads what is wrong */
export function readBounds(text: string, file: string): ReadBounds {
  if (/^[\s\uFEFF]*$/.test(text)) return { ok: false, text: boundProblems.empty(file) }
  const read = readJson(text)
  return read.ok ? boundsIn(read.value, file) : { ok: false, text: boundProblems.notJson(file, `${read.words.problem} ${read.words.mend}`) }
}

/** The same of a value that was read. */
export function boundsIn(value: unknown, file: string): ReadBounds {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, text: boundProblems.noObject(file) }
  if (OF_POLICIES.some((name) => Object.hasOwn(value, name))) return { ok: false, text: boundProblems.policy(file) }
  const bounds = value as Bounds
  const wrong = wrongBounds(bounds)
  return wrong.length === 0 ? { ok: true, bounds, notes: notesOn(bounds) } : { ok: false, text: `${boundProblems.wrong(file)}${wrong.map((line) => `\n  ${line}`).join('')}` }
}

/** What is wrong with bounds, a line each that begins with the id of the objective; none: all can be used. */
export function wrongBounds(bounds: Bounds): readonly string[] {
  return objectivesWith(bounds).problems.map(({ id, why }) => {
    if (why === 'unknown') return boundProblems.unknown(id, nearestObjective(id))
    if (why === 'above-one') return boundProblems.aboveOne(id, bounds[id] ?? 0)
    const unit = OBJECTIVES.find((objective) => objective.id === id)?.unit ?? 'count'
    return boundProblems.noFigure(id, JSON.stringify(bounds[id]), units[unit])
  })
}

/** The id that a misspelt one was meant for: within the workload that it names, since what two ids have in common before the point says nothing. */
export function nearestObjective(id: string): string | null {
  const ids = OBJECTIVES.map((objective) => String(objective.id))
  const workload = WORKLOADS.find((each) => id.startsWith(`${each}.`))
  if (workload === undefined) return nearest(id, ids)
  const own = ids.filter((each) => each.startsWith(`${workload}.`)).map((each) => each.slice(workload.length + 1))
  const near = nearest(id.slice(workload.length + 1), own)
  return near === null ? null : `${workload}.${near}`
}

/** What is taken and may be meant otherwise: bounds that are far from the course's. */
export function notesOn(bounds: Bounds): readonly string[] {
  return OBJECTIVES.flatMap((objective) => {
    const { id, unit, bound } = objective
    const own = bounds[id]
    const far = own === undefined ? null : timesFrom(objective, own)
    if (own === undefined || far === null) return []
    return [boundNotes.far(id, boundText(withBound(objective, own).bound, unit), far.times.toLocaleString(LOCALE), far.side, boundText(bound, unit), units[unit])]
  })
}

/** How many times stricter or laxer than the course's a bound is, from where on it is likelier to be meant in another unit; null: less. */
export function timesFrom(objective: Assertion, own: number): { readonly times: number; readonly side: 'stricter' | 'laxer' } | null {
  const course = figureOf(objective.bound)
  // A bound of 0 is the same in every unit.
  if (own === 0 || course === 0 || Math.max(own / course, course / own) < FAR) return null
  return { times: Math.round(Math.max(own / course, course / own)), side: isStricter(withBound(objective, own).bound, objective.bound) ? 'stricter' : 'laxer' }
}
