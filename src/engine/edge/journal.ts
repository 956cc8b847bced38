/**
 * What was removed while fetches were in flight, so that no answer from before brings it back. It keeps, by name, only the step of
 * the newest removal of each kind, and forgets what no fetch in flight is older than: an idle node's journal is empty.
 */

/** 'purged' and 'marked': by a hard and by a soft purge; 'invalidated': by an unsafe method. */
export type Removal = 'purged' | 'invalidated' | 'marked'

/** The step of the newest removal of each kind; 0 when there was none. */
export type Removals = Readonly<Record<Removal, number>>

export interface Journal {
  /** @param name what was removed: a URL's base key, a tag, or everything, as in `removalNames` */
  readonly write: (step: number, removal: Removal, name: string) => void
  /** What was removed after the step under any of the names; null when nothing was. */
  readonly since: (step: number, names: readonly string[]) => Removals | null
  /** Forgets what no fetch that left in this step or later needs to know. */
  readonly forgetUpTo: (step: number) => void
  readonly size: () => number
}

/** What removals name: all that is stored, what lies under a base key, what carries a tag. */
export const EVERYTHING = 'everything'
export const urlName = (baseKey: string): string => `url ${baseKey}`
export const tagName = (tag: string): string => `tag ${tag}`

const KINDS: readonly Removal[] = ['purged', 'invalidated', 'marked']

/** A journal of nothing. */
export function createJournal(): Journal {
  // Re-inserted on every write, so that the entries stand in the order of their steps.
  const steps = new Map<string, number>()
  const newest = (step: number, kind: Removal, names: readonly string[]) =>
    names.reduce((found, name) => {
      const at = steps.get(`${kind} ${name}`) ?? 0
      return at > step && at > found ? at : found
    }, 0)
  return {
    write(step, removal, name) {
      const entry = `${removal} ${name}`
      steps.delete(entry)
      steps.set(entry, step)
    },
    since(step, names) {
      if (steps.size === 0) return null
      const [purged = 0, invalidated = 0, marked = 0] = KINDS.map((kind) => newest(step, kind, names))
      return purged + invalidated + marked === 0 ? null : { purged, invalidated, marked }
    },
    forgetUpTo(step) {
      for (const [entry, at] of steps) {
        if (at > step) return
        steps.delete(entry)
      }
    },
    size: () => steps.size,
  }
}
