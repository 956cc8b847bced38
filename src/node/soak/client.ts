/** One client: a kept connection, several requests on their way at once, in order. */
import { connect, type Socket } from 'node:net'
import { written, type Ask } from './asks.ts'
import { createResponseReader, type ResponseReader, type Whole } from './response-reader.ts'

/** 'cut': the answer began and broke off. 'lost': the connection ended before it. 'aborted': the client went away itself. */
export type Ending = { readonly response: Whole } | 'cut' | 'lost' | 'aborted'

export interface ClientOptions {
  readonly host: string
  readonly port: number
  /** Requests on their way at once. */
  readonly depth: number
  /** The next request; null when there are no more. */
  readonly next: () => Ask | null
  /** Hears of the end of every request, once. */
  readonly onEnd: (ask: Ask, ending: Ending) => void
  /** What can't happen on a connection that keeps to HTTP. */
  readonly onWrong: (what: string, ask: Ask | null) => void
}

/** Sends until there is nothing left. Resolves when the last request has ended and the connection is closed. */
export async function runClient(options: ClientOptions): Promise<void> {
  let more = true
  let refusals = 0
  while (more) {
    const outcome = await oneConnection(options)
    more = outcome !== 'done'
    refusals = outcome === 'refused' ? refusals + 1 : 0
    if (refusals > 50) return options.onWrong('the edge refuses connections', null)
    if (refusals > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function oneConnection(options: ClientOptions): Promise<'done' | 'again' | 'refused'> {
  return new Promise((resolve) => {
    const connection = new Connection(options)
    connection.onClosed = resolve
  })
}

class Connection {
  onClosed: (outcome: 'done' | 'again' | 'refused') => void = () => {}
  readonly #options: ClientOptions
  readonly #socket: Socket
  readonly #reader: ResponseReader
  readonly #waiting: Ask[] = []
  #connected = false
  #isDone = false
  #aborted = false

  constructor(options: ClientOptions) {
    this.#options = options
    this.#reader = createResponseReader({ isForHead: () => this.#waiting[0]?.method === 'HEAD', onResponse: (response) => this.#answered(response) })
    this.#socket = connect({ host: '127.0.0.1', port: options.port, noDelay: true })
    this.#socket.on('connect', () => {
      this.#connected = true
      this.#fill()
    })
    this.#socket.on('data', (chunk) => this.#read(chunk))
    this.#socket.on('end', () => this.#socket.end())
    this.#socket.on('error', () => {})
    this.#socket.on('close', () => this.#closed())
  }

  #fill(): void {
    let text = ''
    while (!this.#isDone && !this.#aborted && this.#waiting.length < this.#options.depth) {
      const ask = this.#options.next()
      if (ask === null) {
        this.#isDone = true
        break
      }
      this.#waiting.push(ask)
      text += written(ask, this.#options.host)
      if (ask.aborts) this.#abortSoon(ask)
    }
    if (text !== '') this.#socket.write(text, 'latin1')
    if (this.#isDone && this.#waiting.length === 0) this.#socket.end()
  }

  #abortSoon(ask: Ask): void {
    setTimeout(() => {
      if (!this.#waiting.includes(ask)) return
      this.#aborted = true
      this.#socket.destroy()
    }, ask.id % 25)
  }

  #read(chunk: Buffer): void {
    try {
      this.#reader.write(chunk)
    } catch (error) {
      this.#options.onWrong(error instanceof Error ? error.message : String(error), this.#waiting[0] ?? null)
      this.#socket.destroy()
    }
    if (!this.#socket.destroyed && this.#socket.writable) this.#fill()
  }

  #answered(response: Whole): void {
    const ask = this.#waiting.shift()
    if (ask === undefined) return this.#options.onWrong('an answer that nobody asked for', null)
    this.#options.onEnd(ask, { response })
  }

  #closed(): void {
    const last = this.#reader.end()
    if (last !== null && last !== 'cut') this.#answered(last)
    for (const [at, ask] of this.#waiting.entries()) this.#options.onEnd(ask, this.#aborted ? 'aborted' : at === 0 && last === 'cut' ? 'cut' : 'lost')
    this.onClosed(this.#isDone ? 'done' : this.#connected ? 'again' : 'refused')
  }
}
