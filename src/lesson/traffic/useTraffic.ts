import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { LessonEvent } from '../machine.ts'
import { plansAhead, plansAwaited, type LessonContext } from '../moves.ts'
import type { Settings } from '../scene.ts'
import type { TrafficClient } from './client.ts'
import { planName } from './measured.ts'

/** How far the traffic is that the screen waits for. */
export interface Measuring {
  /** 0 to 1. */
  readonly progress: number
  readonly failed: boolean
  readonly retry: () => void
}

/**
 * Measures what the lesson waits for, one plan after another, then what the rest of the story will want. A change of plans ends what
 * is not wanted any more. @returns null when nothing is waited for
 */
export function useTraffic<S extends Settings>(client: TrafficClient, context: LessonContext<S>, send: (event: LessonEvent) => void): Measuring | null {
  const { measured } = context
  const { next, urgent } = useMemo(() => {
    const [awaited] = plansAwaited(context)
    return { next: awaited ?? plansAhead(context)[0], urgent: awaited !== undefined }
  }, [context])
  const name = next ? planName(next) : null
  const [state, setState] = useState<{ readonly name: string | null; readonly progress: number; readonly failed: boolean }>({ name: null, progress: 0, failed: false })
  const [attempt, setAttempt] = useState(0)
  // On the page's own thread only what somebody waits for.
  const wanted = name !== null && (urgent || client.beside)

  const begin = useEffectEvent((signal: AbortSignal) => {
    if (!next || !wanted) return
    client
      .measure(next, (progress) => setState({ name, progress, failed: false }), signal)
      .then(
        () => !signal.aborted && send({ type: 'MEASURED', measured: client.measured() }),
        () => !signal.aborted && setState({ name, progress: 0, failed: true }),
      )
  })
  useEffect(() => {
    const stop = new AbortController()
    begin(stop.signal)
    return () => stop.abort()
    // `measured`: an outcome that came and was forgotten again is asked for anew.
  }, [name, wanted, attempt, measured])

  if (!urgent) return null
  const own = state.name === name ? state : { progress: 0, failed: false }
  return { progress: own.progress, failed: own.failed, retry: () => setAttempt((before) => before + 1) }
}
