import { memo, useId, type ReactNode } from 'react'
import type { RequestId } from '../../world/log.ts'
import { requestsCopy as copy } from '../copy/requests.en.ts'
import { atStart } from '../names.ts'
import { AnswerBadge } from '../plates/AnswerBadge.tsx'
import { formatMs, formatText } from '../prose/message.ts'
import type { RequestView } from '../state.ts'
import { PhaseBar } from './PhaseBar.tsx'
import { segmentsOf } from './phases.ts'
import { knownUntilMs, shortUrl } from './rows.ts'
import styles from './Waterfall.module.css'
import { fixed } from '../../language/numbers.ts'
import { units } from '../../language/units.en.ts'

interface Props {
  readonly view: RequestView
  readonly depth: number
  readonly zeroMs: number
  readonly nowMs: number
  readonly scaleMs: number
  readonly who: string
  readonly withHost: boolean
  readonly patternsId: string
  readonly open: boolean
  readonly onSelect: (req: RequestId | null) => void
  readonly details: ReactNode
}

/** One request; drawn anew only when something in it changed. */
export const WaterfallRow = memo(function WaterfallRow(props: Props) {
  const { view, depth, zeroMs, nowMs, scaleMs, who, withHost, patternsId, open, onSelect, details } = props
  const detailsId = useId()
  // After the first minutes a millisecond is nothing that rows are told apart by, and the column is narrow.
  const time = fixed(view.startMs / 1000, view.startMs < 1_000_000 ? 3 : 1)
  const lengthMs = knownUntilMs(view, nowMs) - view.startMs
  const shown = open && details !== undefined

  return (
    <>
      <tr role="row" className={styles.row} data-depth={Math.min(depth, 3)} data-open={open || undefined}>
        <td role="cell" className={styles.time}><bdi data-unit={units.s}>{time}</bdi></td>
        <td role="cell" className={styles.who}>{atStart(who)}</td>
        <th scope="row" role="rowheader" className={styles.request}>
          <button
            type="button"
            className={styles.button}
            dir="ltr"
            aria-expanded={open}
            aria-controls={shown ? detailsId : undefined}
            onClick={() => onSelect(open ? null : view.req)}
          >
            {view.request.method} {shortUrl(view.request.url, withHost)}
            <span className="visually-hidden">
              {formatText(copy.openRow, { who, time })}
              {depth > 0 && `, ${copy.fetchFor}`}
            </span>
          </button>
        </th>
        <td role="cell" className={styles.outcome}>
          {view.finished ? <AnswerBadge outcome={view.finished.outcome} status={view.finished.response.status} req={view.req} /> : <span className={styles.quiet}>{copy.inFlight}</span>}
        </td>
        <td role="cell" className={styles.phases}>
          <PhaseBar
            patternsId={patternsId}
            segments={segmentsOf(view, nowMs)}
            offsetMs={view.startMs - zeroMs}
            lengthMs={lengthMs}
            scaleMs={scaleMs}
            inFlight={view.finished === null}
          />
        </td>
        <td role="cell" className={styles.total}><bdi>{formatMs(lengthMs)}</bdi></td>
      </tr>
      {shown && (
        <tr role="row" className={styles.detailsRow}>
          <td role="cell" colSpan={6} id={detailsId}>{details}</td>
        </tr>
      )}
    </>
  )
}, sameRow)

/** Do both draw the same row? The projection may make a new view of the same request for every moment. */
function sameRow(before: Props, after: Props): boolean {
  const { view: a, ...restA } = before
  const { view: b, ...restB } = after
  return (Object.keys(restA) as (keyof typeof restA)[]).every((key) => Object.is(restA[key], restB[key])) && sameView(a, b)
}

function sameView(a: RequestView, b: RequestView): boolean {
  if (a === b) return true
  return (
    a.req === b.req &&
    a.startMs === b.startMs &&
    a.request.method === b.request.method &&
    a.request.url === b.request.url &&
    a.finished?.outcome === b.finished?.outcome &&
    a.finished?.response.status === b.finished?.response.status &&
    a.finished?.totalMs === b.finished?.totalMs &&
    a.phases.length === b.phases.length &&
    a.phases.every((phase, index) => {
      const other = b.phases[index]
      return phase.phase === other?.phase && phase.fromMs === other.fromMs && phase.untilMs === other.untilMs
    })
  )
}
