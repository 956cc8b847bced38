/** Values as a reader of problems may be shown them. */

export interface ProblemWords {
  /** What is wrong. */
  readonly problem: string
  /** What to do about it. */
  readonly mend: string
}

const MAX_SHOWN = 60

/** A value as a reader may be shown it: as JSON, cut when long. */
export function shownValue(value: unknown): string {
  const kind = kindOf(value)
  const written = kind === 'an object' || kind === 'a list' ? kind : (JSON.stringify(value) ?? kind)
  return written.length > MAX_SHOWN ? `${written.slice(0, MAX_SHOWN)}…` : written
}

export function shownList(list: readonly unknown[]): string {
  const written = JSON.stringify(list)
  return written.length > MAX_SHOWN ? '[…]' : written
}

/** A value's kind as a noun with its article. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return { string: 'a text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? `of the type ${typeof value}`
}
