/** Purging: who may, what is meant, and carrying it out at every cache of this process. */
import type { IncomingMessage } from 'node:http'
import type { PurgeMode, PurgeSelector } from '../../engine/edge.types.ts'
import type { Refusal } from './admission.ts'
import type { CacheTier, PurgeResult } from './cache-tier.ts'
import { isLoopback } from './loopback.ts'
import { normalisedHost } from './target.ts'

export interface Purged {
  readonly selector: PurgeSelector
  readonly mode: PurgeMode
  readonly removed: number
  readonly marked: number
  readonly nodes: readonly PurgeResult[]
}

/**
 * Purges every cache, the one nearest the origin first: one further out that asks again at once must not get from it what was purged.
 * @param tiers the one that clients meet first
 */
export function purgeAll(tiers: readonly CacheTier[], selector: PurgeSelector, mode: PurgeMode): Purged {
  const nodes = [...tiers].reverse().map((tier) => tier.purge(selector, mode))
  const sum = (of: 'removed' | 'marked') => nodes.reduce((total, node) => total + node[of], 0)
  return { selector, mode, removed: sum('removed'), marked: sum('marked'), nodes }
}

/**
 * Purging is for programs on this machine. What a proxy on it passes on comes from elsewhere, and so does what a browser sends for a
 * page (which says its Origin).
 */
export function refusePurge({ socket, headers }: IncomingMessage): Refusal | null {
  if (!isLoopback(socket.remoteAddress)) return { status: 403, reason: 'Purging is open to this machine (loopback) only.' }
  if (headers.origin !== undefined) return { status: 403, reason: 'Purging is not open to web pages.' }
  const passedOn = headers.via !== undefined || headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined
  return passedOn ? { status: 403, reason: 'Purging is not open to requests that a proxy passed on.' } : null
}

/** What a PURGE request says of its mode; null when it leaves that open. */
export function askedMode({ headers }: IncomingMessage): PurgeMode | null {
  const soft = headers['fastly-soft-purge'] ?? headers['soft-purge']
  if (soft === undefined) return null
  return soft === '1' || soft === 'true' ? 'soft' : 'hard'
}

/** @returns the URL as the cache's keys hold it, or null when it is no http address with a host */
export function purgeUrl(text: unknown): string | null {
  const [, authority, rest] = typeof text === 'string' ? (/^http:\/\/([^/?#]*)([^#]*)$/i.exec(text) ?? []) : []
  const host = normalisedHost(authority ?? '')
  if (host === null || rest === undefined || /[^\x21-\x7e]/.test(rest)) return null
  return `http://${host}${rest.startsWith('/') ? rest : `/${rest}`}`
}
