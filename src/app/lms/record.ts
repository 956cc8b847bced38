/** The app's progress and what a platform keeps, each as the other writes it. */
import type { Kept, Place, SceneKept } from '../../scorm/suspend.ts'
import { encode } from '../state/format.ts'
import { progressFormat, type Progress, type SceneProgress } from '../state/progress.ts'

/** The text that the app's storage would hold. Checks that were passed over or only watched are not kept. */
export function storedText({ scenes }: Kept): string {
  const progress: Progress = { generation: 0, scenes: Object.fromEntries(Object.entries(scenes).map(([id, kept]) => [id, progressOf(kept)])) }
  return encode(progress, progressFormat)
}

function progressOf({ furthest, steps, solved }: SceneKept): SceneProgress {
  return { furthest, steps, checks: Object.fromEntries(solved.map((id) => [id, 'solved' as const])), done: furthest >= steps }
}

/**
 * In: what the app stores, where the learner is, and how many checks a scene has (null while its code is not here; then what is
 * kept says it). Out: what the platform should keep.
 */
export function keptOf(progress: Pick<Progress, 'scenes'>, at: Place | null, checksOf: (id: string) => number | null, before: Kept): Kept {
  const scenes = Object.entries(progress.scenes).map(([id, { furthest, steps, checks }]): [string, SceneKept] => {
    const solved = Object.keys(checks).filter((check) => checks[check] === 'solved').sort()
    return [id, { furthest, steps, checks: checksOf(id) ?? before.scenes[id]?.checks ?? 0, solved }]
  })
  return { at: at ?? before.at, scenes: Object.fromEntries(scenes) }
}
