/**
 * A body that arrives once and is read by many: one writer, any number of readers, each at its own speed. While somebody keeps
 * it, all of its bytes stay here, up to a limit; when nobody does, it passes through, as fast as its slowest reader takes it, and a
 * byte that all have read is gone. Left out: which bytes of which bodies an answer consists of (body.ts).
 */

/** Bytes that a pass-through may be ahead of its slowest reader before the writer is asked to wait. */
const AHEAD_BYTES = 256 * 1024
/** A kept body up to this size becomes one piece of memory of exactly its size. */
const ONE_PIECE_BYTES = 1024 * 1024

/** How many bytes the bodies that are being kept may hold together before they are whole. */
export interface RecordingBudget {
  usedBytes: number
  readonly limitBytes: number
}

/** Who writes the recording, and what it is asked to do. */
export interface Source {
  /** After an `append` that answered false: go on. */
  resume(): void
  /** Nobody reads or keeps it any more: no more of it is needed. */
  abandon(): void
}

/** Nothing more can come. */
const NOBODY: Source = { resume: () => {}, abandon: () => {} }

/** Somebody who wants the whole body. One of the two is called, once, unless the keeper is released before. */
export interface Keeper {
  readonly limitBytes: number
  /** It grew over the limit, or there is too much in memory: from now on it passes through. */
  overflowed(): void
  /** Its end came, complete or cut off. */
  ended(complete: boolean): void
}

/** Somebody who takes the bytes as they come. */
export interface Reader {
  /** @returns false to be given no more before `resume` */
  data(chunk: Buffer): boolean
  end(): void
  /** The body breaks off here (RFC 9112 §8): this must not look like its end. */
  cut(reason: string): void
}

export interface Reading {
  resume(): void
  /** Takes no more; nothing is called from now on. */
  stop(): void
}

interface Place {
  readonly reader: Reader
  readonly lastByte: number
  /** The next byte to give. */
  byte: number
  /** The chunk that it stands in, counted from the first that ever came, and the byte that this one begins with. */
  chunk: number
  chunkStart: number
  paused: boolean
}

export class Recording {
  /** Bytes so far. */
  lengthBytes = 0
  state: 'arriving' | 'complete' | 'cut' = 'arriving'
  #reason = ''
  #chunks: Buffer[] = []
  #goneChunks = 0
  #goneBytes = 0
  #waiting = false
  #kept = false
  readonly #places = new Set<Place>()
  readonly #keepers = new Set<Keeper>()
  /** Forgotten at the end: it remembers who asked, and a stored body outlives that by far. */
  #source: Source
  readonly #budget: RecordingBudget

  constructor(source: Source, budget: RecordingBudget) {
    this.#source = source
    this.#budget = budget
  }

  /** The body in one piece, when it is complete and kept that way. */
  get onePiece(): Buffer | null {
    return this.state === 'complete' && this.#kept && this.#chunks.length === 1 ? (this.#chunks[0] ?? null) : null
  }

  /** Bytes in memory. */
  get heldBytes(): number {
    return this.lengthBytes - this.#goneBytes
  }

