import { useEffect, useId, useRef, type ReactNode } from 'react'
import type { NodeId, RequestId } from '../../world/log.ts'
import { requestsCopy as copy } from '../copy/requests.en.ts'
import type { RequestView } from '../state.ts'
import { PhasePatterns } from './Patterns.tsx'
import { PhaseLegend } from './PhaseLegend.tsx'
import { phasesIn } from './phases.ts'
import { arrangeRows, labelOf, lastByteMs, scaleOf, severalHosts } from './rows.ts'
import styles from './Waterfall.module.css'
import { WaterfallRow } from './WaterfallRow.tsx'

interface Props {
  /** In order of start, users' requests and the fetches behind them. */
  readonly requests: readonly RequestView[]
  readonly nodeLabels: Readonly<Record<NodeId, string>>
  readonly selected: RequestId | null
  /** Called with the row to open, or null when the open row is closed. */
  readonly onSelect: (req: RequestId | null) => void
  /** Virtual time on the stage. */
  readonly nowMs: number
  /** Shown under the open row: the inspector. */
  readonly details?: ReactNode
}

/** From how near the end, in px, a list still follows its newest row. */
const followPx = 24

/**
 * The requests as a table, one row each, with bars on one scale. Follows the newest row until the learner scrolls
 * away or opens one.
 */
export function Waterfall({ requests, nodeLabels, selected, onSelect, nowMs, details }: Props) {
  const id = useId()
  const scroller = useFollowNewest(requests.length, selected === null)
  const rows = arrangeRows(requests)
  const scaleMs = scaleOf(rows, nowMs)
  const withHost = severalHosts(requests)

  return (
    <div className={styles.frame}>
      <PhasePatterns id={id} />
      <div className={styles.scroller} ref={scroller}>
        {/* The roles repeat what the elements are: narrow layouts set other display values, which would take them away. */}
        <table className={styles.table} role="table">
          <caption className={styles.caption}>{copy.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader" className={styles.time}>{copy.columns.time}</th>
              <th scope="col" role="columnheader" className={styles.who}>{copy.columns.who}</th>
              <th scope="col" role="columnheader" className={styles.request}>{copy.columns.request}</th>
              <th scope="col" role="columnheader" className={styles.outcome}>{copy.columns.outcome}</th>
              <th scope="col" role="columnheader" className={styles.phases}>{copy.columns.phases}</th>
              <th scope="col" role="columnheader" className={styles.total}>{copy.columns.total}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(({ view, depth, zeroMs }) => (
              <WaterfallRow
                key={view.req}
                view={view}
                depth={depth}
                zeroMs={zeroMs}
                // A finished row doesn't change with time: only rows in flight are drawn anew each frame.
                nowMs={nowMs < lastByteMs(view) ? nowMs : Infinity}
                scaleMs={scaleMs}
                who={labelOf(view.from, nodeLabels)}
                withHost={withHost}
                patternsId={id}
                open={view.req === selected}
                onSelect={onSelect}
                details={view.req === selected ? details : undefined}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className={styles.empty}>{copy.empty}</p>}
      </div>
      <PhaseLegend patternsId={id} phases={phasesIn(requests)} />
    </div>
  )
}

/** Keeps a scrolled list at its end while rows come in, unless the reader has scrolled away from it. */
function useFollowNewest(count: number, active: boolean) {
  const ref = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const onScroll = () => {
      following.current = element.scrollHeight - element.scrollTop - element.clientHeight < followPx
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [])
  useEffect(() => {
    if (!active || !following.current) return
    // With the frame, which lays the page out anyway: at once, a press would pay for a layout of its own.
    const frame = requestAnimationFrame(() => {
      const element = ref.current
      if (element) element.scrollTop = element.scrollHeight
    })
    return () => cancelAnimationFrame(frame)
  }, [count, active])
  return ref
}
