import { useEffect, useMemo, useReducer, useRef } from 'react'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import type { Bounds, WorkloadId } from '../../../src/verifier/assertion.ts'
import type { Report } from '../../../src/verifier/report/report.ts'
import type { Progress, Verifier } from './client.ts'

/** What is tried. */
export interface Trial {
  readonly document: PolicyDocument
  readonly seed: number
  readonly bounds: Bounds
  /** Where not everything is demanded: of these workloads, these objectives, by their ids. */
  readonly only?: readonly WorkloadId[]
  readonly objectives?: readonly string[]
  /** The text had problems: `document` is the last one without any. */
  readonly ofGood: boolean
}

/** A report, and what it is of: the desk goes on while a verification runs. */
export interface Verified extends Trial {
  readonly report: Report
}

export interface Verification {
  /** Null: nothing runs. */
  readonly running: (Trial & Progress) | null
  /** The last that came to its end. */
  readonly verified: Verified | null
  /** How the last one ended. */
  readonly ended: 'never' | 'reported' | 'cancelled' | { readonly failed: string }
}

type Event =
  | { readonly type: 'started'; readonly trial: Trial }
  | { readonly type: 'progressed'; readonly progress: Progress }
  | { readonly type: 'reported'; readonly verified: Verified }
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly why: string }

function next(state: Verification, event: Event): Verification {
  switch (event.type) {
    case 'started':
      return { ...state, running: { ...event.trial, share: 0, at: null } }
    case 'progressed':
      return state.running ? { ...state, running: { ...state.running, ...event.progress } } : state
    case 'reported':
      return { running: null, verified: event.verified, ended: 'reported' }
    case 'cancelled':
      return { ...state, running: null, ended: 'cancelled' }
    case 'failed':
      return { ...state, running: null, ended: { failed: event.why } }
  }
}

interface Kept {
  /** The report of an earlier visit, with what it is of. */
  readonly load: () => Verified | null
  readonly save: (verified: Verified) => void
}

/** Runs verifications, one at a time; a newer one ends the older, and so does leaving. */
export function useVerification(verifier: Verifier, kept: Kept): Verification & { readonly start: (trial: Trial) => void; readonly cancel: () => void } {
  const [state, tell] = useReducer(next, null, (): Verification => ({ running: null, verified: kept.load(), ended: 'never' }))
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])
  const acts = useMemo(() => {
    const start = (trial: Trial): void => {
      current.current?.abort()
      const over = new AbortController()
      current.current = over
      const hear = (event: Event): void => {
        if (!over.signal.aborted) tell(event)
      }
      tell({ type: 'started', trial })
      const { ofGood: _judged, ...task } = trial
      verifier.run(task, (progress) => hear({ type: 'progressed', progress }), over.signal).then(
        (report) => {
          if (over.signal.aborted) return
          const verified = { ...trial, report }
          kept.save(verified)
          tell({ type: 'reported', verified })
        },
        (error: unknown) => hear({ type: 'failed', why: error instanceof Error ? error.message : String(error) }),
      )
    }
    const cancel = (): void => {
      current.current?.abort()
      tell({ type: 'cancelled' })
    }
    return { start, cancel }
  }, [verifier, kept])
  return { ...state, ...acts }
}
