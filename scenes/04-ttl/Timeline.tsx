import { useMemo } from 'react'
import type { NumberEditorProps } from '../../src/lesson/ui/editors.ts'
import type { Still } from '../../src/lesson/ui/StoryText.tsx'
import { stepOf } from '../../src/lesson/moves.ts'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import { TruthTimeline, type TruthMarker } from '../../src/stage/truth/TruthTimeline.tsx'
import { usePlayerSnapshot, useStageState } from '../../src/stage/useStage.tsx'
import { truthOf } from '../../src/world/truth.ts'
import { timelineCopy as words } from './copy.en.ts'
import styles from './Timeline.module.css'
import { BROWSER, CACHES, EDGE, PAGE, type TtlSettings } from './world.ts'
import { inUnit } from '../../src/stage/prose/units.ts'

const NAMES = { [EDGE]: words.edge, origin: words.origin, [BROWSER]: words.browser }

/** What the axis spans, s, however short the run. Fixed by step, so that its length tells nothing that is still to be guessed. */
const SPAN_SECONDS: Readonly<Record<string, number>> = { 'one-number': 120, 'two-numbers': 660, trap: 660, 'ways-out': 660, 'no-ttl': 4200, words: 120, deploy: 960, 'two-tier': 90_000, 'longest-old': 1200, 'why-asked': 600 }

/** The steps whose story is about versions. */
const DEPLOYS: ReadonlySet<string> = new Set(['deploy', 'longest-old'])

/** Under the plate: which copy may answer with what, as far as the stage has played. */
export function Timeline({ lesson }: { readonly lesson: Lesson<TtlSettings> }) {
  const { context, state } = lesson
  const { run } = usePlayerSnapshot()
  const { seen, tMs } = useStageState()
  const step = stepOf(context)
  const id = step.kind === 'beat' ? step.beat.id : step.kind === 'check' ? step.check.id : null
  const truth = useMemo(() => truthOf({ log: run.log.slice(0, seen), endMs: tMs }, PAGE, { caches: CACHES }), [run, seen, tMs])
  if (id === null) return null
  const untilMs = Math.max((SPAN_SECONDS[id] ?? 0) * 1000, run.endMs, state === 'settled' ? truth.untilMs : 0)
  const markers = step.kind === 'beat' && step.beat.predict?.kind === 'number' ? marked(context.guesses[step.beat.predict.id], state === 'observing' ? Number(step.beat.predict.answer(context.trial)) : NaN, zeroMs(step.beat.predict.range, context.timeline.script.startMs)) : []
  return (
    <div className={styles.timeline}>
      <TruthTimeline truth={truth} range={{ fromMs: 0, untilMs }} title={words.title} names={NAMES} markers={markers} withoutOrigin={!DEPLOYS.has(id)} follows />
    </div>
  )
}

/** On paper: the whole of a beat's run. */
export const timelineStill: Still<TtlSettings> = ({ beat, trial }) => {
  const truth = truthOf(trial.run, PAGE, { caches: CACHES })
  const untilMs = Math.max((SPAN_SECONDS[beat.id] ?? 0) * 1000, truth.untilMs)
  return <TruthTimeline truth={truth} range={{ fromMs: 0, untilMs }} title={words.title} names={NAMES} withoutOrigin={!DEPLOYS.has(beat.id)} />
}

/** What a mark's seconds count from: a length of time, which can be nothing, from what is known so far; a moment from the run's start. */
function zeroMs(range: NumberEditorProps['range'] | undefined, knownUntilMs: number): number {
  return range?.min === 0 ? knownUntilMs : 0
}

function marked(guess: unknown, answerSeconds: number, fromMs: number): readonly TruthMarker[] {
  return [
    ...(typeof guess === 'number' ? [{ id: 'guess', atMs: fromMs + guess * 1000, label: words.guess, tone: 'guess' } as const] : []),
    ...(Number.isFinite(answerSeconds) ? [{ id: 'answer', atMs: fromMs + answerSeconds * 1000, label: words.answer, tone: 'answer' } as const] : []),
  ]
}

/** A question about a time: its slider lies in the axis of what is known so far, and moves a mark on it. */
export function TimeMark({ label, range, value, trial, knownUntilMs, onChange }: NumberEditorProps) {
  const { run } = trial
  const log = useMemo(() => run.log.filter((event) => event.atMs < knownUntilMs), [run, knownUntilMs])
  const truth = useMemo(() => truthOf({ log, endMs: knownUntilMs }, PAGE, { caches: CACHES }), [log, knownUntilMs])
  const fromMs = zeroMs(range, knownUntilMs)
  const axis = { fromMs: fromMs + range.min * 1000, untilMs: fromMs + range.max * 1000 }
  return (
    <TruthTimeline truth={truth} range={axis} title={words.title} names={NAMES} withoutOrigin markers={[{ id: 'mark', atMs: fromMs + value * 1000, label: inUnit(value, range.unit), tone: 'guess' }]}>
      <input className={styles.mark} type="range" aria-label={label} aria-valuetext={inUnit(value, range.unit)} min={range.min} max={range.max} step={range.step} value={value} onChange={(event) => onChange(Number(event.target.value))} />
    </TruthTimeline>
  )
}
