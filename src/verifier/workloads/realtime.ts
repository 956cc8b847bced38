/** Real-time data: quotes that change every second, and one person's holdings. */
import type { Workload } from './workload.ts'

const HOST = 'ticker.example'

export const TICK_MS = 1_000

export const REALTIME: Workload = {
  id: 'realtime',
  host: HOST,
  resources: [
    { id: 'quote', url: `https://${HOST}/quotes/{n}`, headers: [['Content-Type', 'application/json'], ['Cache-Control', 'max-age=0']], lengthBytes: 600, validators: 'etag', changes: { everyMs: TICK_MS }, differsBy: [] },
    { id: 'holdings', url: `https://${HOST}/holdings`, headers: [['Content-Type', 'application/json'], ['Cache-Control', 'max-age=10']], lengthBytes: 1_500, validators: 'none', changes: 'sometimes', differsBy: [], owner: 'Cookie' },
  ],
  origin: { thinkMs: 14, workers: 2, queueLimit: 200 },
}
