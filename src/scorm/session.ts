/** One visit as a learning platform sees it (SCORM 1.2 run-time environment, §3.2 and §3.4). No clock and no window of its own. */
import { guarded, type Scorm12Api } from './api.ts'
import { outcomeOf, rankOf, timespan } from './outcome.ts'
import { decodeKept, encodeKept, type Kept } from './suspend.ts'

export interface Session {
  /** What an earlier visit left behind. */
  readonly found: Kept
  /** Reports what the learner has reached and where; anything new is committed at once, since an end may never be told. */
  readonly keep: (kept: Kept) => void
  /** The page is hidden and may never be seen again. */
  readonly pause: () => void
  /** The visit is over. Whoever calls it, and however often: the platform hears it once, and nothing afterwards. */
  readonly finish: () => void
}

interface Options {
  readonly api: Scorm12Api
  /** Ids of the scenes that the package asks for. */
  readonly required: readonly string[]
  readonly nowMs: () => number
  /** The platform refused to keep what it was given. Told once. */
  readonly onRefused: () => void
}

/** Out: the session, or null when the platform refuses one. Never throws, nor does anything in it. */
export function openSession({ api, required, nowMs, onRefused }: Options): Session | null {
  const isYes = (answer: unknown): boolean => String(answer) === 'true'
  const get = (element: string): string => String(guarded(() => api.LMSGetValue(element)) ?? '')
  const set = (element: string, value: string): boolean => isYes(guarded(() => api.LMSSetValue(element, value)))

  const startedMs = nowMs()
  if (!isYes(guarded(() => api.LMSInitialize('')))) return null
  const said = get('cmi.suspend_data')
  const found = decodeKept(said)
  let status = get('cmi.core.lesson_status')
  const score = get('cmi.core.score.raw')
  let raw = score === '' || Number.isNaN(Number(score)) ? -1 : Number(score)
  let held = said
  let open = true
  let refused = false

  function commit(): void {
    if (isYes(guarded(() => api.LMSCommit(''))) || refused) return
    refused = true
    onRefused()
  }

  /** Score before status: some platforms decide about the one when they hear of the other. Neither ever falls. */
  function report(kept: Kept): boolean {
    const outcome = outcomeOf(kept, required)
    const rises = rankOf(outcome.status) > rankOf(status)
    if (rankOf(outcome.status) > 1 && (rises || outcome.raw > raw)) {
      raw = Math.max(raw, outcome.raw)
      set('cmi.core.score.min', '0')
      set('cmi.core.score.max', '100')
      set('cmi.core.score.raw', String(raw))
    }
    if (rises) {
      status = outcome.status
      set('cmi.core.lesson_status', status)
    }
    return rises
  }

  function tellTime(): void {
    set('cmi.core.session_time', timespan(nowMs() - startedMs))
  }

  // A platform that never hears of an end must still know that the learner comes back.
  set('cmi.core.exit', 'suspend')
  report(found)
  commit()

  return {
    found,
    keep(kept) {
      if (!open) return
      const text = encodeKept(kept)
      const isNew = text !== held
      if (isNew) set('cmi.suspend_data', text)
      held = text
      if (report(kept) || isNew) commit()
    },
    pause() {
      if (!open) return
      tellTime()
      commit()
    },
    finish() {
      if (!open) return
      open = false
      tellTime()
      set('cmi.core.exit', 'suspend')
      commit()
      guarded(() => api.LMSFinish(''))
    },
  }
}
