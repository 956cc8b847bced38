/** The reverse proxy put together: clients → cache → origin, in one process. */
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createCacheNode } from '../../engine/edge.ts'
import { DEFAULT_PROGRAM } from '../../engine/program.ts'
import { createCacheTier } from './cache-tier.ts'
import { createFront } from './front.ts'
import { createOrigin } from './origin.ts'

export interface EdgeOptions {
  readonly origin: string
  readonly port?: number
  readonly host?: string
  readonly capacityBytes?: number
  readonly largestObjectBytes?: number
  readonly nowMs?: () => number
}

export interface Edge {
  readonly url: string
  readonly adminUrl: string | null
  close(): Promise<void>
  stats(): Record<string, unknown>
}

/** Starts it. Rejects when the address can't be listened on. */
export async function startEdge(options: EdgeOptions): Promise<Edge> {
  const { capacityBytes = 256 * 1024 * 1024, largestObjectBytes = 16 * 1024 * 1024, nowMs = Date.now } = options
  const originUrl = new URL(options.origin)
  const pseudonym = `edge-${randomBytes(4).toString('hex')}`
  let stopping = false
  const origin = createOrigin({
    origin: originUrl,
    pseudonym,
    budget: { usedBytes: 0, limitBytes: capacityBytes },
    connections: 128,
    connectTimeoutMs: 5_000,
    headersTimeoutMs: 30_000,
    bodyTimeoutMs: 30_000,
    maxHeaderBytes: 64 * 1024,
  })
  const node = createCacheNode({
    name: 'edge',
    kind: 'shared',
    capacityBytes,
    requestDirectives: 'obey',
    collapse: true,
    program: DEFAULT_PROGRAM,
    targetedFields: ['CDN-Cache-Control'],
    largestObjectBytes,
  })
  const tier = createCacheTier({ node, upstream: origin, nowMs, largestObjectBytes, onBug: (error) => console.error(error) })
  const server = createFront(tier, {
    defaultHost: originUrl.host,
    pseudonym,
    isStopping: () => stopping,
    maxHeaderBytes: 16 * 1024,
    headersTimeoutMs: 20_000,
    requestTimeoutMs: 300_000,
    keepAliveTimeoutMs: 5_000,
    stallTimeoutMs: 60_000,
    maxConnections: 4096,
  })
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    adminUrl: null,
    stats: () => ({ ...tier.open() }),
    close: async () => {
      stopping = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await closed
      await origin.close()
    },
  }
}
