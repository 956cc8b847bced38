/**
 * Bounds of somebody's own, as a link brought them: kept in the browser beside the configuration, so that a page that is opened again
 * judges as before. In: whatever storage holds. Out: bounds that can be used. Never throws.
 */
import type { Bounds } from '../../../src/verifier/assertion.ts'
import { objectivesWith, type BoundProblem } from '../../../src/verifier/objectives.ts'

export const BOUNDS_KEY = 'build-a-cdn:bounds'
const MAX_CHARACTERS = 20_000

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Parts bounds into those that can be used and what is wrong with the others. */
export function usable(bounds: Bounds): { readonly bounds: Bounds; readonly problems: readonly BoundProblem[] } {
  const { problems } = objectivesWith(bounds)
  const wrong = new Set(problems.map(({ id }) => id))
  return { bounds: Object.fromEntries(Object.entries(bounds).filter(([id]) => !wrong.has(id))), problems }
}

/** @param get a getter, since in some frames `window.localStorage` itself throws */
export function loadBounds(get: () => Store | null): Bounds {
  try {
    const text = get()?.getItem(BOUNDS_KEY) ?? null
    const value: unknown = text === null || text.length > MAX_CHARACTERS ? null : JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? usable(value as Bounds).bounds : {}
  } catch {
    return {}
  }
}

export function saveBounds(get: () => Store | null, bounds: Bounds): void {
  try {
    if (Object.keys(bounds).length > 0) get()?.setItem(BOUNDS_KEY, JSON.stringify(bounds))
    else get()?.removeItem(BOUNDS_KEY)
  } catch {
    // Nothing can be kept here; the bounds hold until the page is left.
  }
}
