import { useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { words } from '../words.en.ts'
import buttons from './buttons.module.css'

interface Props<P extends object> {
  /** Must be the same function each time: a constant beside the component's user. */
  readonly load: () => Promise<ComponentType<P>>
  readonly props: P
  /** Stands there until it has come. */
  readonly meanwhile?: ReactNode
}

/**
 * A part of a scene that the first screen doesn't need. What fails to arrive says so in its place and can be tried again; the
 * lesson around it goes on.
 */
export function Late<P extends object>({ load, props, meanwhile = null }: Props<P>) {
  const [arrived, setArrived] = useState<{ readonly Part: ComponentType<P> } | 'failed' | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let wanted = true
    load().then(
      (Part) => wanted && setArrived({ Part }),
      () => wanted && setArrived('failed'),
    )
    return () => {
      wanted = false
    }
  }, [load, attempt])
  useEffect(() => {
    // The button that asked again is gone; who pressed it goes on at the step's heading.
    if (attempt > 0 && arrived !== null && arrived !== 'failed' && document.hasFocus() && document.activeElement === document.body) document.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true })
  }, [arrived, attempt])
  if (arrived === null) return meanwhile
  if (arrived === 'failed') {
    return (
      <p role="alert">
        {words.partFailed}{' '}
        <button type="button" className={buttons.quiet} onClick={() => setAttempt(attempt + 1)}>
          {words.partRetry}
        </button>
      </p>
    )
  }
  return <arrived.Part {...props} />
}
