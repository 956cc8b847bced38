/** The reverse proxy put together: clients, one cache or two in series, the origin; in one process. */
import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCacheNode } from '../../engine/edge.ts'
import { compilePolicy, rulesFor } from '../../engine/policy/compile.ts'
import { DEFAULT_PROGRAM } from '../../engine/program.ts'
import { createAdmin } from './admin.ts'
import { createCacheTier, type CacheTier, type TierStats } from './cache-tier.ts'
import { createFront } from './front.ts'
import { createIntake } from './intake.ts'
import { createLog } from './log.ts'
import { DEFAULTS, type EdgeOptions } from './options.ts'
import { createOrigin, type OriginStats } from './origin.ts'
import { purgeAll } from './purge.ts'
import type { RecordingBudget } from './recording.ts'
import type { Tier } from './tier.ts'

export type { EdgeOptions } from './options.ts'

export interface Edge {
  /** Where clients connect to, without a slash at the end. */
  readonly url: string
  /** Null when there is no admin address. */
  readonly adminUrl: string | null
  /** Takes no more requests, finishes what is under way, then ends; what takes longer than `stopTimeoutMs` is broken off. */
  close(): Promise<void>
  stats(): EdgeStats
}

export interface EdgeStats {
  /** Requests that came, and those of them that were not let in. */
  readonly requests: number
  readonly refused: number
  /** The caches, the one that clients meet first in front. */
  readonly nodes: readonly NodeStats[]
  readonly origin: OriginStats
  /** Bytes of bodies that arrive and are being kept. */
  readonly arrivingBytes: number
}

export interface NodeStats extends TierStats {
  readonly entries: number
  readonly storedBytes: number
}

/**
 * Starts a proxy. Rejects when an address can't be listened on (the error of `net.Server.listen`), and with a TypeError when the origin is
 * no http or https address.
 */
export async function startEdge(given: Partial<EdgeOptions> & Pick<EdgeOptions, 'origin'>): Promise<Edge> {
  const options: EdgeOptions = { ...DEFAULTS, ...given }
  const originUrl = new URL(options.origin)
  // Told apart from every other proxy, also of the same name, when a request comes around.
  const pseudonym = `${options.name}-${randomBytes(4).toString('hex')}`
  const budget: RecordingBudget = { usedBytes: 0, limitBytes: options.capacityBytes }
  const origin = createOrigin({ ...options, origin: originUrl, pseudonym, budget })
  const tiers = cacheTiers(options, origin, budget)
  const [outermost] = tiers

  const rules = options.policy === null ? null : rulesFor(options.policy)
  const decidedMode = (url: string) => rules?.({ method: 'GET', url, headers: [] }).purge?.mode ?? 'hard'
  let isStopping = false
  const intake = createIntake(outermost, {
    defaultHost: originUrl.host,
    name: options.name,
    pseudonym,
    via: `1.1 ${pseudonym}`,
    isStopping: () => isStopping,
    nowMs: options.nowMs,
    log: createLog({ format: options.log, why: options.why, nowMs: options.nowMs, write: options.write }),
    purge: (url, mode) => purgeAll(tiers, { by: 'url', url }, mode ?? decidedMode(url)),
  })
  const front = createFront(intake, {
    name: options.name,
    nowMs: options.nowMs,
    maxHeaderBytes: options.maxClientHeaderBytes,
    headersTimeoutMs: options.clientHeadersTimeoutMs,
    requestTimeoutMs: options.clientRequestTimeoutMs,
    keepAliveTimeoutMs: options.clientKeepAliveTimeoutMs,
    // A client that waits for the origin stands still too.
    stallTimeoutMs: Math.max(options.clientStallTimeoutMs, options.originConnectTimeoutMs + options.originHeadersTimeoutMs + 1_000),
    maxConnections: options.maxClientConnections,
  })
  const stats = (): EdgeStats => ({ ...intake.stats(), nodes: tiers.map(nodeStats), origin: origin.stats(), arrivingBytes: budget.usedBytes })
  const admin = options.adminPort === null ? null : createAdmin({ tiers, stats })

  const url = await listen(front, options.port, options.host)
  const adminUrl = admin === null ? null : await listen(admin, options.adminPort ?? 0, '127.0.0.1').catch(async (error: unknown) => {
    await closed(front, 0)
    throw error
  })
  return {
    url,
    adminUrl,
    stats,
    close: async () => {
      isStopping = true
      const servers = admin === null ? [front] : [front, admin]
      await Promise.all(servers.map((server) => closed(server, options.stopTimeoutMs)))
      await origin.close(options.stopTimeoutMs)
    },
  }
}

/**
 * What the process holds for a stored response beside its body and its header: without it, a store full of small answers would take
 * many times its capacity. Measured: 1.9 kB for an answer of 10 bytes with four header lines.
 */
const OVERHEAD_BYTES = 2_048

/** One cache, or two with a shield: the inner one stands for all edges' one way to the origin, and lets tags pass to the outer one. */
function cacheTiers(options: EdgeOptions, origin: Tier, budget: RecordingBudget): readonly [CacheTier, ...CacheTier[]] {
  const { name, policy } = options
  if (!options.shield && policy?.shield?.on !== true) return [cacheTier(options, name, origin, 'clients', budget)]
  // Cache-Status tells caches apart by name (RFC 9211 §2).
  const shield = cacheTier(options, name === 'shield' ? 'origin-shield' : 'shield', origin, 'caches', budget)
  return [cacheTier(options, name, shield, 'clients', budget), shield]
}

function cacheTier(options: EdgeOptions, name: string, upstream: Tier, asking: 'clients' | 'caches', budget: RecordingBudget): CacheTier {
  const { policy, capacityBytes, largestObjectBytes, requestDirectives, targetedFields, nowMs, onBug } = options
  const node = createCacheNode({
    name,
    kind: 'shared',
    capacityBytes,
    requestDirectives,
    collapse: true,
    program: DEFAULT_PROGRAM,
    ...(policy !== null && { policyFor: compilePolicy(policy, { asking }) }),
    targetedFields,
    forwardTags: asking === 'caches',
    largestObjectBytes,
    overheadBytes: OVERHEAD_BYTES,
  })
  const isTraced = options.log === 'json' || (options.log === 'pretty' && options.why)
  return createCacheTier({ node, upstream, nowMs, largestObjectBytes, budget, isTraced, onBug })
}

function nodeStats(tier: CacheTier): NodeStats {
  const entries = tier.entries()
  return { ...tier.stats(), entries: entries.length, storedBytes: entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) }
}

/** @returns the address as a URL */
function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`)
    })
  })
}

/** Ends a server: no more connections, those at rest closed, the others when their answer is out or the time is over. */
async function closed(server: Server, timeoutMs: number): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), timeoutMs)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    // An answer that began before the stop promised to keep its connection.
    server.on('request', (_request, response) => response.once('close', () => server.closeIdleConnections()))
    server.closeIdleConnections()
  })
  clearTimeout(late)
}
