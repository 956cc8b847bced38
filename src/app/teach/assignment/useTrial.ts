import { useEffect, useMemo, useRef, useState } from 'react'
import { assignmentText, objectivesOf, workloadsOf, type Assignment } from '../../../verifier/assignment/assignment.ts'
import type { Report } from '../../../verifier/report/report.ts'
import { client, type VerifierClient } from '../../../verifier/worker/client.ts'

export type TrialState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly share: number }
  | { readonly kind: 'ended'; readonly report: Report }
  | { readonly kind: 'broken'; readonly why: string }

export type Verifier = Pick<VerifierClient, 'run'>

const loadWorked = () => import('../../../../scenes/12-capstone/studio/starts.ts').then(({ STARTS }) => STARTS.worked)

/**
 * Tries an assignment on the course's worked configuration, beside the page.
 * @returns what is known of this assignment: of one that changed nothing is
 */
export function useTrial(assignment: Assignment | null, verifier: Verifier = client): { readonly state: TrialState; readonly start: () => void; readonly cancel: () => void } {
  const text = useMemo(() => assignment && assignmentText({ ...assignment, name: 'x', word: '', begin: 'blank' }), [assignment])
  const [held, setHeld] = useState<{ readonly of: string; readonly state: TrialState } | null>(null)
  const current = useRef<AbortController | null>(null)
  // What is tried for a text that stands there no more is of no use.
  useEffect(() => () => current.current?.abort(), [text])
  const start = (): void => {
    if (!assignment || text === null) return
    current.current?.abort()
    const over = new AbortController()
    current.current = over
    const hear = (state: TrialState): void => {
      if (!over.signal.aborted) setHeld({ of: text, state })
    }
    hear({ kind: 'running', share: 0 })
    const { bounds = {}, seed = 1 } = assignment
    const task = { seed, bounds, only: workloadsOf(assignment), objectives: objectivesOf(assignment).map(({ id }) => id) }
    loadWorked()
      .then((document) => verifier.run({ document, ...task }, ({ share }) => hear({ kind: 'running', share }), over.signal))
      .then(
        (report) => hear({ kind: 'ended', report }),
        (error: unknown) => hear({ kind: 'broken', why: (error instanceof Error ? error.message : String(error)).replace(/\.\s*$/, '') }),
      )
  }
  const cancel = (): void => {
    current.current?.abort()
    setHeld(null)
  }
  return { state: held?.of === text && held ? held.state : { kind: 'none' }, start, cancel }
}
