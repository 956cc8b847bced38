/**
 * Seeded randomness. In: a seed and a stream's name. Out: numbers that are the same on every machine. Streams with different
 * names don't disturb one another: drawing more in one leaves the others as they were.
 *
 * Only integer operations, additions and comparisons are used: no Math.log, whose last bits are left to the machine.
 */

export interface Random {
  /** Uniform 32-bit unsigned integer. */
  uint32(): number
  /** Uniform in [0, 1), with 32 random bits. */
  uniform(): number
  /** Uniform whole number in [0, below). `below` ≥ 1. */
  integer(below: number): number
  /** Exponentially distributed with mean 1. */
  exponential(): number
}

const rotateLeft = (x: number, k: number): number => (x << k) | (x >>> (32 - k))

/** How many numbers a stream makes at a time. */
const AHEAD = 32

/**
 * xoshiro128** 1.1: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021). Numbers are made
 * ahead, some at a time, since a world draws a dozen of them for each request: taking one is so little that it costs no call.
 */
export class Xoshiro128StarStar implements Random {
  readonly #words: Int32Array
  readonly #made = new Uint32Array(AHEAD)
  #taken = AHEAD

  /** In: four 32-bit words, not all 0. */
  constructor(s0: number, s1: number, s2: number, s3: number) {
    this.#words = Int32Array.of(s0, s1, s2, s3)
  }

  uint32(): number {
    if (this.#taken === AHEAD) this.#make()
    return this.#made[this.#taken++]!
  }

  #make(): void {
    const words = this.#words
    let s0 = words[0]!
    let s1 = words[1]!
    let s2 = words[2]!
    let s3 = words[3]!
    for (let i = 0; i < AHEAD; i++) {
      this.#made[i] = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9)
      const t = s1 << 9
      s2 ^= s0
      s3 ^= s1
      s1 ^= s2
      s0 ^= s3
      s2 ^= t
      s3 = rotateLeft(s3, 11)
    }
    words[0] = s0
    words[1] = s1
    words[2] = s2
    words[3] = s3
    this.#taken = 0
  }

  uniform(): number {
    return this.uint32() / 0x1_0000_0000
  }

  integer(below: number): number {
    return Math.floor(this.uniform() * below)
  }

  /**
   * J. von Neumann, "Various techniques used in connection with random digits" (1951): draw while the numbers fall; a run of odd
   * length accepts its first number as the fraction, an even one adds 1 to the whole part and tries again.
   */
  exponential(): number {
    for (let whole = 0; ; whole++) {
      const first = this.uniform()
      let length = 1
      for (let last = first, next = this.uniform(); next < last; last = next, next = this.uniform()) length++
      if (length % 2 === 1) return whole + first
    }
  }
}

/** FNV-1a, 32 bits, over UTF-16 code units: a name becomes a number. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The finaliser of MurmurHash3 (A. Appleby): spreads a word's bits, so that near seeds give unlike states. */
function spread(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A stream of random numbers for one purpose. In: the world's seed, any name. */
export function randomStream(seed: number, name: string): Random {
  const word = (salt: number): number => spread(spread((seed >>> 0) + salt) ^ hash32(name))
  // The `| 1` keeps the state from being all 0.
  return new Xoshiro128StarStar(word(0x9e3779b9), word(0x3c6ef372), word(0xdaa66d2b), word(0x78dde6e4) | 1)
}
