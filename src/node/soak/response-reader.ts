/** Reads HTTP/1.1 responses from a stream of bytes (RFC 9112 §6), as strictly as a check needs: what is wrong is an error. */

export interface Head {
  readonly status: number
  /** Lower-case names; lines of one name joined by ", ". */
  readonly headers: ReadonlyMap<string, string>
}

export interface Whole extends Head {
  readonly body: Buffer
}

export interface ResponseReader {
  /** Takes the next bytes; every response that they complete is handed to `onResponse`. Throws what is no HTTP. */
  readonly write: (chunk: Buffer) => void
  /** The connection ended. @returns the response that its end completes; null when none was under way; 'cut' when one was */
  readonly end: () => Whole | 'cut' | null
}

export interface ReaderOptions {
  /** Whether the next response is to a HEAD, and so has no body. */
  readonly isForHead: () => boolean
  readonly onResponse: (response: Whole) => void
}

type Framing = { readonly by: 'length'; left: number } | { readonly by: 'chunks'; left: number; state: 'size' | 'data' | 'data end' | 'trailer' } | { readonly by: 'close' }

const END_OF_HEAD = Buffer.from('\r\n\r\n')
const LONGEST_HEAD_BYTES = 64 * 1024

/** In: how to tell what a response answers, and who takes it. Out: a reader for the bytes of one connection, which may come cut anywhere. */
export function createResponseReader({ isForHead, onResponse }: ReaderOptions): ResponseReader {
  let rest: Buffer = Buffer.alloc(0)
  let head: Head | null = null
  let framing: Framing | null = null
  let body: Buffer[] = []

  const finish = (): Whole => {
    if (head === null) throw new Error('There is no response to finish.')
    const [first] = body
    const whole = { ...head, body: body.length === 1 && first !== undefined ? first : Buffer.concat(body) }
    head = null
    framing = null
    body = []
    return whole
  }
  /** @returns whether it got anywhere */
  const step = (): boolean => {
    if (head === null || framing === null) {
      const end = rest.indexOf(END_OF_HEAD)
      if (end < 0) {
        if (rest.length > LONGEST_HEAD_BYTES) throw new Error('The header has no end.')
        return false
      }
      const read = readHead(rest.toString('latin1', 0, end))
      rest = rest.subarray(end + 4)
      if (read.status < 200) return true
      head = read
      framing = framingOf(read, isForHead())
      if (framing.by === 'length' && framing.left === 0) onResponse(finish())
      return true
    }
    if (rest.length === 0) return false
    if (framing.by === 'close') {
      body.push(rest)
      rest = rest.subarray(rest.length)
      return false
    }
    if (framing.by === 'length') {
      const piece = rest.subarray(0, framing.left)
      body.push(piece)
      framing.left -= piece.length
      rest = rest.subarray(piece.length)
      if (framing.left === 0) onResponse(finish())
      return true
    }
    return stepChunk(framing)
  }
  const stepChunk = (chunk: Framing & { by: 'chunks' }): boolean => {
    if (chunk.state === 'data') {
      const piece = rest.subarray(0, chunk.left)
      body.push(piece)
      chunk.left -= piece.length
      rest = rest.subarray(piece.length)
      if (chunk.left === 0) chunk.state = 'data end'
      return true
    }
    const end = rest.indexOf('\r\n')
    if (end < 0) return false
    const line = rest.toString('latin1', 0, end)
    rest = rest.subarray(end + 2)
    if (chunk.state === 'size') {
      if (!/^[0-9a-f]+$/i.test(line)) throw new Error(`${JSON.stringify(line.slice(0, 40))} is no size of a chunk.`)
      chunk.left = Number.parseInt(line, 16)
      chunk.state = chunk.left === 0 ? 'trailer' : 'data'
    } else if (chunk.state === 'data end') {
      if (line !== '') throw new Error('A chunk is longer than its size.')
      chunk.state = 'size'
    } else if (line === '') onResponse(finish())
    return true
  }

  return {
    write(chunk) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      while (step());
    },
    end() {
      if (head !== null && framing?.by === 'close') return finish()
      return head !== null || rest.length > 0 ? 'cut' : null
    },
  }
}

function readHead(text: string): Head {
  const [statusLine = '', ...lines] = text.split('\r\n')
  const status = /^HTTP\/1\.1 (\d{3})( |$)/.exec(statusLine)?.[1]
  if (status === undefined) throw new Error(`${JSON.stringify(statusLine.slice(0, 60))} is no status line.`)
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) throw new Error(`${JSON.stringify(line.slice(0, 60))} is no field.`)
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    const before = headers.get(name)
    headers.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return { status: Number(status), headers }
}

function framingOf({ status, headers }: Head, isForHead: boolean): Framing {
  const length = headers.get('content-length')
  const coding = headers.get('transfer-encoding')
  if (length !== undefined && coding !== undefined) throw new Error('The response has both Content-Length and Transfer-Encoding.')
  if (isForHead || status === 204 || status === 304) return { by: 'length', left: 0 }
  if (coding !== undefined) {
    if (coding.toLowerCase() !== 'chunked') throw new Error(`The transfer coding is ${coding}.`)
    return { by: 'chunks', left: 0, state: 'size' }
  }
  if (length === undefined) return { by: 'close' }
  if (!/^\d+$/.test(length)) throw new Error(`Content-Length is ${JSON.stringify(length)}.`)
  return { by: 'length', left: Number(length) }
}
