import { useMemo, type ReactNode } from 'react'
import type { Outcome } from '../../../src/engine/decision.ts'
import type { TrafficOutcome, TrafficPlan } from '../../../src/lesson/scene.ts'
import { Histogram } from '../../../src/stage/charts/Histogram.tsx'
import { OutcomeBadge } from '../../../src/stage/plates/OutcomeBadge.tsx'
import { formatCount, formatShare, formatText } from '../../../src/stage/prose/message.ts'
import { BUCKET_MINUTES } from '../drill.ts'
import { FIRST, LAST, NOW } from '../incidents.ts'
import { purgesIn } from '../ladder.ts'
import { MINUTE_MS } from '../site.ts'
import { lifetimes, mostCopies, purgesByBucket, purgesOf, requestsOf, routeIn, rowsOf, type Copies, type Purge } from './evidence.ts'
import styles from './instruments.module.css'
import { popName, routeName } from './names.ts'
import { Sheet } from './Sheet.tsx'
import { minutesWords, NOW_MS } from './time.ts'
import { words } from './words.en.ts'
import { listed } from '../../../src/language/lists.ts'

export interface DrillProps {
  readonly traffic: TrafficOutcome
  readonly plan: TrafficPlan
}

const { before, now } = words.ladder
const WINDOW_MINUTES = LAST.to - LAST.from
const MOST_ROWS = 6
const MOST_EXAMPLES = 5

const path = (address: string): string => address.replace(/^https:\/\/[^/]*/, '')
const share = (value: number | null): string => (value === null ? '' : formatShare(value))

/** How many variants of a key there are, and what visitors sent that they may be told apart by. */
export function VaryEvidence({ traffic }: DrillProps): ReactNode {
  const copy = words.vary
  const most = useMemo(() => mostCopies(traffic, 'variants', MOST_ROWS), [traffic])
  return (
    <>
      <Held caption={copy.copies} heads={[copy.address, copy.pop, copy.count, copy.contents]} of={most} example={copy.example} nothing={copy.noVary} />
      <Sheet
        caption={formatText(copy.fields, { minutes: WINDOW_MINUTES })}
        heads={[copy.route, copy.requests, copy.encoding, copy.language, copy.agent]}
        numbers={[1, 2, 3, 4]}
        rows={sent(traffic, [0, 1, 2])}
      />
    </>
  )
}

/** Different values of some request fields by route; the fields by their places in the evidence. */
function sent(traffic: TrafficOutcome, fields: readonly number[]) {
  return rowsOf(traffic, 'headers').map(({ key: [route = ''], requests, distinct }) => ({ id: route, cells: [routeName(route), formatCount(requests), ...fields.map((field) => formatCount(distinct[field] ?? 0))] }))
}

