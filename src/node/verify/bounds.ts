/** Bounds of somebody's own. In: a file's text. Out: bounds by the ids of objectives, or what is wrong with them and the mend. */
import { nearest } from '../../engine/policy/nearest.ts'
import type { Bounds } from '../../verifier/assertion.ts'
import { OBJECTIVES, objectivesWith } from '../../verifier/objectives.ts'
import { problems, units } from './copy/en.ts'

export type ReadBounds = { readonly ok: true; readonly bounds: Bounds } | { readonly ok: false; readonly text: string }

export function readBounds(text: string, file: string): ReadBounds {
  let value: unknown
  try {
    // Editors of some systems begin a file with a byte order mark, which is no JSON (RFC 8259 §8.1).
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { ok: false, text: problems.notJson(file, `${(error as Error).message}.`) }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, text: problems.notBounds(file) }
  const bounds = value as Bounds
  const wrong = objectivesWith(bounds).problems.map(({ id, why }) => {
    if (why === 'unknown') return problems.unknownBound(id, nearest(id, OBJECTIVES.map((objective) => objective.id)))
    const unit = OBJECTIVES.find((objective) => objective.id === id)?.unit ?? 'count'
    return problems.badBound(id, JSON.stringify(bounds[id]), units[unit])
  })
  return wrong.length === 0 ? { ok: true, bounds } : { ok: false, text: `${problems.boundsWrong(file)}${wrong.map((line) => `\n  ${line}`).join('')}` }
}
