/** How many of the values were different. In: values as small whole numbers. Out: the count. */

/** With more than so many different ones, a bit for each number takes less room than a set does. */
const MANY = 512

export class Distinct {
  size = 0
  #few: Set<number> | null = new Set()
  #bits = new Uint32Array(0)

  /** @param number from 0 on; what is held grows with the largest, at a bit each */
  add(number: number): void {
    if (this.#few === null) return this.#mark(number)
    this.#few.add(number)
    this.size = this.#few.size
    if (this.size > MANY) this.#spread(this.#few)
  }

  #spread(few: ReadonlySet<number>): void {
    this.#few = null
    this.size = 0
    for (const number of few) this.#mark(number)
  }

  #mark(number: number): void {
    const word = number >>> 5
    if (word >= this.#bits.length) {
      const wider = new Uint32Array(2 * word + 16)
      wider.set(this.#bits)
      this.#bits = wider
    }
    const bit = 1 << (number & 31)
    if ((this.#bits[word]! & bit) !== 0) return
    this.#bits[word]! |= bit
    this.size += 1
  }
}
