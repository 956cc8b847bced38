/** How old is what people are shown? In: a run in which new versions go live. Out: each answer that shows a version, with the version's age. */
import type { Run } from '../../world/log.ts'
import { eventsOf } from '../../world/report.ts'
import type { WorldSpec } from '../../world/spec.ts'
import type { Reading } from '../probe.ts'
import { answersOf, versionOf, type Answer } from './answers.ts'

export interface Shown extends Answer {
  readonly version: number
  /** From the moment when the version went live (of the first: from the run's beginning) to the moment when the answer was there. */
  readonly ageMs: number
}

/** @param url of the resource, without a query. Errors show nothing, whatever their bodies say. */
export function shownOf(run: Run, spec: WorldSpec, url: string): readonly Shown[] {
  const liveAtMs = new Map([[1, 0], ...eventsOf(run.log, 'deployed').flatMap((event) => (event.url === url ? [[event.version, event.atMs] as const] : []))])
  return answersOf(run, spec).flatMap((answer): Shown[] => {
    const version = versionOf(answer.response)
    const sinceMs = version === null ? undefined : liveAtMs.get(version)
    if (answer.resource?.url !== url || answer.response.status !== 200 || version === null || sinceMs === undefined) return []
    return [{ ...answer, version, ageMs: answer.endMs - sinceMs }]
  })
}

/** The greatest age of what anybody was shown; null: nobody was shown anything. */
export function oldestShown(run: Run, spec: WorldSpec, url: string): Reading {
  const oldest = shownOf(run, spec, url).reduce<Shown | null>((worst, next) => (worst && worst.ageMs >= next.ageMs ? worst : next), null)
  return { value: oldest?.ageMs ?? null, request: oldest?.req ?? null }
}
