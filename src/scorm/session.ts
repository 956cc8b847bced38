/** One visit as a learning platform sees it (SCORM 1.2 run-time environment, §3.2 and §3.4). No clock and no window of its own. */
import { guarded, type Scorm12Api } from './api.ts'
import { outcomeOf, rankOf, timespan, type Outcome } from './outcome.ts'
import { decodeKept, encodeKept, type Kept } from './suspend.ts'

export interface Session {
  /** What an earlier visit left behind. */
  readonly found: Kept
  /** Reports what the learner has reached and where; anything new is committed as soon as the move is over, since an end may never be told. */
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
  /** Runs a task once those that are under way are done: what they report together is committed together. */
  readonly later: (task: () => void) => void
  /** The platform refused to keep what it was given. Told once. */
  readonly onRefused: () => void
  /** What the platform has taken and holds now, whenever it has been told something new: a status as the platform has it, and a score, null while it has none. */
  readonly onTold?: (held: Held) => void
}

/** What a platform holds of a lesson. */
export interface Held {
  readonly status: string
  readonly raw: Outcome['raw'] | null
}

/** Those that a platform need not have (SCORM 1.2 run-time environment, §3.4.4): without them nothing is lost. */
const OPTIONAL: readonly string[] = ['cmi.core.score.min', 'cmi.core.score.max']

const isYes = (answer: unknown): boolean => String(answer) === 'true'

/** Out: the session, or null when the platform refuses one. Never throws, nor does anything in it. */
export function openSession({ api, required, nowMs, later, onRefused, onTold = () => {} }: Options): Session | null {
  let refused = false
  const heard = (isKept: boolean): boolean => {
    if (!isKept && !refused) {
      refused = true
      onRefused()
    }
    return isKept
  }
  const get = (element: string): string => String(guarded(() => api.LMSGetValue(element)) ?? '')
  const set = (element: string, value: string): boolean => {
    const isKept = isYes(guarded(() => api.LMSSetValue(element, value)))
    return OPTIONAL.includes(element) ? isKept : heard(isKept)
  }
  const commit = (): boolean => heard(isYes(guarded(() => api.LMSCommit(''))))

  const startedMs = nowMs()
  if (!isYes(guarded(() => api.LMSInitialize(''))) && !isOpenAlready(api)) return null
  const said = get('cmi.suspend_data')
  const found = decodeKept(said)
  let status = get('cmi.core.lesson_status')
  const score = get('cmi.core.score.raw')
  let raw = score === '' || Number.isNaN(Number(score)) ? -1 : Number(score)
  let held = said
  let open = true
  /** What the learner has reached, as last heard. */
  let latest: Kept | null = null
  let isWaiting = false

  /** Score before status: some platforms decide about the one when they hear of the other. Neither ever falls; what was refused is told again. */
  function report(kept: Kept): boolean {
    const outcome = outcomeOf(kept, required)
    const rises = rankOf(outcome.status) > rankOf(status)
    if (rankOf(outcome.status) > 1 && (rises || outcome.raw > raw)) {
      const best = Math.max(raw, outcome.raw)
      set('cmi.core.score.min', '0')
      set('cmi.core.score.max', '100')
      if (set('cmi.core.score.raw', String(best))) raw = best
    }
    if (rises && set('cmi.core.lesson_status', outcome.status)) status = outcome.status
    onTold({ status, raw: raw < 0 ? null : raw })
    return rises
  }

  /** Out: was there anything new? */
  function tellLatest(): boolean {
    isWaiting = false
    if (!latest) return false
    const text = encodeKept(latest)
    const isNew = text !== held
    if (isNew && set('cmi.suspend_data', text)) held = text
    return report(latest) || isNew
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
      latest = kept
      if (isWaiting) return
      isWaiting = true
      later(() => void (open && isWaiting && tellLatest() && commit()))
    },
    pause() {
      if (!open) return
      tellLatest()
      tellTime()
      commit()
    },
    finish() {
      if (!open) return
      open = false
      tellLatest()
      tellTime()
      set('cmi.core.exit', 'suspend')
      commit()
      guarded(() => api.LMSFinish(''))
    },
  }
}

/** SCORM 1.2's general error, which says this too, and the code that SCORM 2004 has for it alone. */
const BEGUN_ALREADY: readonly string[] = ['101', '103']
const STATUSES: readonly string[] = ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted']

/**
 * A platform that refused to begin: has its session begun before, by a page that could not end it? Then it goes on. Every open session
 * has a status, and one that never was, or is over, gives none.
 */
function isOpenAlready(api: Scorm12Api): boolean {
  // A platform may lack it: then its values speak.
  const lastError = (): string | null => (typeof api.LMSGetLastError === 'function' ? String(guarded(() => api.LMSGetLastError?.())) : null)
  const why = lastError()
  if (why !== null && !BEGUN_ALREADY.includes(why)) return false
  const status = guarded(() => api.LMSGetValue('cmi.core.lesson_status'))
  return STATUSES.includes(String(status)) && (why === null || lastError() === '0')
}