  /** @returns false to wait until the source is told to resume */
  append(chunk: Buffer): boolean {
    if (this.state !== 'arriving' || chunk.length === 0) return true
    this.#chunks.push(chunk)
    this.lengthBytes += chunk.length
    if (this.#keepers.size > 0) {
      this.#budget.usedBytes += chunk.length
      this.#overflow()
    }
    for (const place of [...this.#places]) this.#give(place)
    this.#forget()
    if (this.#keepers.size > 0) return true
    if (this.#places.size === 0) this.#source.abandon()
    this.#waiting = this.heldBytes > AHEAD_BYTES
    return !this.#waiting
  }

  /** The body is complete. */
  end(): void {
    this.#finish('complete')
  }

  /** @param reason in words that may be shown to anybody */
  cut(reason: string): void {
    this.#reason = reason
    this.#finish('cut')
  }

  /**
   * Wants all of it. To be called before the first byte has come, or beside another keeper.
   * @returns takes the wish back
   */
  keep(keeper: Keeper): () => void {
    if (this.#keepers.size === 0) this.#budget.usedBytes += this.lengthBytes
    this.#keepers.add(keeper)
    return () => this.#release(keeper)
  }

  /** Reads the bytes `firstByte` to `lastByte`, both included, or to the end. A recording that has passed its first byte on is cut. */
  read(reader: Reader, firstByte = 0, lastByte = Infinity): Reading {
    const place: Place = { reader, lastByte, byte: firstByte, chunk: 0, chunkStart: 0, paused: false }
    this.#places.add(place)
    this.#give(place)
    return {
      resume: () => {
        place.paused = false
        this.#give(place)
        this.#forget()
        this.#goOn()
      },
      stop: () => {
        if (!this.#places.delete(place)) return
        this.#forget()
        this.#goOn()
      },
    }
  }

  #give(place: Place): void {
    while (!place.paused && this.#places.has(place)) {
      if (place.byte > place.lastByte) return this.#leave(place, () => place.reader.end())
      const chunk = this.#chunks[place.chunk - this.#goneChunks]
      if (chunk === undefined) return this.#giveEnd(place)
      const from = place.byte - place.chunkStart
      const to = Math.min(chunk.length, place.lastByte + 1 - place.chunkStart)
      if (to === chunk.length) {
        place.chunk += 1
        place.chunkStart += chunk.length
      }
      if (from >= to) continue
      place.byte += to - from
      place.paused = !place.reader.data(from === 0 && to === chunk.length ? chunk : chunk.subarray(from, to))
    }
  }

  #giveEnd(place: Place): void {
    const { reader } = place
    if (place.chunk < this.#goneChunks) return this.#leave(place, () => reader.cut('The beginning of this body is not here any more.'))
    if (this.state === 'complete') this.#leave(place, () => reader.end())
    if (this.state === 'cut') this.#leave(place, () => reader.cut(this.#reason))
  }

  #leave(place: Place, tell: () => void): void {
    this.#places.delete(place)
    tell()
  }

  #finish(state: 'complete' | 'cut'): void {
    if (this.state !== 'arriving') return
    this.state = state
    this.#source = NOBODY
    const keepers = [...this.#keepers]
    this.#kept = keepers.length > 0
    this.#keepers.clear()
    if (this.#kept) {
      this.#budget.usedBytes -= this.lengthBytes
      this.#compact()
    }
    for (const keeper of keepers) keeper.ended(state === 'complete')
    for (const place of [...this.#places]) this.#give(place)
  }

  #overflow(): void {
    const tooMuch = this.#budget.usedBytes > this.#budget.limitBytes
    for (const keeper of [...this.#keepers]) {
      if (!tooMuch && this.lengthBytes <= keeper.limitBytes) continue
      this.#release(keeper)
      keeper.overflowed()
    }
  }

  #release(keeper: Keeper): void {
    if (!this.#keepers.delete(keeper) || this.#keepers.size > 0) return
    this.#budget.usedBytes -= this.lengthBytes
    this.#forget()
    this.#goOn()
  }

  /** Lets go of what everybody has read. */
  #forget(): void {
    if (this.#keepers.size > 0 || this.#kept) return
    let first = this.#goneChunks + this.#chunks.length
    for (const place of this.#places) first = Math.min(first, place.chunk)
    for (const chunk of this.#chunks.splice(0, first - this.#goneChunks)) this.#goneBytes += chunk.length
    this.#goneChunks = first
  }

  #goOn(): void {
    if (this.state !== 'arriving' || this.#keepers.size > 0) return
    if (this.#places.size === 0) return this.#source.abandon()
    if (!this.#waiting || this.heldBytes > AHEAD_BYTES / 2) return
    this.#waiting = false
    this.#source.resume()
  }

  /** What a socket was read into may be much larger than what came: the store counts bytes, so it holds no others. */
  #compact(): void {
    const [first] = this.#chunks
    const exact = this.#chunks.length === 1 && first !== undefined && first.buffer.byteLength === first.length
    if (exact || this.lengthBytes === 0 || this.lengthBytes > ONE_PIECE_BYTES) return
    const whole = Buffer.allocUnsafeSlow(this.lengthBytes)
    let at = 0
    for (const chunk of this.#chunks) at += chunk.copy(whole, at)
    this.#chunks = [whole]
    for (const place of this.#places) {
      const passed = place.byte >= this.lengthBytes
      place.chunk = passed ? 1 : 0
      place.chunkStart = passed ? this.lengthBytes : 0
    }
  }
}
