import { useMemo } from 'react'
import type { Step } from '../../src/lesson/steps.ts'
import { formatCount, formatText } from '../../src/stage/prose/message.ts'
import { useStageState } from '../../src/stage/useStage.tsx'
import type { DoorTrial } from './doors.ts'
import { panelCopy } from './panel.en.ts'
import type { Reader } from './reader.ts'
import styles from './Routes.module.css'
import type { DoorSettings } from './world.ts'

const words = panelCopy.sides
const DESIGNS = ['anycast', 'geodns'] as const

/** Where a crowd is at the doors: what becomes of the same people's clicks under each design, up to the stage's time. */
export function Sides({ trial, step, reader }: { readonly reader: Reader; readonly trial: DoorTrial; readonly step: Step<DoorSettings> }) {
  const hasCrowd = step.kind === 'beat' && trial.inputs.some(({ type }) => type === 'crowd')
  return hasCrowd ? <Table reader={reader} trial={trial} withPeak={trial.inputs.some(({ type }) => type === 'flood')} /> : null
}

function Table({ reader: { crowdOf, peakOf, runUnder }, trial, withPeak }: { readonly reader: Reader; readonly trial: DoorTrial; readonly withPeak: boolean }) {
  const { tMs } = useStageState()
  const runs = useMemo(() => DESIGNS.map((design) => ({ design, log: runUnder(trial, design).log })), [trial, runUnder])
  const most = useMemo(() => Math.max(1, ...runs.map(({ log }) => crowdOf(log).failed + crowdOf(log).delayed)), [runs, crowdOf])
  return (
    <table className={`${styles.table} ${styles.sides}`} data-sides>
      <caption>{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.design}</th>
          <th scope="col">{words.failed}</th>
          <th scope="col">{words.late}</th>
          {withPeak && <th scope="col">{words.busiest}</th>}
        </tr>
      </thead>
      <tbody>
        {runs.map(({ design, log }) => {
          const crowd = crowdOf(log, tMs)
          const peak = peakOf(log.filter(({ atMs }) => atMs <= tMs))
          return (
            <tr key={design}>
              <th scope="row">
                {words[design]}
                <small>{trial.settings.design === design ? words.shown : ''}</small>
              </th>
              <td>
                <Count value={crowd.failed} most={most} tone="error" />
                <small>{formatText(words.soFar, { asked: formatCount(crowd.asked) })}</small>
              </td>
              <td>
                <Count value={crowd.delayed} most={most} tone="ink" />
              </td>
              {withPeak && <td>{peak.perSecond > 0 ? formatText(words.busiestOf, { pop: peak.door, rate: formatCount(peak.perSecond) }) : '–'}</td>}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Count({ value, most, tone }: { readonly value: number; readonly most: number; readonly tone: 'error' | 'ink' }) {
  return (
    <>
      {formatCount(value)}
      {value > 0 && <span className={styles.bar} data-tone={tone} style={{ width: `${(100 * value) / most}%` }} />}
    </>
  )
}
