/** What this scene reads from a run. */
import { userRequests, type RequestRow } from '../../src/world/report.ts'
import { wrongsOf, type Wrong } from '../../src/world/wrong.ts'
import { answersOf, versionOf } from '../../src/verifier/probes/answers.ts'
import { objectiveIn, readingsOf } from './stage.ts'
import type { CapstoneTrial } from './settings.ts'

export function wrongs({ run, spec }: CapstoneTrial): readonly Wrong[] {
  return wrongsOf(run, spec)
}

export function atOrigin({ run }: CapstoneTrial, fromMs = 0): number {
  return run.log.filter((event) => event.type === 'request-started' && event.to === 'origin' && event.atMs >= fromMs).length
}

/** The first request of whoever asks second. */
export function secondPerson({ run }: CapstoneTrial): RequestRow | null {
  const rows = userRequests(run.log)
  return rows.find(({ user }) => user !== rows[0]?.user) ?? null
}

/** Whose data the second person got. */
export function gotten(trial: CapstoneTrial): 'own' | 'other' | 'error' {
  const row = secondPerson(trial)
  if (!row || row.status !== 200) return 'error'
  return wrongs(trial).some(({ req, kind }) => req === row.req && kind === 'owner') ? 'other' : 'own'
}

/** Which addresses of the price still show the old one when every purge has been carried out. */
export function stillOld({ run, spec }: CapstoneTrial): 'none' | 'product' | 'listing' | 'both' {
  const done = run.log.findLast(({ type }) => type === 'purge-completed' || type === 'deployed')
  const changes = run.log.flatMap((event) => (event.type === 'deployed' ? [event] : []))
  const old = answersOf(run, spec).filter(({ startMs, response, resource }) => {
    const version = versionOf(response)
    return startMs > (done?.atMs ?? 0) && version !== null && changes.some((change) => change.url === resource?.url && change.version > version)
  })
  const names = new Set(old.map(({ request }) => (request.url.includes('/listings/') ? 'listing' : 'product')))
  return names.size === 2 ? 'both' : ([...names][0] ?? 'none')
}

/** The figure of the objective that the step is about, null where it has none. */
export function figureIn(trial: CapstoneTrial): number | null {
  const objective = objectiveIn(trial.settings)
  if (!objective) return null
  const measure = objective.witness?.measure ?? objective.measure
  return readingsOf(trial)[measure]?.value ?? null
}
