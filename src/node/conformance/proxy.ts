/** The reverse proxy as it is tested here: with what holds where nothing is said, save what a caller names. */
import { startEdge, type EdgeOptions } from '../edge/server.ts'
import type { CacheUnderTest } from './scenes/play.ts'
import type { Purge } from './scenes/scene.ts'

/** Starts a proxy before `origin`. */
export async function startProxy(origin: string, options: Partial<EdgeOptions> = {}): Promise<CacheUnderTest> {
  const edge = await startEdge({ ...options, origin, stopTimeoutMs: 0 })
  return {
    url: edge.url,
    close: () => edge.close(),
    isIdle: () => edge.stats().nodes.every(({ fetching }) => fetching === 0),
    purge: (purge) => purgeAt(`${edge.adminUrl}/purge`, edge.url, purge),
  }
}

async function purgeAt(adminUrl: string, edgeUrl: string, { path, tag, everything, soft = false }: Purge): Promise<void> {
  const selector = everything ? { everything } : tag === undefined ? { url: `${edgeUrl}${path ?? '/'}` } : { tags: [tag] }
  const content = JSON.stringify({ ...selector, mode: soft ? 'soft' : 'hard' })
  const response = await fetch(adminUrl, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: content })
  if (!response.ok) throw new Error(`The purge was answered with ${response.status}: ${await response.text()}`)
}
