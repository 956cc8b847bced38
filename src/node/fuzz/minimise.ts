import type { Subject } from './subject.ts'

/** Tries so many inputs at most: a failing input need not be the very smallest. */
const ATTEMPTS = 20_000

/**
 * The smallest input found that still fails, and how. It may fail in another way than the first did: that is a fault too.
 * @param input one that fails
 */
export function minimised<Input>(subject: Subject<Input>, input: Input): { readonly input: Input; readonly error: string } {
  let smallest = { input, error: errorOf(subject, input) ?? 'did not fail again' }
  let attempts = 0
  for (let found = true; found; ) {
    found = false
    for (const candidate of subject.smaller(smallest.input)) {
      if (++attempts > ATTEMPTS) return smallest
      const error = errorOf(subject, candidate)
      if (error === null) continue
      smallest = { input: candidate, error }
      found = true
      break
    }
  }
  return smallest
}

function errorOf<Input>(subject: Subject<Input>, input: Input): string | null {
  try {
    subject.check(input)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
