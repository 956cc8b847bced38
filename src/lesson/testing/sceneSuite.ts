import { describe, expect, it } from 'vitest'
import { getShortestPaths } from 'xstate/graph'
import { formatText, NO_FIGURE, partsOf } from '../../stage/prose/message.ts'
import { judge } from '../answers.ts'
import type { SceneCopy } from '../copy.ts'
import type { LessonEvent, LessonMachine } from '../machine.ts'
import { checkTrial, predictedTrial as trialOfBeat, stepOf, type LessonContext } from '../moves.ts'
import type { Beat, Figures, Question, SceneDefinition, Settings, Trial } from '../scene.ts'
import { stepsOf } from '../steps.ts'
import { NOTHING_MEASURED } from '../traffic/measured.ts'
import { measuredHere } from '../traffic/measuredHere.ts'
import { inputsOf, makeTrial, timelineOf } from '../trial.ts'
import { nodeLabels, nodeNames } from '../ui/labels.ts'
import { drive } from './drive.ts'

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1)
const MOST_WORDS = 90
/** Some of these tests measure a million requests, on machines that are busy. */
const MEASURED = { timeout: 90_000 } as const
const WHERE = { seed: 1, measured: measuredHere } as const

interface Suite<S extends Settings> {
  readonly definition: SceneDefinition<S>
  readonly copy: SceneCopy
  readonly machine: LessonMachine<S>
}

/**
 * What every scene must keep: whole words, computed answers, solutions that solve, and a machine whose every path ends well. A
 * scene's own test adds its laws.
 */
