import { useInsertionEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { OnTime } from './props.ts'

/** The stage's time for drawings: one object as long as its sources are the same, so that it never causes a rendering. */
export interface Clock {
  readonly onTime: OnTime
  readonly now: () => number
}

/**
 * A state is as of the last change, so its time may be behind. The clock says the last time heard, and the state's before any was.
 */
export function useClock({ stateMs, onTime, now }: { readonly stateMs: number; readonly onTime: OnTime; readonly now?: (() => number) | undefined }): Clock {
  const times = useRef({ heardMs: Number.NEGATIVE_INFINITY, stateMs })
  // Before the layout effects of what is drawn inside, which run first.
  useInsertionEffect(() => {
    times.current.stateMs = stateMs
  }, [stateMs])
  useLayoutEffect(
    () =>
      onTime((tMs) => {
        times.current.heardMs = tMs
      }),
    [onTime],
  )
  return useMemo(() => ({ onTime, now: now ?? (() => Math.max(times.current.heardMs, times.current.stateMs)) }), [onTime, now])
}
