/** Finding a learning platform's SCORM 1.2 API, the object that it puts into one of the windows around a lesson (SCORM 1.2 run-time environment, §3.3). */

/** The part of the API that a lesson needs. Platforms answer with texts; what they really answer may be anything. */
export interface Scorm12Api {
  LMSInitialize(nothing: ''): unknown
  LMSFinish(nothing: ''): unknown
  LMSGetValue(element: string): unknown
  LMSSetValue(element: string, value: string): unknown
  LMSCommit(nothing: ''): unknown
  LMSGetLastError?(): unknown
}

/** As much of a window as the search looks at. */
export interface Surroundings {
  readonly API?: unknown
  readonly parent?: unknown
  readonly opener?: unknown
}

/** Windows above one another; a window that calls itself another's parent must not keep us for ever. */
const MAX_WINDOWS = 20

/** Runs a function; what it throws counts as null. Every look into another window may throw, and so may every call to a platform. */
export function guarded<T>(look: () => T): T | null {
  try {
    return look()
  } catch {
    return null
  }
}

/**
 * In: the lesson's own window. Out: the nearest API: its own window's, its parents', then those of the windows that opened them,
 * or null. Never throws, whatever the windows forbid.
 */
export function findApi(own: Surroundings): Scorm12Api | null {
  const waiting: unknown[] = [own]
  const seen = new Set<unknown>()
  const openers: unknown[] = []
  while (waiting.length > 0 && seen.size < MAX_WINDOWS) {
    const here = waiting.shift()
    if (isThere(here) && !seen.has(here)) {
      seen.add(here)
      const api = guarded(() => here.API)
      if (guarded(() => isApi(api))) return api as Scorm12Api
      waiting.push(guarded(() => here.parent))
      openers.push(guarded(() => here.opener))
    }
    // Those who opened a window come after all that stand around it.
    if (waiting.length === 0) waiting.push(...openers.splice(0))
  }
  return null
}

function isThere(thing: unknown): thing is Surroundings {
  return (typeof thing === 'object' || typeof thing === 'function') && thing !== null
}

function isApi(thing: unknown): boolean {
  return isThere(thing) && typeof (thing as Partial<Scorm12Api>).LMSInitialize === 'function'
}

/**
 * Looks until there is an API: some platforms put theirs up after the lesson has begun.
 *
 * @param look once more
 * @param pause between two looks
 * @param looks how many at most
 */
export async function awaitApi(look: () => Scorm12Api | null, pause: () => Promise<void>, looks: number): Promise<Scorm12Api | null> {
  for (let left = looks; left > 0; left -= 1) {
    const api = look()
    if (api) return api
    if (left > 1) await pause()
  }
  return null
}
