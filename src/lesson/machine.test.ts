import { describe, expect, it } from 'vitest'
import { originRequests } from '../world/report.ts'
import { createLessonMachine } from './machine.ts'
import { drive } from './testing/drive.ts'
import { miniScene } from './testing/miniScene.ts'

const machine = createLessonMachine(miniScene)

describe('a lesson', () => {
  it('reads, runs, observes, and goes on', () => {
    const lesson = drive(machine)
    expect(lesson.state()).toBe('reading')
    lesson.send({ type: 'RUN' })
    expect(lesson.state()).toBe('running')
    lesson.playOut()
    expect(lesson.state()).toBe('observing')
    lesson.send({ type: 'NEXT' })
    expect(lesson.state()).toBe('predicting')
  })

  it('asks for a guess before a run with a surprise, and keeps the guess, not the answer', () => {
    const lesson = drive(machine, { step: 2 })
    lesson.send({ type: 'ANSWER', value: '2' })
    expect(lesson.state()).toBe('running')
    expect(lesson.context().guesses).toEqual({ origin: '2' })
    expect(lesson.context().playFromMs).toBe(4000)
  })

  it('lets a prediction be skipped, and does not ask again', () => {
    const lesson = drive(machine, { step: 2 })
    lesson.send({ type: 'SKIP' })
    lesson.send({ type: 'BACK' })
    lesson.send({ type: 'NEXT' })
    expect(lesson.state()).toBe('reading')
  })

  it('shows the verdict again to whoever comes back to a prediction that the run has told about', () => {
    const lesson = drive(machine, { step: 2 })
    lesson.send({ type: 'ANSWER', value: '2' })
    lesson.playOut()
    for (const there of ['BACK', 'NEXT'] as const) {
      lesson.send({ type: there })
      lesson.send({ type: there === 'BACK' ? 'NEXT' : 'BACK' })
      expect(lesson.state()).toBe('observing')
      expect(lesson.context().guesses).toEqual({ origin: '2' })
      expect(lesson.context().playFromMs).toBe(lesson.context().trial.run.endMs)
    }
  })

  it('has a prediction whose run was left before its end run once more', () => {
    const lesson = drive(machine, { step: 2 })
    lesson.send({ type: 'ANSWER', value: '2' })
    lesson.send({ type: 'NEXT' })
    lesson.send({ type: 'BACK' })
    expect(lesson.state()).toBe('reading')
  })

  it('forks when the learner acts in the past: what came after is dropped', () => {
    const lesson = drive(machine, { step: 3 })
    for (const atMs of [0, 10_000, 20_000]) lesson.send({ type: 'PRESS', control: 'send', atMs })
    expect(lesson.context().trial.inputs).toHaveLength(3)
    lesson.send({ type: 'PRESS', control: 'send', atMs: 5_000 })
    expect(lesson.context().trial.inputs.map((input) => input.atMs)).toEqual([0, 5_000])
  })

  it('keeps both of two presses that nothing was played between, as in a double click or while the motion stands still', () => {
    const lesson = drive(machine, { step: 3 })
    lesson.send({ type: 'PRESS', control: 'send-soon', atMs: 3_000 })
    expect(lesson.context().playFromMs).toBe(3_001)
    lesson.send({ type: 'PRESS', control: 'send-soon', atMs: lesson.context().playFromMs })
    expect(lesson.context().trial.inputs.map((input) => input.atMs)).toEqual([3_001, 3_002])
    lesson.send({ type: 'PRESS', control: 'send-soon', atMs: 3_000 })
    expect(lesson.context().trial.inputs.map((input) => input.atMs), 'back before the press, it is forked').toEqual([3_001])
  })

  it('plays on from the press where what was pressed lies far ahead', () => {
    const lesson = drive(machine, { step: 3 })
    lesson.send({ type: 'PRESS', control: 'wait', atMs: 3_000 })
    expect(lesson.context().playFromMs).toBe(3_000)
  })

  it('drops what the script had planned after an act, too', () => {
    const lesson = drive(machine)
    lesson.send({ type: 'RUN' })
    lesson.playOut()
    const scripted = lesson.context().trial.inputs.length
    lesson.send({ type: 'PRESS', control: 'send', atMs: 1_000_000 })
    expect(lesson.context().trial.inputs).toHaveLength(scripted + 1)
  })

  it('refuses a control that the step does not offer', () => {
    const lesson = drive(machine, { step: 2 })
    lesson.send({ type: 'SKIP' })
    const { trial } = lesson.context()
    lesson.send({ type: 'PRESS', control: 'wait', atMs: 0 })
    lesson.send({ type: 'SET', control: 'send', to: 1 })
    expect(lesson.context().trial).toBe(trial)
  })

  it('remakes the run when a setting turns, with the same traffic', () => {
    const lesson = drive(machine)
    const before = lesson.context().trial
    lesson.send({ type: 'SET', control: 'think', to: 200 })
    const after = lesson.context().trial
    expect(after.inputs).toEqual(before.inputs)
    expect(after.spec.origin.thinkMs).toBe(200)
    expect(after.run.endMs - before.run.endMs).toBeCloseTo(160, 3)
    expect(lesson.context().playFromMs).toBe(after.run.endMs)
  })

  it('compares with the same traffic under one change, and only with what the beat offers', () => {
    const lesson = drive(machine)
    lesson.send({ type: 'COMPARE', whatIf: 'no-such' })
    expect(lesson.context().compared).toBeNull()
    lesson.send({ type: 'COMPARE', whatIf: 'no-pop' })
    expect(lesson.context().compared?.trial.spec.pops).toEqual([])
    expect(originRequests(lesson.context().compared!.trial.run.log)).toBe(1)
    lesson.send({ type: 'COMPARE', whatIf: null })
    expect(lesson.context().compared).toBeNull()
  })

  it('settles a goal only when the stage has played a run that reaches it', () => {
    const lesson = drive(machine, { step: 4 })
    lesson.press('send')
    expect(lesson.state()).toBe('attempting')
    lesson.press('send')
    expect(lesson.state()).toBe('settled')
    expect(lesson.context().checks).toEqual({ three: 'solved' })
  })

  it('shows a worked solution without calling it solved, and never forgets a solved one', () => {
    const lesson = drive(machine, { step: 4 })
    lesson.send({ type: 'SHOW_SOLUTION' })
    expect(lesson.context().checks).toEqual({ three: 'shown' })
    lesson.send({ type: 'TRY_AGAIN', seed: 2 })
    expect(lesson.state()).toBe('attempting')
    lesson.solveStep()
    expect(lesson.context().checks).toEqual({ three: 'solved' })
    lesson.send({ type: 'TRY_AGAIN', seed: 3 })
    lesson.send({ type: 'SKIP' })
    expect(lesson.context().checks).toEqual({ three: 'solved' })
  })

  it('settles a wrong answer as wrong, and asks another variant on a new seed', () => {
    const lesson = drive(machine, { step: 5, seed: 1 })
    lesson.send({ type: 'ANSWER', value: '9' })
    expect(lesson.state()).toBe('settled')
    expect(lesson.context().checks).toEqual({})
    const { trial } = lesson.context()
    lesson.send({ type: 'TRY_AGAIN', seed: 2 })
    expect(lesson.context().trial.inputs).not.toEqual(trial.inputs)
    lesson.solveStep()
    expect(lesson.context().checks).toEqual({ count: 'solved' })
  })

  it('has an answered check stand as it was left, and a new variant of it afresh', () => {
    const lesson = drive(machine, { step: 5, seed: 1 })
    lesson.send({ type: 'ANSWER', value: '9' })
    const { trial } = lesson.context()
    lesson.send({ type: 'BACK' })
    lesson.send({ type: 'TRY_AGAIN', seed: 2 })
    lesson.send({ type: 'NEXT' })
    expect(lesson.state()).toBe('settled')
    expect(lesson.context().given).toBe('9')
    expect(lesson.context().trial, 'of the seed that it was answered under').toEqual(trial)
    expect(lesson.context().playFromMs).toBe(trial.run.endMs)
    lesson.send({ type: 'TRY_AGAIN', seed: 3 })
    lesson.send({ type: 'BACK' })
    lesson.send({ type: 'NEXT' })
    expect(lesson.state()).toBe('attempting')
    expect(lesson.context().given).toBeNull()
  })

  it('has a goal that was reached stand with the run that reached it', () => {
    const lesson = drive(machine, { step: 4 })
    lesson.solveStep()
    const { trial } = lesson.context()
    lesson.send({ type: 'NEXT' })
    lesson.send({ type: 'BACK' })
    expect(lesson.state()).toBe('settled')
    expect(lesson.context().trial).toEqual(trial)
  })

  it('skips a check, remembers it, and reaches the takeaway', () => {
    const lesson = drive(machine, { step: 5 })
    lesson.send({ type: 'SKIP' })
    expect(lesson.state()).toBe('done')
    expect(lesson.context().checks).toEqual({ count: 'skipped' })
    expect(lesson.context().furthest).toBe(6)
  })

  it.each([
    [-5, 0],
    [1e9, 5],
    [Number.NaN, 0],
  ])('begins at the nearest step for %d', (step, at) => {
    expect(drive(machine, { step }).context().at).toBe(at)
  })
})

