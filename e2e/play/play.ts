import { expect, type Page } from '@playwright/test'
import type { LessonMachine } from '../../src/lesson/machine.ts'
import { solutionOf, stepOf } from '../../src/lesson/moves.ts'
import { positionOf } from '../../src/lesson/ranges.ts'
import type { AnswerValue, Question, SceneDefinition, Settings, SolutionStep } from '../../src/lesson/scene.ts'
import { stepsOf } from '../../src/lesson/steps.ts'
import { drive } from '../../src/lesson/testing/drive.ts'
import type { Hands } from './hands.ts'

interface Play<S extends Settings> {
  readonly page: Page
  readonly definition: SceneDefinition<S>
  readonly machine: LessonMachine<S>
  readonly hands: Hands
  /** Called on every step once it has been played. */
  readonly atStep?: (step: number) => Promise<void>
}

const SEED = 7

/**
 * Plays a scene from its first step to its takeaway on the screen, with its own answers and stored solutions. The same
 * lesson runs beside it without a screen and says what to answer.
 */
export async function playThrough<S extends Settings>({ page, definition, machine, hands, atStep }: Play<S>): Promise<void> {
  await page.goto(`scenes/${definition.slug}/?seed=${SEED}`)
  // Written ahead, the page is there before its script is.
  await expect(scene(page)).toHaveAttribute('data-live', 'true')
  const beside = drive(machine, { seed: SEED })
  const steps = stepsOf(definition).length
  for (let number = 1; number < steps; number += 1) {
    const step = stepOf(beside.context())
    await expectState(page, beside.state())
    if (step.kind === 'beat') {
      if (beside.state() === 'predicting' && step.beat.predict) {
        const value = step.beat.predict.answer(beside.context().trial)
        await answer(page, hands, step.beat.predict, value)
      } else if (beside.state() === 'reading') await hands.press(control(page, 'run'))
      // A step in which nothing has been sent has nothing to play.
      const { trial, timeline } = beside.context()
      if (trial.run.endMs > timeline.script.startMs) await toEnd(page, hands)
      if (step.beat.predict) await expect(page.locator('[data-verdict]')).toHaveAttribute('data-right', 'true')
      await expectState(page, 'observing')
    }
    if (step.kind === 'check') {
      for (const move of solutionOf(step.check, beside.context().trial)) await make(page, definition, hands, step.check.kind === 'question' ? step.check.question : null, move)
      await expectState(page, 'settled')
    }
    beside.solveStep()
    expect(await page.locator('[data-stage]').count()).toBe(1)
    await atStep?.(number)
    await hands.press(control(page, 'next'))
    beside.send({ type: 'NEXT' })
    await expect(page).toHaveURL(new RegExp(`[?&]step=${number + 1}(&|$)`))
  }
  await expectState(page, 'done')
  await atStep?.(steps)
}

function scene(page: Page) {
  return page.locator('[data-scene]')
}

function control(page: Page, id: string) {
  return page.locator(`[data-control="${id}"]`)
}

async function expectState(page: Page, state: string): Promise<void> {
  await expect(scene(page)).toHaveAttribute('data-state', state)
}

/** Jumps to the end of the run as a learner in a hurry does: to the end of the scrubber. */
async function toEnd(page: Page, hands: Hands): Promise<void> {
  const scrubber = control(page, 'transport-scrub')
  const max = Number(await scrubber.getAttribute('max'))
  await hands.slide(scrubber, max)
}

async function make<S extends Settings>(page: Page, definition: SceneDefinition<S>, hands: Hands, question: Question<S> | null, move: SolutionStep): Promise<void> {
  if ('press' in move) {
    await hands.press(control(page, move.press))
    await toEnd(page, hands)
  } else if ('set' in move) {
    const turned = definition.controls[move.set]
    const target = control(page, move.set)
    if (turned?.kind === 'range') await hands.slide(target, positionOf(turned, Number(move.to)))
    else if (turned?.kind === 'headers') await hands.type(target.locator('textarea'), String(move.to))
    else if (turned?.kind === 'switch') await hands.choose(target, move.to === true)
    else await hands.choose(target.locator(`input[value="${String(move.to)}"]`))
    await toEnd(page, hands)
  } else if (question) await answer(page, hands, question, move.answer)
}

async function answer<S extends Settings>(page: Page, hands: Hands, question: Question<S>, value: AnswerValue): Promise<void> {
  const form = page.locator('form[data-question]')
  if (question.kind === 'number' && question.range) {
    const { min, step } = question.range
    await hands.slide(form.locator('input[type="range"]'), min + Math.round((Number(value) - min) / step) * step)
  } else if (question.kind === 'order' && Array.isArray(value)) {
    await putInOrder(page, hands, value as readonly string[])
  } else {
    for (const option of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) await hands.choose(form.locator(`input[value="${option}"]`))
  }
  await hands.press(control(page, 'answer'))
}

/** Moves each item up until it stands where it belongs. */
async function putInOrder(page: Page, hands: Hands, wanted: readonly string[]): Promise<void> {
  const items = page.locator('form[data-question="order"] [data-item]')
  for (const [place, item] of wanted.entries()) {
    for (let moves = 0; moves < wanted.length; moves += 1) {
      const order = await items.evaluateAll((all) => all.map((element) => (element as HTMLElement).dataset['item']))
      if (order[place] === item) break
      await hands.press(page.locator(`[data-item="${item}"] [data-move="up"]`))
    }
  }
}
