/** What one request's wait is made of, and what one changed thing would have saved: read from logs alone. */
import type { Trial } from '../../src/lesson/scene.ts'
import type { Phase } from '../../src/world/log.ts'
import { userRequests, type Log, type RequestRow } from '../../src/world/report.ts'
import { runWorld } from '../../src/world/run.ts'
import { world, type NoCdnSettings } from './world.ts'

/** Time spent in the named phases, ms. */
export function phaseMs(row: RequestRow, ...names: readonly Phase[]): number {
  return row.phases.filter(({ phase }) => names.includes(phase)).reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0)
}

/** The round trips to whatever the browser talks to: TCP, TLS, and the request with its answer, ms. */
export function crossingsMs(row: RequestRow): number {
  return phaseMs(row, 'tcp', 'tls', 'request', 'response')
}

/** The last request of anybody, or of one person; undefined when there is none. */
export function lastRequest(log: Log, user?: string): RequestRow | undefined {
  return userRequests(log).findLast((row) => user === undefined || row.user === user)
}

/** Time to the first byte of the last request, ms; 0 when there is none or it has not ended. */
export function lastTtfbMs(log: Log, user?: string): number {
  return lastRequest(log, user)?.ttfbMs ?? 0
}

/** The same inputs under settings of which some are changed. */
export function logUnder({ settings, inputs }: Trial<NoCdnSettings>, changed: Partial<NoCdnSettings>): Log {
  return runWorld(world({ ...settings, ...changed } as NoCdnSettings), inputs).log
}

/** How far off the exercise's machine nearby is, one way. */
export const NEARBY_MS = 8

/** The single changes that the diagnosis weighs against one another. */
const FIXES = {
  server: ({ thinkMs }: NoCdnSettings): Partial<NoCdnSettings> => ({ thinkMs: thinkMs / 2 }),
  tls: (): Partial<NoCdnSettings> => ({ tls: '1.3' }),
  nearby: (): Partial<NoCdnSettings> => ({ edgeOneWayMs: NEARBY_MS }),
} as const

export type FixId = keyof typeof FIXES
export const FIX_IDS = Object.keys(FIXES) as readonly FixId[]

/** By how much each change shortens the run's last request, ms; below 0 where it makes it longer. */
export function savings(trial: Trial<NoCdnSettings>): Readonly<Record<FixId, number>> {
  const beforeMs = lastTtfbMs(trial.run.log)
  const saved = (id: FixId): number => beforeMs - lastTtfbMs(logUnder(trial, FIXES[id](trial.settings)))
  return { server: saved('server'), tls: saved('tls'), nearby: saved('nearby') }
}

export function bestFix(trial: Trial<NoCdnSettings>): FixId {
  const saved = savings(trial)
  return FIX_IDS.reduce((best, id) => (saved[id] > saved[best] ? id : best))
}
