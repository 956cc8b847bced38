/**
 * A pure function that remembers its latest results. Header values repeat from message to message, so most of them need reading once.
 * In: the function. Out: the same function, sooner. What it holds is bounded, whoever sends what.
 */

/** Results held at once; then it begins anew, which costs less than choosing one to forget. */
const MOST = 512
/** Longer texts are not held: they are rare, and could be anything. */
const LONGEST = 256

/** @param work must give the same value for the same text every time, never undefined, and nobody may change what it gave */
export function remember<Value>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = work(text)
    if (text.length > LONGEST) return value
    if (known.size >= MOST) known.clear()
    known.set(text, value)
    return value
  }
}
