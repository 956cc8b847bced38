import { useState } from 'react'
import { isolated } from '../../language/direction.ts'
import { formatText } from '../../stage/prose/message.ts'
import type { Settings } from '../scene.ts'
import buttons from '../ui/buttons.module.css'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { client as pageClient, type TrafficClient } from './client.ts'
import { useTraffic } from './useTraffic.ts'
import styles from './Traffic.module.css'

interface Props<S extends Settings> {
  readonly lesson: Lesson<S>
  readonly client?: TrafficClient
}

/** Has the lesson's traffic measured, and says how far it is. */
export function Traffic<S extends Settings>({ lesson: { context, send }, client = pageClient }: Props<S>) {
  const measuring = useTraffic(client, context, send)
  const [everWaited, setEverWaited] = useState(false)
  if (measuring && !everWaited) setEverWaited(true)
  const percent = Math.floor((measuring?.progress ?? 0) * 100)
  return (
    <div className={styles.traffic} data-shown={measuring !== null} data-failed={measuring?.failed ?? false}>
      {/* Stays, so that its changes are announced. */}
      <p role="status" className={measuring ? undefined : 'visually-hidden'}>
        {measuring?.failed ? words.measuringFailed : measuring ? words.measuring : everWaited ? words.measuredNow : ''}
      </p>
      {measuring?.failed && (
        <button type="button" className={buttons.quiet} data-control="measure-again" onClick={measuring.retry}>
          {words.measureAgain}
        </button>
      )}
      {measuring && !measuring.failed && (
        <>
          <progress max={100} value={percent} aria-label={words.measuringProgress} />
          <span className={styles.percent}>{isolated(formatText(words.percent, { percent }))}</span>
        </>
      )}
    </div>
  )
}
