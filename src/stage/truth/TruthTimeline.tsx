import { useId, useRef, type ReactNode } from 'react'
import type { NodeId } from '../../world/log.ts'
import type { Sighting, Truth, TruthRow, TruthSpan } from '../../world/truth.ts'
import { formatText } from '../prose/message.ts'
import { useStageTime } from '../useStage.tsx'
import { truthCopy as copy } from './copy.en.ts'
import { percentAt, ticksOf, type Scale } from './scale.ts'
import { TruthTable } from './TruthTable.tsx'
import styles from './TruthTimeline.module.css'

/** A time that somebody put on the axis. */
export interface TruthMarker {
  readonly id: string
  readonly atMs: number
  readonly label: string
  /** 'guess': a learner's; 'answer': what the run says. */
  readonly tone: 'guess' | 'answer'
}

export interface TruthTimelineProps {
  readonly truth: Truth
  /** What the axis spans; the figure stays still while the truth grows. */
  readonly range: Scale
  /** The figure's name. */
  readonly title: string
  /** Names of caches by node id, and of users by `browser:<user>`. */
  readonly names: Readonly<Record<NodeId, string>>
  /** What versions are called; left out: v1, v2. */
  readonly versionNames?: Readonly<Record<number, string>>
  readonly markers?: readonly TruthMarker[]
  /** Draws the stage's time as a line; needs a StageProvider around it. */
  readonly follows?: boolean
  /** The version whose every sighting is marked apart; left out: sightings of anything older than what was live. */
  readonly marked?: number
  /** Leaves the origin's row out, where nothing is deployed. */
  readonly withoutOrigin?: boolean
  /** Stands in the axis, from its start to its end: a slider that places a marker. */
  readonly children?: ReactNode
}

/** What a marker's label takes of an axis at most. */
const LABEL_PERCENT = 25

/** Version by version: what each cache would answer with at every moment, what was live, who was shown which. */
export function TruthTimeline(props: TruthTimelineProps): ReactNode {
  const { truth, range, title, names, versionNames = {}, markers = [], follows = false, withoutOrigin = false, marked, children } = props
  const isMarked = ({ version, outdated }: Sighting): boolean => (marked === undefined ? outdated : version === marked)
  const id = useId()
  const versionName = (version: number): string => versionNames[version] ?? formatText(copy.version, { version })
  const rowed = new Set(truth.rows.map((row) => row.node))
  const nameOf = (node: NodeId): string => names[node] ?? node
  // People without a cache of their own have a row for what they were shown; the others' lies on their browser's.
  const people = [...new Set(truth.sightings.map((seen) => `browser:${seen.user}`))].filter((node) => !rowed.has(node))
  // Where the origin's row is drawn, it says itself what goes live.
  const deploys = truth.deploys.filter(({ atMs }) => atMs >= range.fromMs && atMs <= range.untilMs)
  return (
    <figure className={styles.figure} aria-labelledby={`${id}-title`} data-truth data-follows={follows}>
      <figcaption id={`${id}-title`} className={styles.title}>
        {title}
        {truth.sightings.length > 0 && (
          <span className={styles.key} aria-hidden="true">
            <span className={styles.seen} data-old="false" /> {copy.current}
            {truth.sightings.some(isMarked) && (
              <>
                <span className={styles.seen} data-old="true" /> {marked === undefined ? copy.outdated : formatText(copy.marked, { version: versionName(marked) })}
              </>
            )}
          </span>
        )}
      </figcaption>
      <div className={styles.rows} dir="ltr" aria-hidden="true">
        {!withoutOrigin && (
          <Row label={nameOf('origin') === 'origin' ? copy.origin : nameOf('origin')}>
            {truth.origin.map((span) => (
              <Bar key={span.fromMs} range={range} span={{ ...span, state: 'fresh' }} live words={partsOf(versionName(span.version), copy.live)} />
            ))}
          </Row>
        )}
        {truth.rows.map((row) => (
          <Row key={`${row.node} ${row.variant}`} label={nameOf(row.node)} detail={row.variant}>
            {joined(row.spans).map((span) => (
              <Bar key={span.fromMs} range={range} span={span} words={barWords(span, versionName)} />
            ))}
            <Sightings range={range} isMarked={isMarked} seen={truth.sightings.filter((seen) => `browser:${seen.user}` === row.node)} />
          </Row>
        ))}
        {people.map((node) => (
          <Row key={node} label={formatText(copy.people, { name: nameOf(node) })} low>
            <Sightings range={range} isMarked={isMarked} seen={truth.sightings.filter((seen) => `browser:${seen.user}` === node)} />
          </Row>
        ))}
        <div className={styles.over}>
          {deploys.map(({ atMs, version }) => (
            <span key={atMs} className={styles.deploy} style={{ left: `${percentAt(range, atMs)}%` }} data-side={sideOf(range, atMs)}>
              {withoutOrigin && <span>{formatText(copy.deploy, { version: versionName(version) })}</span>}
            </span>
          ))}
          {follows && <Now range={range} />}
        </div>
        <div className={styles.markers}>
          {markers.map((marker) => (
            <span key={marker.id} className={styles.marker} style={{ left: `${percentAt(range, marker.atMs)}%` }} data-tone={marker.tone} data-side={markerSide(range, marker, markers)} data-above={isCrowded(range, marker, markers)}>
              <span>{marker.label}</span>
            </span>
          ))}
        </div>
        <Axis range={range} />
      </div>
      {children !== undefined && <div className={styles.slot} dir="ltr">{children}</div>}
      <TruthTable truth={truth} title={title} nameOf={nameOf} versionName={versionName} wordsOf={(span) => wordsOf(span, versionName)} markers={markers} />
    </figure>
  )
}

