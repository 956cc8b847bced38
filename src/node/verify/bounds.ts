/** Bounds of somebody's own. In: a file's text. Out: bounds by the ids of objectives, or what is wrong with them and the mend. */
import { readJson } from '../../engine/policy/json.ts'
import { nearest } from '../../engine/policy/nearest.ts'
import { figureOf, isStricter, WORKLOADS, withBound, type Bounds } from '../../verifier/assertion.ts'
import { OBJECTIVES, objectivesWith } from '../../verifier/objectives.ts'
import { boundText } from '../../verifier/report/figures.ts'
import { notes, problems, units } from './copy/en.ts'

export type ReadBounds =
  | { readonly ok: true; readonly bounds: Bounds; /** What is taken and may be meant otherwise, a sentence or two each. */ readonly notes: readonly string[] }
  | { readonly ok: false; readonly text: string }

/** From here on a bound is likelier to be in another unit than meant. */
const FAR = 100
/** What a policy document has and a file of bounds has not. */
const OF_POLICIES = ['version', 'routes', 'default', 'shield'] as const

export function readBounds(text: string, file: string): ReadBounds {
  if (/^[\s\uFEFF]*$/.test(text)) return { ok: false, text: problems.emptyBounds(file) }
  const read = readJson(text)
  if (!read.ok) return { ok: false, text: problems.notJson(file, `${read.words.problem} ${read.words.mend}`) }
  const { value } = read
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, text: problems.notBounds(file) }
  if (OF_POLICIES.some((name) => Object.hasOwn(value, name))) return { ok: false, text: problems.policyAsBounds(file) }
  const bounds = value as Bounds
  const wrong = objectivesWith(bounds).problems.map(({ id, why }) => {
    if (why === 'unknown') return problems.unknownBound(id, nearestObjective(id))
    if (why === 'above-one') return problems.aboveOne(id, bounds[id] ?? 0)
    const unit = OBJECTIVES.find((objective) => objective.id === id)?.unit ?? 'count'
    return problems.badBound(id, JSON.stringify(bounds[id]), units[unit])
  })
  return wrong.length === 0 ? { ok: true, bounds, notes: notesOn(bounds) } : { ok: false, text: `${problems.boundsWrong(file)}${wrong.map((line) => `\n  ${line}`).join('')}` }
}

/** Within the workload that the id names: what two ids have in common before the point says nothing. */
function nearestObjective(id: string): string | null {
  const ids = OBJECTIVES.map((objective) => String(objective.id))
  const workload = WORKLOADS.find((each) => id.startsWith(`${each}.`))
  if (workload === undefined) return nearest(id, ids)
  const own = ids.filter((each) => each.startsWith(`${workload}.`)).map((each) => each.slice(workload.length + 1))
  const near = nearest(id.slice(workload.length + 1), own)
  return near === null ? null : `${workload}.${near}`
}

function notesOn(bounds: Bounds): readonly string[] {
  return OBJECTIVES.flatMap((objective) => {
    const [own, course] = [bounds[objective.id], figureOf(objective.bound)]
    // A bound of 0 is the same in every unit.
    if (own === undefined || own === 0 || course === 0 || Math.max(own / course, course / own) < FAR) return []
    const { bound } = withBound(objective, own)
    const times = Math.round(Math.max(own / course, course / own)).toLocaleString('en-US')
    return [notes.farBound(objective.id, boundText(bound, objective.unit), times, isStricter(bound, objective.bound) ? 'stricter' : 'laxer', boundText(objective.bound, objective.unit), units[objective.unit])]
  })
}
