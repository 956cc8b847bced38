/** BGP sessions: one each way over every link that is up. In: links that come and go. Out: what stands between two routers. */
import type { Neighbour } from './graph.ts'
import type { Router } from './router.ts'
import type { NetworkId, Prefix } from './spec.ts'

export interface Session {
  readonly from: Router
  readonly to: Router
  /** The far end, as the near end sees it. */
  readonly neighbour: Neighbour
  /** false: the link is cut, and what was under way on it is lost. */
  up: boolean
  /** By prefix: no further announcement before this. */
  readonly nextMs: Map<Prefix, number>
  /** Prefixes with an announcement held back until then. */
  readonly planned: Set<Prefix>
}

export class Sessions {
  readonly #all = new Map<string, Session>()

  open(from: Router, to: Router, neighbour: Neighbour): Session {
    const session: Session = { from, to, neighbour, up: true, nextMs: new Map(), planned: new Set() }
    this.#all.set(key(from.spec.id, to.spec.id), session)
    return session
  }

  /** Throws when there is none: a defect of the caller. */
  get(from: NetworkId, to: NetworkId): Session {
    const session = this.#all.get(key(from, to))
    if (!session) throw new Error(`No link joins "${from}" and "${to}". Ask for neighbours alone.`)
    return session
  }

  close(from: NetworkId, to: NetworkId): void {
    this.get(from, to).up = false
    this.#all.delete(key(from, to))
  }
}

const key = (from: NetworkId, to: NetworkId): string => `${from}>${to}`
