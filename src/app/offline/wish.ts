/** What a learner wants stored, and what follows from it. */
import type { Keeping } from './protocol.ts'

/** `auto`: the whole course, unless the system asks to save data. */
export type Wish = 'auto' | 'on' | 'off'

export const WISH_KEY = 'build-a-cdn:offline'

/** In: where it is stored, which may throw. */
export function readWish(storage: () => Storage): Wish {
  try {
    const text = storage().getItem(WISH_KEY)
    return text === 'on' || text === 'off' ? text : 'auto'
  } catch {
    return 'auto'
  }
}

/** Out: false where the browser forbids it; the wish then ends with the page. */
export function writeWish(storage: () => Storage, wish: Wish): boolean {
  try {
    storage().setItem(WISH_KEY, wish)
    return true
  } catch {
    return false
  }
}

/**
 * What to store on this visit.
 *
 * @param saveData does the learner's system ask to save data?
 * @param now what the worker that is there stores, or null
 * @returns null: nothing
 */
export function keepingFor(wish: Wish, saveData: boolean, now: Keeping | null): Keeping | null {
  if (wish === 'off') return null
  // What is stored already costs no more data.
  return wish === 'on' || !saveData || now === 'all' ? 'all' : 'visited'
}
