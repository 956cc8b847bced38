/** The soak: many clients, an origin that misbehaves, purges in between, and a check of every single answer. */
import { createRandom } from '../random.ts'
import { createAsks, type Ask } from './asks.ts'
import { faultOf } from './check.ts'
import { runClient, type Ending } from './client.ts'
import { startSoakOrigin } from './origin.ts'
import { purgeSomething, type Purge } from './purger.ts'
import { createSite } from './site.ts'

/** The edge under test, in this process or in another. */
export interface EdgeUnderTest {
  readonly port: number
  readonly purge: Purge
  /** Bytes in use after collecting garbage. */
  readonly memory: () => Promise<Memory>
  /** Stops it gracefully. @returns what was wrong with that: handles left over, an exit code */
  readonly stop: () => Promise<readonly string[]>
}

export interface Memory {
  readonly heapBytes: number
  /** Outside of the heap: stored and passing bodies. */
  readonly externalBytes: number
  readonly residentBytes: number
}

export interface SoakPlan {
  readonly requests: number
  readonly seed: number
  readonly clients: number
  /** How often the origin misbehaves; 1 is usual, 0 never. */
  readonly faults: number
  readonly startEdge: (originUrl: string) => Promise<EdgeUnderTest>
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly sent: number
  readonly seconds: number
  readonly memory: Memory
  readonly failures: number
}

export interface SoakReport {
  readonly requests: number
  readonly seconds: number
  readonly statuses: Readonly<Record<string, number>>
  /** By what Cache-Status says, and by how the connection ended. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly purges: Readonly<Record<string, number>>
  readonly deeds: Readonly<Record<string, number>>
  readonly restarts: number
  readonly memory: readonly (Memory & { readonly sent: number })[]
  /** Each what was wrong with an answer, or with the edge; the first hundred. */
  readonly failures: readonly string[]
}

const REQUESTS_A_PURGE = 150
const REQUESTS_A_RESTART = 20_000
const REQUESTS_A_SAMPLE = 50
/** The origin hangs for two seconds at most, is away for less, and a connection carries up to six requests: longer, and something hangs. */
const LONGEST_MS = 20_000

/** Runs it to the end. */
export async function soak(plan: SoakPlan): Promise<SoakReport> {
  const startedAtMs = performance.now()
  const nowMs = () => performance.now()
  const site = createSite()
  const origin = await startSoakOrigin(site, createRandom(plan.seed, 1), nowMs, plan.faults)
  const edge = await plan.startEdge(`http://127.0.0.1:${origin.port}`)
  const asks = createAsks(site, createRandom(plan.seed, 2))
  const random = createRandom(plan.seed, 3)
  const counts = { statuses: {} as Record<string, number>, outcomes: {} as Record<string, number>, purges: {} as Record<string, number> }
  const failures: string[] = []
  const memory: (Memory & { sent: number })[] = []
  const underWay = new Map<number, Ask>()
  let sent = 0
  let restarts = 0

  const wrong = (what: string, ask: Ask | null) => {
    if (failures.length < 100) failures.push(ask === null ? what : `${ask.method} ${ask.resource.path} by ${ask.user} (request ${ask.id}): ${what}`)
  }
  const ended = (ask: Ask, ending: Ending) => {
    if (!underWay.delete(ask.id)) wrong('answered twice', ask)
    const tookMs = nowMs() - ask.sentAtMs
    if (tookMs > LONGEST_MS) wrong(`it took ${Math.round(tookMs)} ms to ${typeof ending === 'string' ? `be ${ending}` : `get ${ending.response.status}`}`, ask)
    if (typeof ending === 'string') return count(counts.outcomes, ending)
    const { response } = ending
    count(counts.statuses, String(response.status))
    count(counts.outcomes, outcomeIn(response.headers.get('cache-status')))
    const fault = faultOf(ask, response, site)
    if (fault !== null) wrong(`${fault} [${response.status}; ${response.headers.get('cache-status') ?? ''}]`, ask)
    const changes = (ask.method === 'POST' || ask.method === 'DELETE') && response.status === 200
    if (!changes || !response.headers.has('x-version')) return
    site.raise(ask.resource.path, Number(response.headers.get('x-version')))
    site.raise(response.headers.get('content-location') ?? '', Number(response.headers.get('x-also')))
  }
  const next = () => {
    if (sent >= plan.requests || failures.length >= 100) return null
    sent += 1
    const ask = asks.next(nowMs())
    underWay.set(ask.id, ask)
    return ask
  }

  let running = true
  const clients = Promise.all(
    Array.from({ length: plan.clients }, (_, number) => runClient({ host: 'shop.example', port: edge.port, depth: 1 + (number % 6), next, onEnd: ended, onWrong: wrong })),
  ).finally(() => (running = false))
  await Promise.all([clients, purging(), restarting(), sampling()])

  if (underWay.size > 0) wrong(`${underWay.size} requests have no answer, such as ${[...underWay.keys()].slice(0, 5).join(', ')}`, null)
  for (const what of await edge.stop()) wrong(what, null)
  await origin.close()
  return { requests: sent, seconds: (performance.now() - startedAtMs) / 1000, ...counts, deeds: origin.deeds, restarts, memory, failures }

  async function purging(): Promise<void> {
    for (let at = REQUESTS_A_PURGE; running; ) {
      if (sent < at) {
        await pause(1)
        continue
      }
      at = sent + REQUESTS_A_PURGE / 2 + random.below(REQUESTS_A_PURGE)
      try {
        count(counts.purges, await purgeSomething(site, random, nowMs, edge.purge))
      } catch (error) {
        wrong(`a purge failed: ${error instanceof Error ? error.message : String(error)}`, null)
      }
    }
  }

  async function restarting(): Promise<void> {
    const every = Math.min(REQUESTS_A_RESTART, plan.requests / 4)
    for (let at = every; running && plan.faults > 0; ) {
      await pause(5)
      if (sent < at) continue
      at = sent + every
      await origin.restart(50 + random.below(250))
      restarts += 1
    }
  }

  async function sampling(): Promise<void> {
    const every = Math.max(1, plan.requests / REQUESTS_A_SAMPLE)
    for (let at = 0; running; await pause(20)) {
      if (sent < at) continue
      at += every
      memory.push({ sent, ...(await edge.memory()) })
      const last = memory.at(-1)
      if (last !== undefined) plan.onProgress?.({ sent, seconds: (performance.now() - startedAtMs) / 1000, memory: last, failures: failures.length })
    }
  }
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}

/** The last member of Cache-Status is the nearest cache's: `hit`, or why it went forward. */
function outcomeIn(cacheStatus: string | undefined): string {
  const member = cacheStatus?.split(', ').at(-1) ?? ''
  if (member.includes('; hit')) return 'hit'
  if (member.includes('; collapsed')) return 'collapsed'
  return /; fwd=([\w-]+)/.exec(member)?.[1] ?? (/; detail=([\w-]+)/.exec(member)?.[1] ?? 'other')
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
