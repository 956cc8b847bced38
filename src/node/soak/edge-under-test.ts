/** The real proxy as the soak drives it: purges over its own addresses, memory, and what is left when it stops. */
import { Agent, request } from 'undici'
import { startEdge, type Edge, type EdgeStats } from '../edge/server.ts'
import type { EdgeUnderTest, Memory } from './soak.ts'
import type { Purge } from './purger.ts'

/** Small, so that bodies over the limit and evictions are part of it. */
const LIMITS = { capacityBytes: 6 * 1024 * 1024, largestObjectBytes: 1024 * 1024 }

/** The host that clients ask for; also where a PURGE goes. */
export const HOST = 'shop.example'

/** Starts the proxy in front of the origin. @param onBug hears of mistakes in the proxy's own code */
export function startProxy(origin: string, shield: boolean, onBug: (error: unknown) => void): Promise<Edge> {
  return startEdge({ ...LIMITS, origin, port: 0, adminPort: 0, shield, onBug, originHeadersTimeoutMs: 5000, stopTimeoutMs: 5000 })
}

/** The proxy in this process. */
export async function edgeInProcess(origin: string, shield: boolean): Promise<EdgeUnderTest> {
  const bugs: string[] = []
  const edge = await startProxy(origin, shield, (error) => bugs.push(error instanceof Error ? (error.stack ?? error.message) : String(error)))
  const purger = createPurger(edge.url, edge.adminUrl ?? '')
  return {
    port: Number(new URL(edge.url).port),
    purge: purger.purge,
    memory: () => Promise.resolve(memoryNow()),
    async stop() {
      const wrong = await leftOpen(edge)
      await purger.close()
      await edge.close()
      return [...bugs.map((bug) => `the proxy has a bug: ${bug}`), ...wrong]
    },
  }
}

/** The origin hangs for 2 s at most, and fetches in the background, or for clients that went away, may still wait for it. */
const SETTLING_MS = 6000

/** What is under way long after nobody asks any more. */
export async function leftOpen(edge: Edge): Promise<readonly string[]> {
  const isOpen = (node: EdgeStats['nodes'][number]) => node.open + node.fetching > 0
  const lastMs = performance.now() + SETTLING_MS
  while (edge.stats().nodes.some(isOpen) && performance.now() < lastMs) await new Promise((resolve) => setTimeout(resolve, 50))
  const { nodes, arrivingBytes } = edge.stats()
  const open = nodes.filter(isOpen)
  return [...open.map((node) => `left under way at the end: ${JSON.stringify(node)}`), ...(arrivingBytes > 0 ? [`${arrivingBytes} bytes still counted as arriving`] : [])]
}

/** In use after collecting garbage, where that can be asked for (`node --expose-gc`). */
export function memoryNow(): Memory {
  ;(globalThis as { gc?: () => void }).gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heapBytes: heapUsed, externalBytes: external, residentBytes: rss }
}

/** Purges by URL with the PURGE method at the proxy's own address, by tag and everything at its admin address. */
export function createPurger(url: string, adminUrl: string): { readonly purge: Purge; readonly close: () => Promise<void> } {
  const agent = new Agent({ connections: 4 })
  const purge: Purge = async (selector, mode) => {
    const { statusCode, body } =
      selector.by === 'url'
        ? await request(`${url}${selector.path}`, { method: 'PURGE' as 'DELETE', headers: { host: HOST, 'soft-purge': mode === 'soft' ? '1' : '0' }, dispatcher: agent })
        : await request(`${adminUrl}/purge`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ ...(selector.by === 'tag' ? { tags: [selector.tag] } : { everything: true }), mode }),
            dispatcher: agent,
          })
    const text = await body.text()
    if (statusCode !== 200) throw new Error(`${statusCode} ${text}`)
  }
  return { purge, close: () => agent.close() }
}
