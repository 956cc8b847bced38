import { useMemo, useState, type ReactNode } from 'react'
import type { TrafficOutcome } from '../../../src/lesson/scene.ts'
import figure from '../../../src/lesson/ui/FigureTable.module.css'
import { LineChart } from '../../../src/stage/charts/LineChart.tsx'
import { formatCount, formatShare, formatText } from '../../../src/stage/prose/message.ts'
import { BUCKET_MINUTES, ratioIn, type Window } from '../drill.ts'
import { FIRST, LAST, NOW, type RungId } from '../incidents.ts'
import { beyondOf, ladderOf } from '../ladder.ts'
import { MINUTE_MS } from '../site.ts'
import { requestsOf } from './evidence.ts'
import styles from './instruments.module.css'
import { BeyondEvidence, BypassEvidence, CookieEvidence, MissedEvidence, PurgeEvidence, TtlEvidence, VaryEvidence, type DrillProps } from './Looks.tsx'
import { endsOf, minutesWords, NOW_MS } from './time.ts'
import { words } from './words.en.ts'
import { atMost } from '../../../src/language/numbers.ts'

const copy = words.ladder
const toNow = (ms: number): string => minutesWords(ms, words.time.now)
const oneDigit = (value: number): string => atMost(value, 1)

const LOOKS: Readonly<Record<RungId, { readonly format: (value: number) => string; readonly Evidence: (props: DrillProps) => ReactNode }>> = {
  vary: { format: oneDigit, Evidence: VaryEvidence },
  ttl: { format: formatShare, Evidence: TtlEvidence },
  purge: { format: formatCount, Evidence: PurgeEvidence },
  bypass: { format: formatShare, Evidence: BypassEvidence },
  cookie: { format: oneDigit, Evidence: CookieEvidence },
}

interface Props extends DrillProps {
  /** 'hidden': learners judge. 'shown': what stands out is marked. */
  readonly verdict: 'hidden' | 'shown'
  /** Left out where the ratio is drawn above already. */
  readonly chart?: boolean
}

/** A drill that ends NOW: how the hit ratio went, and the looks that find out why, each with its figure and its evidence. */
export function Ladder({ traffic, plan, verdict, chart = true }: Props) {
  const rungs = useMemo(() => ladderOf(traffic, plan), [traffic, plan])
  const beyond = useMemo(() => beyondOf(traffic), [traffic])
  const told = verdict === 'shown'
  const judged = (standsOut: boolean): boolean | null => (told ? standsOut : null)
  const breadth = (addresses: number, window: Window): string =>
    formatText(copy.beyond.count, { addresses: formatCount(addresses), pops: traffic.metrics.nodes.filter(({ id }) => requestsOf(traffic, 'pops', id, window) > 0).length })
  return (
    <section className={figure.figure} aria-label={copy.name}>
      {chart && <Afternoon traffic={traffic} />}
      <ol className={styles.rungs} data-judged={verdict === 'shown'}>
        {rungs.map(({ id, before, now, standsOut }, i) => {
          const { format, Evidence } = LOOKS[id]
          return (
            <Look key={id} id={id} number={i + 1} words={copy.rungs[id]} before={format(before)} now={format(now)} told={told} standsOut={judged(standsOut)}>
              <Evidence traffic={traffic} plan={plan} />
            </Look>
          )
        })}
      </ol>
      <ul className={styles.rungs} data-judged={verdict === 'shown'}>
        <Look id="beyond" words={copy.beyond} before={breadth(beyond.addressesBefore, FIRST)} now={breadth(beyond.addressesNow, LAST)} told={told} standsOut={judged(beyond.crowd || beyond.silent.length > 0)}>
          <BeyondEvidence traffic={traffic} plan={plan} silent={verdict === 'shown' ? beyond.silent : []} />
        </Look>
        <Look id="missed" words={copy.missed} before={formatShare(1 - ratioIn(traffic, FIRST))} now={formatShare(1 - ratioIn(traffic, LAST))} told={told} standsOut={null}>
          <MissedEvidence traffic={traffic} plan={plan} />
        </Look>
      </ul>
    </section>
  )
}

function Afternoon({ traffic }: { readonly traffic: TrafficOutcome }): ReactNode {
  const mark = (minute: number, label: string) => ({ x: (minute - NOW) * MINUTE_MS, label })
  return (
    <>
      <LineChart
        title={words.afternoon.title}
        x={{ label: words.afternoon.time, format: toNow, kind: 'time' }}
        y={{ label: words.afternoon.share, format: formatShare, max: 1 }}
        xs={endsOf(traffic, NOW_MS)}
        series={[{ id: 'ratio', label: words.afternoon.ratio, tone: 'hit', values: traffic.metrics.buckets.map(({ requestHitRatio }) => requestHitRatio) }]}
        marks={[mark(FIRST.from, words.afternoon.fromBefore), mark(FIRST.to, words.afternoon.untilBefore), mark(LAST.from, words.afternoon.fromNow)]}
        marksAt="bottom"
        heightPx={210}
      />
      <p className={styles.note}>
        {formatText(words.afternoon.windows, {
          width: BUCKET_MINUTES,
          from: NOW - FIRST.from,
          to: NOW - FIRST.to,
          before: formatShare(ratioIn(traffic, FIRST)),
          last: NOW - LAST.from,
          now: formatShare(ratioIn(traffic, LAST)),
        })}
      </p>
    </>
  )
}

interface LookProps {
  readonly id: string
  readonly number?: number
  readonly words: { readonly name: string; readonly question: string; readonly measure: string }
  /** Formatted. */
  readonly before: string
  readonly now: string
  /** Are the figures shown before anybody has looked? */
  readonly told: boolean
  /** null: not told. */
  readonly standsOut: boolean | null
  readonly children: ReactNode
}

/** A question; its figure before and now and its evidence when it is opened. The figures stay in sight then. */
function Look({ id, number, words: { name, question, measure }, before, now, told, standsOut, children }: LookProps): ReactNode {
  const [open, setOpen] = useState(false)
  const [looked, setLooked] = useState(false)
  return (
    <li data-look={id}>
      <details
        onToggle={({ currentTarget }) => {
          setOpen(currentTarget.open)
          setLooked(looked || currentTarget.open)
        }}
      >
        <summary data-control={`look-${id}`}>
          <span className={styles.number}>{number}</span>
          <span className={styles.question}>
            <b>{name}:</b> {question}
          </span>
          {told || looked ? (
            <span className={styles.figures}>
              <span>
                <span className={styles.when}>{copy.before}</span> <span className={styles.figure}>{before}</span>
              </span>
              <span>
                <span className={styles.when}>{copy.now}</span> <b className={styles.figure}>{now}</b>
              </span>
              <span className={styles.measure}>{measure}</span>
            </span>
          ) : (
            <span className={styles.when}>{copy.unseen}</span>
          )}
          {standsOut !== null && (
            <span className={styles.mark} data-tone={standsOut ? 'bad' : 'good'}>
              <span aria-hidden="true">{standsOut ? '▲' : '✓'}</span> {standsOut ? copy.standsOut : copy.doesNot}
            </span>
          )}
        </summary>
        {open && <div className={styles.evidence}>{children}</div>}
      </details>
    </li>
  )
}

