import { describe, expect, it } from 'vitest'
import { createLessonMachine } from '../machine.ts'
import { plansAhead, plansAwaited, predictedTrial } from '../moves.ts'
import { drive } from '../testing/drive.ts'
import { miniPlan, miniTraffic } from '../testing/miniTraffic.ts'
import { waits } from '../trial.ts'
import { measuredFrom, NOTHING_MEASURED, planName } from './measured.ts'
import { measuredHere } from './measuredHere.ts'

const machine = createLessonMachine(miniTraffic)

describe('a lesson with traffic', () => {
  it('waits for what its plan measures, and has it when it comes', () => {
    const lesson = drive(machine, { measured: NOTHING_MEASURED })
    expect(waits(lesson.context().trial)).toBe(true)
    expect(plansAwaited(lesson.context())).toEqual([miniPlan('short')])
    const { revision } = lesson.context()
    lesson.send({ type: 'MEASURED', measured: measuredHere })
    expect(lesson.context().trial.traffic?.metrics.total.requests).toBeGreaterThan(1000)
    expect(plansAwaited(lesson.context())).toEqual([])
    expect(lesson.context().revision, 'the stage plays on').toBe(revision)
  })

  it('keeps waiting when something else was measured', () => {
    const lesson = drive(machine, { measured: NOTHING_MEASURED })
    const other = miniPlan('long')
    lesson.send({ type: 'MEASURED', measured: measuredFrom(new Map([[planName(other), measuredHere(other)]])) })
    expect(waits(lesson.context().trial)).toBe(true)
    lesson.send({ type: 'SET', control: 'ttl', to: 'long' })
    expect(waits(lesson.context().trial), 'known already').toBe(false)
  })

  it('measures anew where a setting changes the traffic and not the run', () => {
    const lesson = drive(machine)
    const before = lesson.context().trial
    lesson.send({ type: 'SET', control: 'ttl', to: 'long' })
    const after = lesson.context().trial
    expect(after.run).toBe(before.run)
    expect(after.traffic!.metrics.total.requestHitRatio).toBeGreaterThan(before.traffic!.metrics.total.requestHitRatio!)
  })

  it('compares with measured traffic', () => {
    const lesson = drive(machine, { measured: NOTHING_MEASURED })
    lesson.send({ type: 'COMPARE', whatIf: 'long' })
    expect(plansAwaited(lesson.context())).toEqual([miniPlan('short'), miniPlan('long')])
    lesson.send({ type: 'MEASURED', measured: measuredHere })
    expect(lesson.context().compared?.trial.traffic).toBe(measuredHere(miniPlan('long')))
  })

  it('takes a guess at a number before anybody knows', () => {
    const lesson = drive(machine, { step: 2, measured: NOTHING_MEASURED })
    lesson.send({ type: 'ANSWER', value: 50 })
    expect(lesson.context().guesses).toEqual({ ratio: 50 })
    expect(predictedTrial(miniTraffic, miniTraffic.beats[1]!, lesson.context()).traffic).toBeNull()
    lesson.send({ type: 'MEASURED', measured: measuredHere })
    expect(predictedTrial(miniTraffic, miniTraffic.beats[1]!, lesson.context()).traffic).not.toBeNull()
  })

  it('reaches a goal only with figures', () => {
    const lesson = drive(machine, { step: 3, measured: NOTHING_MEASURED })
    lesson.send({ type: 'SET', control: 'ttl', to: 'long' })
    lesson.playOut()
    expect(lesson.state()).toBe('attempting')
    lesson.send({ type: 'MEASURED', measured: measuredHere })
    lesson.playOut()
    expect(lesson.state()).toBe('settled')
    expect(lesson.context().checks).toEqual({ high: 'solved' })
  })

  it('judges no answer before there is one', () => {
    const lesson = drive(machine, { step: 4, measured: NOTHING_MEASURED })
    lesson.send({ type: 'ANSWER', value: '1' })
    expect(lesson.state()).toBe('attempting')
    lesson.send({ type: 'MEASURED', measured: measuredHere })
    lesson.solveStep()
    expect(lesson.context().checks).toEqual({ count: 'solved' })
  })

  it('wants what the rest of the story is about, and nothing at a step without traffic', () => {
    const lesson = drive(machine, { step: 5, measured: NOTHING_MEASURED })
    expect(lesson.context().trial.plan).toBeNull()
    expect(plansAwaited(lesson.context())).toEqual([])
    expect(plansAhead(lesson.context()).map(planName)).toEqual([miniPlan('short'), miniPlan('short')].map(planName))
  })

  it('is played to its end by tests that measure on the spot', () => {
    const lesson = drive(machine)
    for (let step = 1; step < 5; step += 1) {
      lesson.solveStep()
      lesson.send({ type: 'NEXT' })
    }
    expect(lesson.state()).toBe('done')
    expect(lesson.context().checks).toEqual({ high: 'solved', count: 'solved' })
  })
})
