import { useMemo } from 'react'
import { LineChart } from '../../src/stage/charts/LineChart.tsx'
import { formatCount, formatText } from '../../src/stage/prose/message.ts'
import { eventsOf, type Log } from '../../src/world/report.ts'
import type { TrafficOutcome } from '../../src/world/traffic/plan.ts'
import { figureCopy } from './copy.en.ts'
import { oldPagesOverTime } from './readings.ts'
import { PRICE_MS, STARTS_MS } from './scripts.ts'
import { BUCKET_MS, CAPACITY, purgeAtMs } from './traffic.ts'
import type { PurgeSettings } from './world.ts'

const SAMPLES = 80
const seconds = (ms: number): string => formatText(figureCopy.seconds, { seconds: String(Math.round(ms / 100) / 10) })

/** How many pages are still old, over the run. */
export function OldPages({ log, endMs }: { readonly log: Log; readonly endMs: number }) {
  const words = figureCopy.oldPages
  const { xs, values, purgeMs } = useMemo(() => {
    const steps = oldPagesOverTime(log)
    const times = Array.from({ length: SAMPLES + 1 }, (_, i) => STARTS_MS + ((endMs - STARTS_MS) * i) / SAMPLES)
    return { xs: times, values: times.map((ms) => steps.findLast(({ atMs }) => atMs <= ms)?.pages ?? 0), purgeMs: eventsOf(log, 'purge-sent')[0]?.atMs }
  }, [log, endMs])
  const marks = [{ x: PRICE_MS, label: words.price }, ...(purgeMs === undefined ? [] : [{ x: purgeMs, label: words.purge }])]
  return <LineChart title={words.title} x={{ label: words.x, format: seconds, kind: 'time' }} y={{ label: words.y, format: String, whole: true }} xs={xs} series={[{ id: 'old', label: words.series, tone: 'stale', values }]} marks={marks} heightPx={180} />
}

/** Buckets on one point of the line: whole seconds are easier to read. */
const PER_POINT = 1000 / BUCKET_MS
/** The calm before. */
const LEAD_MS = 15_000

/** What reaches the origin, second by second, held against what it can bear. */
export function FloodChart({ outcome, settings }: { readonly outcome: TrafficOutcome; readonly settings: PurgeSettings }) {
  const words = figureCopy.flood
  const purgeMs = purgeAtMs(settings)
  const points = useMemo(() => {
    const { buckets } = outcome.metrics
    const shown = buckets.filter(({ fromMs }) => fromMs >= purgeMs - LEAD_MS)
    return Array.from({ length: Math.floor(shown.length / PER_POINT) }, (_, i) => shown.slice(i * PER_POINT, (i + 1) * PER_POINT)).map((group) => ({
      fromMs: group[0]?.fromMs ?? 0,
      origin: group.reduce((sum, { originRequests }) => sum + originRequests, 0),
      shed: group.reduce((sum, { originShed }) => sum + originShed, 0),
      all: group.reduce((sum, { requests }) => sum + requests, 0),
    }))
  }, [outcome, purgeMs])
  const load = Math.round(points.reduce((sum, { all }) => sum + all, 0) / Math.max(1, points.length) / 100) * 100
  return (
    <LineChart
      title={formatText(words.title, { load: formatCount(load) })}
      x={{ label: words.x, format: seconds, kind: 'time' }}
      y={{ label: words.y, format: formatCount }}
      xs={points.map(({ fromMs }) => fromMs)}
      series={[
        { id: 'origin', label: words.origin, tone: 'miss', values: points.map(({ origin }) => origin) },
        { id: 'shed', label: words.shed, tone: 'error', values: points.map(({ shed }) => shed) },
      ]}
      marks={[{ x: purgeMs, label: words.purge }]}
      limits={settings.load === 0 ? [{ y: CAPACITY, label: words.capacity }] : []}
    />
  )
}
