/** Why a user's request took long or went far, read from the log and the world. */
import { eventsOf, userRequests } from '../../src/world/report.ts'
import type { DoorTrial } from './doors.ts'
import { answersAt } from './doors.ts'

/** `resolver`: the name server went by a resolver far from its user. `held-name`: an old answer named a closed POP. `moved`: routes moved under an open connection. `best-route`: the best route leads there, and nothing is amiss. */
export const CAUSES = ['resolver', 'held-name', 'moved', 'best-route'] as const
export type FarCause = (typeof CAUSES)[number]

/** The cause for the trial's last request; null when there is none. */
export function causeOf(trial: DoorTrial): FarCause | null {
  const { log } = trial.run
  const row = userRequests(log).at(-1)
  if (!row || row.user === null) return null
  const told = answersAt(trial, row.startMs + (row.ttfbMs ?? 0)).get(row.user)
  if (told && eventsOf(log, 'packet-lost').some(({ req, because }) => req === row.req && because !== 'overload')) return 'held-name'
  if (!told && [...eventsOf(log, 'packet-lost'), ...eventsOf(log, 'connection-reset')].some(({ req }) => req === row.req)) return 'moved'
  const { resolver } = trial.spec.users.find(({ id }) => id === row.user) ?? {}
  if (told?.by === 'resolver' && resolver?.network !== undefined) return 'resolver'
  return 'best-route'
}