function wordsOf(span: TruthSpan, versionName: (version: number) => string): string {
  const state = span.ifError ? copy.ifError : copy.states[span.state]
  return span.version === null ? state : `${versionName(span.version)} ${state}`
}

function barWords(span: TruthSpan, versionName: (version: number) => string): readonly string[] {
  const state = span.ifError ? copy.ifError : copy.states[span.state]
  return span.version === null ? partsOf(state) : partsOf(versionName(span.version), state)
}

/** What a bar may drop from its end where it is too short for all: what follows a comma, and the state after the version. */
function partsOf(...phrases: readonly string[]): readonly string[] {
  return phrases.flatMap((phrase, index) => `${index > 0 ? ' ' : ''}${phrase}`.split(/(?=, )/))
}

/** What is drawn: of copies that may not be used one after the other of the same version are one. */
function joined(spans: readonly TruthSpan[]): readonly TruthSpan[] {
  const drawn: TruthSpan[] = []
  for (const span of spans) {
    const last = drawn.at(-1)
    const same = last?.state === span.state && last.version === span.version && last.ifError === span.ifError && last.untilMs === span.fromMs
    if (last && same && (span.state === 'stale' || span.state === 'asks')) drawn[drawn.length - 1] = { ...last, untilMs: span.untilMs }
    else if (span.state !== 'absent') drawn.push(span)
  }
  return drawn
}

/** Labels of two markers point away from each other, where there is room. */
function markerSide(range: Scale, marker: TruthMarker, all: readonly TruthMarker[]): 'left' | 'right' {
  const other = all.find((each) => each !== marker)
  const percent = percentAt(range, marker.atMs)
  if (!other || percent < 20 || percent > 80) return sideOf(range, marker.atMs)
  return marker.atMs < other.atMs ? 'left' : 'right'
}

/** Labels of two markers that point the same way and lie near each other stand one above the other. */
function isCrowded(range: Scale, marker: TruthMarker, all: readonly TruthMarker[]): boolean {
  return all.some((other) => other !== marker && all.indexOf(other) > all.indexOf(marker) && markerSide(range, other, all) === markerSide(range, marker, all) && Math.abs(percentAt(range, other.atMs) - percentAt(range, marker.atMs)) < LABEL_PERCENT)
}

/** Text beside a mark goes to the side that has room. */
function sideOf(range: Scale, atMs: number): 'left' | 'right' {
  return percentAt(range, atMs) > 60 ? 'left' : 'right'
}

function Row({ label, detail = '', low = false, children }: { readonly label: string; readonly detail?: TruthRow['variant']; readonly low?: boolean; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles.row}>
      <span className={styles.label}>
        {label}
        {detail !== '' && <span className={styles.detail}> {detail}</span>}
      </span>
      <span className={styles.track} data-low={low}>
        {children}
      </span>
    </div>
  )
}

interface BarProps {
  readonly range: Scale
  readonly span: TruthSpan
  readonly words: readonly string[]
  /** The origin's own. */
  readonly live?: boolean
}

/** Fill and edge tell the state, the pattern the version, and words both. */
function Bar({ range, span, words, live = false }: BarProps): ReactNode {
  const left = percentAt(range, span.fromMs)
  const width = percentAt(range, span.untilMs) - left
  if (width <= 0) return null
  return (
    <span className={styles.bar} style={{ left: `${left}%`, width: `${width}%` }} data-state={live ? 'live' : span.state} data-pattern={(span.version ?? 1) % 3} data-ends={span.untilMs <= range.untilMs}>
      <span className={styles.words}>
        {words.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </span>
    </span>
  )
}

function Sightings({ range, isMarked, seen }: { readonly range: Scale; readonly isMarked: (seen: Sighting) => boolean; readonly seen: readonly Sighting[] }): ReactNode {
  return seen
    .filter(({ atMs }) => atMs >= range.fromMs && atMs <= range.untilMs)
    .map((sighting) => <span key={sighting.req} className={styles.seen} style={{ left: `${percentAt(range, sighting.atMs)}%` }} data-old={isMarked(sighting)} />)
}

function Axis({ range }: { readonly range: Scale }): ReactNode {
  return (
    <div className={styles.axis}>
      {ticksOf(range).map(({ atMs, label }, index, all) => (
        <span key={atMs} style={{ left: `${percentAt(range, atMs)}%` }} data-end={index > 0 && index === all.length - 1 && percentAt(range, atMs) > 94} data-odd={index % 2 === 1}>
          {label}
        </span>
      ))}
    </div>
  )
}

/** The stage's time: moved without rendering. */
function Now({ range }: { readonly range: Scale }): ReactNode {
  const line = useRef<HTMLSpanElement>(null)
  useStageTime((tMs) => {
    if (line.current) line.current.style.left = `${percentAt(range, tMs).toFixed(2)}%`
  })
  return <span ref={line} className={styles.now} />
}
