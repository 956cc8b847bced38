/**
 * What a POP writes down: the world's journal, but nothing of what its cache decides while the machine is off. (The engine is told
 * then that every fetch has failed, and makes answers that go nowhere.)
 */
import { Journal } from '../journal.ts'
import type { Happening } from '../journal.ts'
import type { NodeId, RequestId } from '../log.ts'

/** What only a working machine does. */
const OWN_WORK: ReadonlySet<Happening['type']> = new Set(['decided', 'answered', 'waiting'])

export class PopJournal extends Journal {
  silent = false
  readonly #world: Journal
  readonly #node: NodeId
  /** Requests that it never made. */
  readonly #unmade = new Set<RequestId>()
  /** By request: when answers to its flights arrive here. */
  readonly #answers = new Map<RequestId, number[]>()

  constructor(world: Journal, node: NodeId) {
    super()
    this.#world = world
    this.#node = node
  }

  override write(atMs: number, event: Happening): void {
    if (this.silent && OWN_WORK.has(event.type)) return
    if (this.silent && event.type === 'request-started') this.#unmade.add(event.req)
    if ((event.type === 'request-started' || event.type === 'request-finished') && this.#unmade.has(event.req)) return
    if (event.type === 'hop' && event.to === this.#node) this.#answers.set(event.req, [...(this.#answers.get(event.req) ?? []), event.arrivesAtMs])
    this.#world.write(atMs, event)
  }

  override reach(atMs: number): void {
    this.#world.reach(atMs)
  }

  /** How many round trips the request had made by then. */
  answersTo(req: RequestId, atMs: number): number {
    return (this.#answers.get(req) ?? []).filter((arrivesAtMs) => arrivesAtMs <= atMs).length
  }
}
