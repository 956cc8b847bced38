/** A parameter that an address has more than once, with values that differ. */
export interface Doubled {
  readonly name: string
  /** The first value, which is the one that is read, as everywhere in the course. Foreign text. */
  readonly read: string
  /** The first that differs from it. Foreign text. */
  readonly other: string
}

/** In: a query, and the parameters that are of interest. Out: those that stand in it with several values; one that is repeated is none. */
export function doubledIn(query: string, names: readonly string[]): readonly Doubled[] {
  const parameters = new URLSearchParams(query)
  return names.flatMap((name) => {
    const [read, ...more] = parameters.getAll(name)
    const other = more.find((value) => value !== read)
    return read === undefined || other === undefined ? [] : [{ name, read, other }]
  })
}