describe('a lesson in a range of steps', () => {
  const range = { first: 2, last: 3 }

  it.each([[1, 1], [2, 1], [3, 2], [9, 2], [Number.NaN, 1]])('opened at step %s begins at index %i', (step, at) => {
    expect(drive(machine, { step, range }).context().at).toBe(at)
  })

  it('stays inside, whichever way it is left', () => {
    const lesson = drive(machine, { step: 2, range })
    lesson.send({ type: 'BACK' })
    expect(lesson.context().at).toBe(1)
    lesson.send({ type: 'GO', step: 1 })
    expect(lesson.context().at).toBe(1)
    lesson.send({ type: 'NEXT' })
    lesson.send({ type: 'NEXT' })
    expect(lesson.context().at).toBe(2)
    lesson.send({ type: 'GO', step: 5 })
    expect(lesson.context().at).toBe(2)
  })

  it('goes on with its run when it is sent beyond an end', () => {
    for (const [step, type] of [[2, 'BACK'], [3, 'NEXT']] as const) {
      const lesson = drive(machine, { step, range })
      lesson.send({ type: 'SKIP' })
      lesson.playOut()
      const { revision } = lesson.context()
      lesson.send({ type })
      expect([lesson.state(), lesson.context().revision]).toEqual(['observing', revision])
    }
  })

  it('takes a range beyond the end for one that ends there', () => {
    const lesson = drive(machine, { step: 99, range: { first: 4, last: 99 } })
    expect(lesson.context().range.last).toBe(lesson.context().steps.length)
  })
})