export function describeScene<S extends Settings>({ definition, copy, machine }: Suite<S>): void {
  describe(`scene ${definition.id}: its words`, MEASURED, () => {
    it('has four to seven beats and three checks, one of them a goal and one a fresh variant', () => {
      expect(definition.beats.length).toBeGreaterThanOrEqual(4)
      expect(definition.beats.length).toBeLessThanOrEqual(7)
      expect(definition.checks).toHaveLength(3)
      expect(definition.checks.some((check) => check.kind === 'goal')).toBe(true)
      expect(definition.checks.some((check) => check.kind === 'question')).toBe(true)
    })

    it.each(definition.beats.map((beat) => [beat.id, beat] as const))('beat %s: at most 90 words, no figure missing', (id, beat) => {
      const trial = predictedTrial(definition, beat)
      const figures = definition.figures(trial)
      const beatCopy = copy.beats[id]
      expect(beatCopy, `copy.beats.${id}`).toBeDefined()
      const body = (beatCopy?.body ?? []).map((message) => complete(message, figures))
      expect(body.join(' ').split(/\s+/).length).toBeLessThanOrEqual(MOST_WORDS)
      for (const message of beatCopy?.after ?? []) complete(message, figures)
      for (const control of beat.controls) {
        const offered = definition.controls[control]
        expect(offered, `control ${control}`).toBeDefined()
        const now = offered?.kind === 'act' ? offered.figures?.({ atMs: trial.run.endMs, trial }) : {}
        complete(copy.controls[control]?.label ?? '', { ...figures, ...now })
      }
      for (const meter of beat.meters ?? []) expect(copy.meters[meter], `copy.meters.${meter}`).toBeTruthy()
      if (beat.predict) expectAnswerable(beat.predict, trial, copy.predictions[beat.predict.id], figures)
      for (const whatIf of beat.whatIf ?? []) {
        const after = makeTrial(definition, { ...trial.settings, ...whatIf.settings }, trial.inputs, { ...WHERE, beat: id })
        const whatIfFigures = whatIf.figures?.(trial, after) ?? {}
        // On its button it stands before the comparison has been made, and in the comparison with that one's figures.
        for (const known of [figures, whatIfFigures]) complete(copy.whatIfs[whatIf.id]?.label ?? '', known)
        complete(copy.whatIfs[whatIf.id]?.finding ?? '', whatIfFigures)
        expect(JSON.stringify([after.run.log, after.plan]), `what-if ${whatIf.id} changes nothing`).not.toBe(JSON.stringify([trial.run.log, trial.plan]))
      }
    })

    it.each(definition.fieldNotes.map((note) => [note.id, note] as const))('field note %s is whole and names a source', (id, note) => {
      const first = definition.beats[0]
      const figures = first ? definition.figures(predictedTrial(definition, first)) : {}
      expect(note.sources.length).toBeGreaterThan(0)
      expect(copy.fieldNotes[id]?.body.length).toBeGreaterThan(0)
      for (const message of copy.fieldNotes[id]?.body ?? []) complete(message, figures)
    })

    it('bears that its traffic has not been measured yet', () => {
      const early = { seed: 1, measured: NOTHING_MEASURED }
      for (const beat of definition.beats) definition.figures(trialOfBeat(definition, beat, early))
      for (const check of definition.checks) {
        const trial = checkTrial(definition, check, 1)
        definition.figures(trial)
        if (check.kind === 'goal') expect(check.goal(trial).every((part) => part.met), check.id).toBe(false)
      }
    })

    it('says of no question that it is about the run alone when it is not', () => {
      for (const beat of definition.beats) {
        if (!beat.predict?.fromRun) continue
        const [early, later] = [trialOfBeat(definition, beat), predictedTrial(definition, beat)]
        expect(early.plan, `${beat.id} has nothing to wait for`).not.toBeNull()
        expectAnswerable(beat.predict, early, copy.predictions[beat.predict.id], definition.figures(early))
        expect([beat.predict.options?.(early), beat.predict.answer(early)], beat.id).toEqual([beat.predict.options?.(later), beat.predict.answer(later)])
      }
    })

    it('calls no two of its actors alike', () => {
      for (const beat of definition.beats) {
        const trial = predictedTrial(definition, beat)
        const changed = (beat.whatIf ?? []).map(({ settings }) => makeTrial(definition, { ...trial.settings, ...settings }, trial.inputs, { ...WHERE, beat: beat.id }))
        for (const shown of [trial, ...changed]) {
          for (const names of [nodeLabels(definition, shown, copy), nodeNames(definition, shown, copy)]) {
            const said = Object.values(names)
            expect(said.filter((name, index) => said.indexOf(name) !== index), `beat ${beat.id}`).toEqual([])
            expect(said.filter((name) => /browser’s browser|POP .* edge/.test(name)), `beat ${beat.id}`).toEqual([])
          }
        }
      }
    })

    it('says the rest of its words', () => {
      const first = definition.beats[0]
      const figures = first ? definition.figures(predictedTrial(definition, first)) : {}
      for (const message of [copy.title, copy.thesis, copy.previously, copy.promise, ...copy.takeaway]) complete(message, figures)
    })

    it('keeps no words that nothing shows', () => {
      expect(Object.keys(copy.beats).sort()).toEqual(definition.beats.map((beat) => beat.id).sort())
      expect(Object.keys(copy.checks).sort()).toEqual(definition.checks.map((check) => check.id).sort())
      expect(Object.keys(copy.fieldNotes).sort()).toEqual(definition.fieldNotes.map((note) => note.id).sort())
      expect(Object.keys(copy.controls).sort()).toEqual(Object.keys(definition.controls).sort())
    })
  })

  describe(`scene ${definition.id}: its checks`, MEASURED, () => {
    it.each(definition.checks.map((check) => [check.id, check] as const))('%s: its stored solution solves it', (id) => {
      const lesson = drive(machine, { step: definition.beats.length + 1 + definition.checks.findIndex((check) => check.id === id) })
      expect(lesson.state()).toBe('attempting')
      lesson.solveStep()
      expect(lesson.state()).toBe('settled')
      expect(lesson.context().checks[id]).toBe('solved')
    })

    for (const check of definition.checks) {
      if (check.kind === 'goal') {
        it(`${check.id}: is not met before anything is done, and its worked solution reaches it`, () => {
          const lesson = drive(machine, { step: stepNumber(definition, check.id) })
          expect(check.goal(lesson.context().trial).every((part) => part.met)).toBe(false)
          lesson.send({ type: 'SHOW_SOLUTION' })
          expect(check.goal(lesson.context().trial).every((part) => part.met)).toBe(true)
          expect(lesson.context().checks[check.id]).toBe('shown')
          for (const part of check.goal(lesson.context().trial)) complete(copy.checks[check.id]?.parts?.[part.id] ?? '', part.figures ?? {})
        })
      } else {
        it(`${check.id}: twenty seeds give answerable questions that are not all alike`, () => {
          const seen = new Set<string>()
          for (const seed of SEEDS) {
            const lesson = drive(machine, { step: stepNumber(definition, check.id), seed })
            const { trial } = lesson.context()
            const figures = { ...definition.figures(trial), ...check.figures?.(trial) }
            expectAnswerable(check.question, trial, copy.checks[check.id], figures)
            complete(copy.checks[check.id]?.task ?? '', figures)
            seen.add(JSON.stringify(check.question.answer(trial)))
          }
          if (check.question.kind !== 'order') expect(seen.size).toBeGreaterThan(1)
        })
      }
    }
  })

  describe(`scene ${definition.id}: its machine`, () => {
    it('is played to its end by its own answers, every check solved', () => {
      const lesson = drive(machine)
      for (let step = 1; step < stepsOf(definition).length; step += 1) {
        lesson.solveStep()
        lesson.send({ type: 'NEXT' })
      }
      expect(lesson.state()).toBe('done')
      expect(Object.values(lesson.context().checks)).toEqual(definition.checks.map(() => 'solved'))
    })

    const paths = getShortestPaths(machine, {
      input: { step: 1, seed: 1, progress: null },
      events: (snapshot) => eventsAt(snapshot.context as LessonContext<S>),
      serializeState: (snapshot) => place(snapshot as unknown as Placed<S>),
      serializeEvent: (event) => JSON.stringify(event),
      limit: 20_000,
    })

    it(`reaches every step by generated paths`, () => {
      const steps = new Set(paths.map((path) => (path.state.context as LessonContext<S>).at))
      expect([...steps].sort((a, b) => a - b)).toEqual(stepsOf(definition).map((_, index) => index))
    })

    it('walks each generated path with a whole run on the stage at every state', () => {
      for (const path of paths) {
        const context = path.state.context as LessonContext<S>
        expect(context.trial.run.log.at(-1)?.type).toBe('run-ended')
        expect(context.playFromMs).toBeLessThanOrEqual(Math.max(context.trial.run.endMs, context.timeline.script.startMs))
        expect(context.trial.inputs).toEqual(inputsOf(context.timeline))
      }
    })
  })
}

