import { useMemo } from 'react'
import { LineChart } from '../../src/stage/charts/LineChart.tsx'
import { formatCount, formatText } from '../../src/stage/prose/message.ts'
import { eventsOf, type Log } from '../../src/world/report.ts'
import type { TrafficOutcome } from '../../src/world/traffic/plan.ts'
import { figureCopy } from './copy.en.ts'
import { oldPagesOverTime } from './readings.ts'
import { PRICE_MS, STARTS_MS } from './scripts.ts'
import { BUCKET_MS, CALM_MS, CAPACITY, purgeAtMs } from './traffic.ts'
import type { PurgeSettings } from './world.ts'

const seconds = (ms: number): string => formatText(figureCopy.seconds, { seconds: String(Math.round(ms / 100) / 10) })
const exactly = (ms: number): string => formatText(figureCopy.seconds, { seconds: String(Math.round(ms) / 1000) })
/** Just before a change the line is still where it was: a step, not a slope. */
const BEFORE_MS = 1

/** How many pages are still old, over the run. */
export function OldPages({ log, endMs }: { readonly log: Log; readonly endMs: number }) {
  const words = figureCopy.oldPages
  const { xs, values, purgeMs } = useMemo(() => {
    const steps = oldPagesOverTime(log).filter(({ atMs }) => atMs > STARTS_MS && atMs < endMs)
    const times = [STARTS_MS, ...steps.flatMap(({ atMs }) => [atMs - BEFORE_MS, atMs]), endMs]
    const all = oldPagesOverTime(log)
    return { xs: times, values: times.map((ms) => all.findLast(({ atMs }) => atMs <= ms)?.pages ?? 0), purgeMs: eventsOf(log, 'purge-sent')[0]?.atMs }
  }, [log, endMs])
  const marks = [{ x: PRICE_MS, label: words.price }, ...(purgeMs === undefined ? [] : [{ x: purgeMs, label: words.purge }])]
  return <LineChart title={words.title} x={{ label: words.x, format: exactly, kind: 'time' }} y={{ label: words.y, format: String, whole: true }} xs={xs} series={[{ id: 'old', label: words.series, tone: 'stale', values }]} marks={marks} marksAt="bottom" heightPx={180} />
}

/** Buckets on one point of the line: whole seconds are easier to read. */
const PER_POINT = 1000 / BUCKET_MS
/** What reaches the origin, second by second, held against what it can bear. */
export function FloodChart({ outcome, settings }: { readonly outcome: TrafficOutcome; readonly settings: PurgeSettings }) {
  const words = figureCopy.flood
  const purgeMs = purgeAtMs(settings)
  const points = useMemo(() => {
    const { buckets } = outcome.metrics
    const shown = buckets.filter(({ fromMs }) => fromMs >= purgeMs - CALM_MS)
    return Array.from({ length: Math.floor(shown.length / PER_POINT) }, (_, i) => shown.slice(i * PER_POINT, (i + 1) * PER_POINT)).map((group) => ({
      // Told from the purge on, as the words do.
      sinceMs: (group[0]?.fromMs ?? 0) - purgeMs,
      origin: group.reduce((sum, { originRequests }) => sum + originRequests, 0),
      unanswered: group.reduce((sum, { originShed, originRefused }) => sum + originShed + originRefused, 0),
      refused: group.reduce((sum, { originRefused }) => sum + originRefused, 0),
      errors: group.reduce((sum, { requestsBy }) => sum + requestsBy.error, 0),
    }))
  }, [outcome, purgeMs])
  const down = points.filter(({ refused }) => refused > 0)
  const [first, last] = [down[0], down.at(-1)]
  const marks = [{ x: 0, label: words.purge }, ...(first && last ? [{ x: first.sinceMs, label: words.down }, { x: last.sinceMs + 1000, label: words.back }] : [])]
  return (
    <LineChart
      title={words.title}
      x={{ label: words.x, format: seconds, kind: 'time' }}
      y={{ label: words.y, format: formatCount }}
      xs={points.map(({ sinceMs }) => sinceMs)}
      series={[
        { id: 'origin', label: words.origin, tone: 'miss', values: points.map(({ origin }) => origin) },
        { id: 'unanswered', label: words.unanswered, tone: 'error', values: points.map(({ unanswered }) => unanswered) },
        { id: 'errors', label: words.errors, tone: 'ink', values: points.map(({ errors }) => errors) },
      ]}
      marks={marks}
      marksAt="bottom"
      limits={settings.load === 0 ? [{ y: CAPACITY, label: words.capacity }] : []}
    />
  )
}
