import { useMemo, useSyncExternalStore } from 'react'
import { stepOf } from '../../src/lesson/moves.ts'
import type { Trial } from '../../src/lesson/scene.ts'
import type { NumberEditorProps } from '../../src/lesson/ui/editors.ts'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import { formatText } from '../../src/stage/prose/message.ts'
import { TruthTimeline, type TruthMarker } from '../../src/stage/truth/TruthTimeline.tsx'
import { usePlayerSnapshot, useStageState } from '../../src/stage/useStage.tsx'
import type { Run } from '../../src/world/log.ts'
import { truthOf, type Truth } from '../../src/world/truth.ts'
import { storyCopy as words } from './copy.en.ts'
import { harmByCity } from './figures.ts'
import { truthOfTrial, type SwrTrial } from './readings.ts'
import styles from './Timeline.module.css'
import { BUG, CITY_ORDER, PAGE, citiesOf, cityName, peopleOf, popOf, type SwrSettings } from './world.ts'
import { inUnit } from '../../src/stage/prose/units.ts'

const NAMES = Object.fromEntries([
  ...CITY_ORDER.flatMap((city) => [[popOf(city), formatText(words.edge, { city: cityName(city) })], [peopleOf(city), cityName(city)]] as const),
  ['origin', words.origin],
])

const COMMON = { title: words.title, names: NAMES, versionNames: words.versions, marked: BUG }

interface Props {
  readonly lesson: Lesson<SwrSettings>
  readonly place: 'stage' | 'below'
}

/** Which version each POP may answer with as far as the stage has played, and who was shown the bug. */
export function Timeline({ lesson, place }: Props) {
  const short = useShortPhone()
  const { context, state } = lesson
  const { run } = usePlayerSnapshot()
  const { seen, tMs } = useStageState()
  const { settings } = context
  const log = useMemo(() => run.log.slice(0, seen), [run, seen])
  const truth = useMemo(() => truthOf({ log, endMs: tMs }, PAGE, { caches: citiesOf(settings).map(popOf) }), [log, tMs, settings])
  const step = stepOf(context)
  // Under the plate there is room for one city's rows; those of two stand below the stage.
  const placed = settings.cities === 'one' && !short ? 'stage' : 'below'
  if (step.kind === 'takeaway' || place !== placed || run.endMs === 0) return null
  // What the diagnosis asks for stands in the bars.
  if (step.kind === 'check' && step.check.id === 'why-old' && state !== 'settled') return null
  const predict = step.kind === 'beat' && step.beat.predict?.kind === 'number' ? step.beat.predict : undefined
  const markers = predict ? marked(context.guesses[predict.id], state === 'observing' ? Number(predict.answer(context.trial)) : NaN) : outages(log)
  return <Figure run={run} log={log} truth={truth} settings={settings} markers={markers} place={place} follows />
}

/** The same on paper, where the run is at its end and nobody has guessed. */
export function PrintedTimeline({ trial }: { readonly trial: SwrTrial }) {
  return <Figure run={trial.run} log={trial.run.log} truth={truthOfTrial(trial)} settings={trial.settings} markers={outages(trial.run.log)} place="below" />
}

interface FigureProps {
  readonly run: Run
  /** As far as it has played. */
  readonly log: Run['log']
  readonly truth: Truth
  readonly settings: SwrSettings
  readonly markers: readonly TruthMarker[]
  readonly place: Props['place']
  readonly follows?: boolean
}

function Figure({ run, log, truth, settings, markers, place, follows = false }: FigureProps) {
  const deploys = run.log.some((event) => event.type === 'deployed')
  return (
    <div className={styles.timeline} data-below={place === 'below'}>
      <TruthTimeline {...COMMON} truth={truth} range={{ fromMs: 0, untilMs: run.endMs }} markers={markers} withoutOrigin={!deploys} follows={follows} />
      {deploys && (
        <p className={styles.harm}>
          <span className={styles.of}>{words.harm}</span>
          {harmByCity(log)
            .filter(({ city }) => citiesOf(settings).includes(city))
            .map(({ city, saw, afterFix }) => (
              <span key={city}>
                <b>{formatText(words.harmIn, { city: cityName(city), saw })}</b>
                {afterFix > 0 && <span className={styles.of}>, {formatText(words.harmAfter, { afterFix })}</span>}
              </span>
            ))}
        </p>
      )}
    </div>
  )
}

/** The screen of a phone whose stage has no room for a timeline beside the path. */
const SHORT = '(max-width: 899px) and (max-height: 719px)'

function useShortPhone(): boolean {
  return useSyncExternalStore(onShort, () => matchMedia(SHORT).matches, () => false)
}

function onShort(changed: () => void): () => void {
  const media = matchMedia(SHORT)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

function outages(log: Run['log']): readonly TruthMarker[] {
  return log.flatMap((event): TruthMarker[] => {
    if (event.type === 'origin-failed') return [{ id: `fails ${event.seq}`, atMs: event.atMs, label: words.fails, tone: 'guess' }]
    return event.type === 'origin-recovered' ? [{ id: `works ${event.seq}`, atMs: event.atMs, label: words.works, tone: 'answer' }] : []
  })
}

function marked(guess: unknown, answerSeconds: number): readonly TruthMarker[] {
  return [
    ...(typeof guess === 'number' ? [{ id: 'guess', atMs: guess * 1000, label: words.guess, tone: 'guess' } as const] : []),
    ...(Number.isFinite(answerSeconds) ? [{ id: 'answer', atMs: answerSeconds * 1000, label: words.answer, tone: 'answer' } as const] : []),
  ]
}

/** A question about a time: its slider lies in the axis of what is known so far, and moves a mark on it. */
export function TimeMark({ label, range, value, trial, knownUntilMs, onChange }: NumberEditorProps) {
  const { run, settings } = trial as Trial<SwrSettings>
  // The deploys are announced; what the caches make of them is not.
  const log = useMemo(() => run.log.filter((event) => event.atMs < knownUntilMs || event.type === 'deployed'), [run, knownUntilMs])
  const truth = useMemo(() => ({ ...truthOf({ log, endMs: knownUntilMs }, PAGE, { caches: [] }), sightings: [] }), [log, knownUntilMs])
  const visits = run.log.flatMap((event) => (event.type === 'request-started' && event.from === peopleOf('auckland') && event.atMs >= knownUntilMs ? [event.atMs] : []))
  const axis = { fromMs: range.min * 1000, untilMs: range.max * 1000 }
  return (
    <TruthTimeline {...COMMON} title={words.mark} versionNames={words.shortVersions} truth={truth} range={axis} markers={[{ id: 'mark', atMs: value * 1000, label: inUnit(value, range.unit), tone: 'guess' }]}>
      <input className={styles.mark} type="range" aria-label={label} aria-valuetext={inUnit(value, range.unit)} min={range.min} max={range.max} step={range.step} value={value} onChange={(event) => onChange(Number(event.target.value))} />
      {citiesOf(settings).includes('auckland') && (
        <span className={styles.visits} aria-hidden="true">
          {visits.map((atMs) => (
            <span key={atMs} style={{ left: `${((atMs - axis.fromMs) / (axis.untilMs - axis.fromMs)) * 100}%` }} />
          ))}
          <small>{words.visitors}</small>
        </span>
      )}
    </TruthTimeline>
  )
}