interface Placed<S extends Settings> {
  readonly value: unknown
  readonly context: LessonContext<S>
}

/** What tells two places of a lesson apart for the path generator; runs themselves would make them endless. */
function place<S extends Settings>({ value, context }: Placed<S>): string {
  const step = stepOf(context)
  const own = step.kind === 'check' ? context.checks[step.check.id] : step.kind === 'beat' && step.beat.predict ? context.guesses[step.beat.predict.id] !== undefined : null
  return JSON.stringify([value, context.at, own, context.timeline.learner.length > 0, context.hintShown, context.solutionShown, context.compared?.id])
}

function eventsAt<S extends Settings>(context: LessonContext<S>): LessonEvent[] {
  const step = stepOf(context)
  const events: LessonEvent[] = [{ type: 'NEXT' }, { type: 'BACK' }, { type: 'RUN' }, { type: 'RUN_ENDED' }, { type: 'SKIP' }, { type: 'HINT' }, { type: 'SHOW_SOLUTION' }, { type: 'TRY_AGAIN', seed: 2 }, { type: 'PRESS', control: 'no-such-control', atMs: 0 }]
  if (step.kind === 'beat' && step.beat.predict) events.push({ type: 'ANSWER', value: step.beat.predict.answer(context.trial) })
  if (step.kind === 'beat') for (const whatIf of step.beat.whatIf ?? []) events.push({ type: 'COMPARE', whatIf: whatIf.id }, { type: 'COMPARE', whatIf: null })
  if (step.kind === 'check' && step.check.kind === 'question') events.push({ type: 'ANSWER', value: step.check.question.answer(context.trial) }, { type: 'ANSWER', value: 'no such answer' })
  if (step.kind !== 'takeaway' && context.timeline.learner.length === 0) {
    const controls = step.kind === 'beat' ? step.beat.controls : step.check.controls
    for (const control of controls) {
      if (context.scene.controls[control]?.kind === 'act') events.push({ type: 'PRESS', control, atMs: Math.max(context.timeline.script.startMs, context.playFromMs) })
    }
  }
  return events
}

function stepNumber<S extends Settings>(definition: SceneDefinition<S>, checkId: string): number {
  return definition.beats.length + 1 + definition.checks.findIndex((check) => check.id === checkId)
}

/** The message with its figures; fails on an empty message or a figure that is not there. */
function complete(message: string, figures: Figures): string {
  expect(message, 'a message is missing').not.toBe('')
  for (const slot of partsOf(message).slots) expect(figures[slot], `slot {${slot}} of “${message}”`).not.toBeOneOf([undefined, NO_FIGURE, 'NaN'])
  return formatText(message, figures)
}

function expectAnswerable<S extends Settings>(question: Question<S>, trial: Trial<S>, copy: { readonly question?: string; readonly right?: string; readonly wrong?: string } | undefined, figures: Figures): void {
  const answer = question.answer(trial)
  const values = { ...figures, guess: 'x', answer: 'y' }
  for (const message of [copy?.question ?? '', copy?.right ?? '', copy?.wrong ?? '']) complete(message, values)
  expect(judge(question, trial, answer).right).toBe(true)
  const options = question.options?.(trial) ?? []
  if (question.kind === 'number') {
    expect(question.range).toBeDefined()
    expect(Number(answer)).toBeGreaterThanOrEqual(question.range?.min ?? NaN)
    expect(Number(answer)).toBeLessThanOrEqual(question.range?.max ?? NaN)
    // Some position of the slider must count as right.
    const { min = 0, step = 1 } = question.range ?? {}
    expect(judge(question, trial, min + Math.round((Number(answer) - min) / step) * step).right).toBe(true)
  } else {
    expect(new Set(options).size).toBe(options.length)
    expect(options.length).toBeGreaterThan(1)
    for (const item of Array.isArray(answer) ? answer : [String(answer)]) expect(options).toContain(item)
  }
}

/** A beat's own trial with its traffic measured: for laws. */
export function predictedTrial<S extends Settings>(definition: SceneDefinition<S>, beat: Beat<S>): Trial<S> {
  return trialOfBeat(definition, beat, WHERE)
}

/** A trial of the scene's world under its first settings with the given inputs, of no step, its traffic measured: for laws. */
export function trialOf<S extends Settings>(definition: SceneDefinition<S>, inputs: Parameters<typeof makeTrial>[2], settings: Partial<S> = {}): Trial<S> {
  return makeTrial(definition, { ...definition.settings, ...settings }, inputsOf(timelineOf({ inputs, startMs: 0 })), WHERE)
}
