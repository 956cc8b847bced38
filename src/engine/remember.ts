/**
 * A pure function that remembers its latest results. Header values repeat from message to message, so most of them need reading once.
 * In: the function. Out: the same function, sooner. What it holds is bounded, whoever sends what.
 */

/** Results held at once, where nothing else is said; then it begins anew, which costs less than choosing one to forget. */
const MOST = 512
/** Longer texts are not held: they are rare, and could be anything. */
const LONGEST = 256

/**
 * @param work must give the same value for the same key every time, never undefined, and nobody may change what it gave
 * @param most results held at once
 */
export function remember<Key extends string | number, Value>(work: (key: Key) => Value, most = MOST): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = work(key)
    if (typeof key === 'string' && key.length > LONGEST) return value
    if (known.size >= most) known.clear()
    known.set(key, value)
    return value
  }
}