/** Names under which POPs hold much, and some of what they hold under the first. */
function Held({ caption, heads, of, example, nothing }: { readonly caption: string; readonly heads: readonly string[]; readonly of: readonly Copies[]; readonly example: string; readonly nothing: string }): ReactNode {
  const [first] = of
  return (
    <>
      <Sheet
        caption={caption}
        heads={heads}
        numbers={[2, 3]}
        mono={[0]}
        empty={nothing}
        rows={of.map(({ pop, name, contents, apart }) => ({ id: `${pop} ${name}`, cells: [name, popName(pop), formatCount(apart.length), formatCount(contents)] }))}
      />
      {first && (
        <div className={styles.examples}>
          <p>{formatText(example, { address: first.name, pop: popName(first.pop), shown: Math.min(MOST_EXAMPLES, first.apart.length), all: first.apart.length })}</p>
          <ul>
            {first.apart.slice(0, MOST_EXAMPLES).map((one) => (
              <li key={one}>{one === '' ? nothing : <code>{one}</code>}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** With which lifetimes responses are stored, and which routes' copies had to be asked about. */
export function TtlEvidence({ traffic }: DrillProps): ReactNode {
  const copy = words.ttl
  const bins = useMemo(() => lifetimes(traffic).map((value, i) => ({ label: copy.bins[i]!, value })), [traffic, copy])
  return (
    <>
      <Histogram title={copy.lifetimes} x={{ label: copy.lifetime }} y={{ label: copy.stored, format: formatCount, whole: true }} bins={bins} heightPx={190} />
      <RouteShares traffic={traffic} caption={copy.asked} outcome="revalidated" />
    </>
  )
}

/** Past the cache, by route. */
export function BypassEvidence({ traffic }: DrillProps): ReactNode {
  return <RouteShares traffic={traffic} caption={words.bypass.byRoute} outcome="bypass" />
}

function RouteShares({ traffic, caption, outcome }: { readonly traffic: TrafficOutcome; readonly caption: string; readonly outcome: Outcome }): ReactNode {
  return (
    <Sheet
      caption={caption}
      heads={[words.byRoute.route, before, now, words.byRoute.requests]}
      numbers={[1, 2, 3]}
      rows={traffic.metrics.routes.map(({ id }) => {
        const [first, last] = [routeIn(traffic, id, FIRST, outcome), routeIn(traffic, id, LAST, outcome)]
        return { id, cells: [routeName(id), share(first.share), share(last.share), formatCount(last.requests)] }
      })}
    />
  )
}

/** When the operator purged what. */
export function PurgeEvidence({ plan }: DrillProps): ReactNode {
  const copy = words.purge
  const purges = useMemo(() => purgesOf(plan), [plan])
  const bins = useMemo(() => purgesByBucket(purges).map((value, i) => ({ label: toNow((i + 1) * BUCKET_MINUTES * MINUTE_MS), value })), [purges])
  return (
    <>
      <Sheet
        caption={formatText(copy.counts, { minutes: WINDOW_MINUTES })}
        heads={[copy.kind, before, now]}
        numbers={[1, 2]}
        rows={(['everything', 'tag'] as const).map((by) => ({ id: by, cells: [copy[by], purgesIn(plan, FIRST, by), purgesIn(plan, LAST, by)] }))}
      />
      <Histogram title={copy.timeline} x={{ label: copy.time }} y={{ label: copy.count, format: formatCount, whole: true }} bins={bins} heightPx={150} />
      <Sheet caption={copy.log} heads={[copy.minute, copy.what]} empty={copy.none} rows={purges.toReversed().map((purge, i) => ({ id: String(i), cells: [toNow(purge.atMs), purged(purge)] }))} />
    </>
  )
}

const toNow = (ms: number): string => minutesWords(ms - NOW_MS, words.time.now)

function purged({ selector }: Purge): string {
  switch (selector.by) {
    case 'everything':
      return words.purge.everything
    case 'tag':
      return formatText(words.purge.tags, { tags: listed(selector.tags) })
    case 'url':
      return formatText(words.purge.url, { url: path(selector.url) })
  }
}

/** How many keys an address has. */
export function CookieEvidence({ traffic }: DrillProps): ReactNode {
  const copy = words.cookie
  const most = useMemo(() => mostCopies(traffic, 'keys', MOST_ROWS), [traffic])
  return (
    <>
      <Held caption={copy.keys} heads={[copy.address, copy.pop, copy.count, copy.contents]} of={most} example={copy.example} nothing={copy.none} />
      <Sheet caption={formatText(words.vary.fields, { minutes: WINDOW_MINUTES })} heads={[words.vary.route, words.vary.requests, words.vary.cookie]} numbers={[1, 2]} rows={sent(traffic, [3])} />
    </>
  )
}

/** Whether the traffic is what it was: by route and by POP. @param silent POPs that are to be marked */
export function BeyondEvidence({ traffic, silent }: DrillProps & { readonly silent: readonly string[] }): ReactNode {
  const copy = words.beyond
  const minutes = { minutes: WINDOW_MINUTES }
  const counts = (name: 'pops' | 'routes', id: string) => [formatCount(requestsOf(traffic, name, id, FIRST)), formatCount(requestsOf(traffic, name, id, LAST))]
  return (
    <>
      <Sheet
        caption={formatText(copy.pops, minutes)}
        heads={[copy.pop, before, now]}
        numbers={[1, 2]}
        rows={traffic.metrics.nodes.map(({ id }) => {
          const [first, last] = counts('pops', id)
          return { id, cells: [popName(id), first, silent.includes(id) ? <Silent key="now" count={last!} /> : last] }
        })}
      />
      <Sheet caption={formatText(copy.routes, minutes)} heads={[words.byRoute.route, before, now]} numbers={[1, 2]} rows={traffic.metrics.routes.map(({ id }) => ({ id, cells: [routeName(id), ...counts('routes', id)] }))} />
    </>
  )
}

function Silent({ count }: { readonly count: string }): ReactNode {
  return (
    <b data-tone="bad" className={styles.mark}>
      {count} <span aria-hidden="true">▲</span> {words.beyond.silent}
    </b>
  )
}

/** The addresses that cost the origin most. */
export function MissedEvidence({ traffic }: DrillProps): ReactNode {
  const copy = words.missed
  return (
    <Sheet
      caption={formatText(copy.title, { minutes: NOW - LAST.from })}
      heads={[copy.address, copy.misses, copy.share, copy.how, copy.agents, copy.cookies]}
      numbers={[1, 2, 4, 5]}
      mono={[0]}
      rows={rowsOf(traffic, 'missed').map(({ key: [address = ''], requests, misses, requestsBy, distinct }) => ({
        id: address,
        cells: [path(address), formatCount(misses), formatShare(misses / requests), <How key="how" requestsBy={requestsBy} />, formatCount(distinct[1] ?? 0), formatCount(distinct[2] ?? 0)],
      }))}
    />
  )
}

/** The outcome that most of an address' misses had. */
function How({ requestsBy }: { readonly requestsBy: Readonly<Record<Outcome, number>> }): ReactNode {
  const [most] = (['miss', 'revalidated', 'bypass', 'collapsed', 'error'] as const).toSorted((a, b) => requestsBy[b] - requestsBy[a])
  return <OutcomeBadge outcome={most!} plain />
}
