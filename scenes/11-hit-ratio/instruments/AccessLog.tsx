import { startTransition, useMemo, useState, type ReactNode } from 'react'
import type { TrafficOutcome } from '../../../src/lesson/scene.ts'
import { DataTable, type Aggregate } from '../../../src/stage/table/DataTable.tsx'
import type { Column } from '../../../src/stage/table/view.ts'
import { OutcomeBadge } from '../../../src/stage/plates/OutcomeBadge.tsx'
import { platesCopy } from '../../../src/stage/copy/plates.en.ts'
import { formatBytes, formatCount, formatMs, formatShare, formatText } from '../../../src/stage/prose/message.ts'
import styles from './instruments.module.css'
import { logRows, partsOfTime, type LogRow } from './logRows.ts'
import { words } from './words.en.ts'

const copy = words.log

const AGGREGATES: readonly Aggregate<LogRow>[] = [
  { id: 'hits', head: copy.hitShare, value: (rows) => rows.filter(({ outcome }) => outcome === 'hit' || outcome === 'stale').length / rows.length, text: formatShare },
  { id: 'bytes', head: copy.bytes, value: (rows) => rows.reduce((sum, { bytes }) => sum + bytes, 0), text: formatBytes },
]

interface Props {
  readonly traffic: TrafficOutcome
  /** Times are told from this moment on; left out: from the beginning, virtual ms. */
  readonly nowMs?: number
}

/** The sample of a run's requests as a CDN's access log, folded until somebody wants it. */
export function AccessLog({ traffic, nowMs }: Props) {
  const [open, setOpen] = useState(false)
  if (traffic.sample.length === 0) return null
  return (
    <details
      className={styles.log}
      onToggle={(event) => {
        const isOpen = event.currentTarget.open
        startTransition(() => setOpen(isOpen))
      }}
    >
      <summary data-control="access-log">{formatText(copy.open, { rows: formatCount(traffic.sample.length) })}</summary>
      {open && <Rows traffic={traffic} nowMs={nowMs ?? null} />}
    </details>
  )
}

function Rows({ traffic, nowMs }: { readonly traffic: TrafficOutcome; readonly nowMs: number | null }): ReactNode {
  const rows = useMemo(() => logRows(traffic, nowMs), [traffic, nowMs])
  const columns = useMemo<readonly Column<LogRow>[]>(() => {
    const parts = partsOfTime(traffic, nowMs)
    return [
      { id: 'time', head: copy.time, value: ({ atMs }) => atMs, text: ({ time }) => time, width: '5.6rem', mono: true, align: 'end' },
      { id: 'part', head: copy.part, value: ({ part }) => part, text: ({ part }) => parts[part]?.words ?? '', width: '8rem', groups: true },
      { id: 'region', head: copy.region, value: ({ region }) => region, width: '5.5rem', groups: true },
      { id: 'pop', head: copy.pop, value: ({ pop }) => pop, width: '6rem', groups: true },
      { id: 'route', head: copy.route, value: ({ route }) => route, width: '9rem', groups: true },
      { id: 'request', head: copy.request, value: ({ request }) => request, width: '16rem', mono: true },
      { id: 'outcome', head: copy.outcome, value: ({ outcome }) => outcome, text: ({ outcome }) => platesCopy.outcomes[outcome], cell: ({ outcome }) => <OutcomeBadge outcome={outcome} plain />, width: '8rem', groups: true },
      { id: 'agent', head: copy.agent, value: ({ agent }) => agent, width: '11rem', groups: true },
      { id: 'cookie', head: copy.cookie, value: ({ cookie }) => cookie, width: '4.5rem', groups: true },
      { id: 'status', head: copy.status, value: ({ status }) => status, width: '4.8rem', groups: true, align: 'end' },
      { id: 'bytes', head: copy.bytes, value: ({ bytes }) => bytes, text: ({ bytes }) => formatBytes(bytes), width: '5rem', align: 'end' },
      { id: 'ttfb', head: copy.ttfb, value: ({ ttfbMs }) => ttfbMs, text: ({ ttfbMs }) => formatMs(ttfbMs), width: '5rem', align: 'end' },
    ]
  }, [traffic, nowMs])
  return <DataTable caption={copy.caption} rows={rows} rowKey={({ number }) => number} columns={columns} rowsLabel={copy.rows} aggregates={AGGREGATES} heightPx={400} />
}
