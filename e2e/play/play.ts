import { expect, type Page } from '@playwright/test'
import type { Hands } from './hands.ts'
import { SEED, type Act, type Plan } from './plan.ts'

interface Play {
  readonly page: Page
  readonly plan: Plan
  readonly hands: Hands
  /** Where the scene stands, with its seed; left out: on the site. */
  readonly address?: string
  /** Called on every step once it has been played; the first is 1. */
  readonly atStep?: (step: number) => Promise<void>
}

/** Plays a scene from its first step to its takeaway on the screen, and checks that the page follows. */
export async function playThrough({ page, plan, hands, address = `scenes/${plan.slug}/?seed=${SEED}`, atStep }: Play): Promise<void> {
  await page.goto(address)
  // Written ahead, the page is there before its script is.
  await expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
  for (const [index, { arrives, acts, ends, isJudged }] of plan.steps.entries()) {
    const step = index + 1
    await expectToStand(page, { step, state: arrives })
    for (const act of acts) await perform(page, hands, act)
    if (step < plan.steps.length) await expectToStand(page, { step, state: ends, stages: 1, ...(isJudged && { right: true }) })
    await atStep?.(step)
    if (step < plan.steps.length) await hands.press(control(page, 'next'))
  }
}

/** What a page says about itself. */
interface Standing {
  readonly step?: number
  readonly state?: string
  readonly stages?: number
  /** Whether it calls what was answered right; null without a verdict. */
  readonly right?: boolean | null
}

/** Waits, in the page, until it says what is wanted; as long as traffic is being measured, and ten seconds more. */
async function expectToStand(page: Page, wanted: Standing): Promise<void> {
  const found = await page.evaluate(async (sought) => {
    const standing = (): Required<Standing> => {
      const verdicts = [...document.querySelectorAll<HTMLElement>('[data-verdict]')]
      return {
        step: Number(new URLSearchParams(location.search).get('step') ?? 1),
        state: document.querySelector<HTMLElement>('[data-scene]')?.dataset['state'] ?? '',
        stages: document.querySelectorAll('[data-stage]').length,
        right: verdicts.length === 0 ? null : verdicts.every(({ dataset }) => dataset['right'] === 'true'),
      }
    }
    const keys = Object.keys(sought) as (keyof Standing)[]
    const measuring = (): boolean => document.querySelector('[data-scene][data-measuring="true"]') !== null
    const isThere = (now: Standing): boolean => !measuring() && keys.every((key) => now[key] === sought[key])
    const patienceMs = 10_000
    let deadlineMs = performance.now() + patienceMs
    let now = standing()
    while (!isThere(now) && performance.now() < deadlineMs) {
      await new Promise(requestAnimationFrame)
      if (measuring()) deadlineMs = performance.now() + patienceMs
      now = standing()
    }
    return Object.fromEntries(keys.map((key) => [key, now[key]]))
  }, wanted)
  expect(found, 'the page stands where the lesson does').toEqual(wanted)
}

function control(page: Page, id: string) {
  return page.locator(`[data-control="${id}"]`)
}

async function perform(page: Page, hands: Hands, act: Act): Promise<void> {
  const form = page.locator('form[data-question]')
  switch (act.do) {
    case 'press':
      return hands.press(control(page, act.control))
    case 'play to the end':
      return hands.slide(control(page, 'transport-scrub'), Infinity)
    case 'slide':
      return hands.slide(control(page, act.control), act.to)
    case 'type':
      return hands.type(control(page, act.control).locator('textarea'), act.text)
    case 'switch':
      return hands.choose(control(page, act.control), act.on)
    case 'press in':
      return hands.press(control(page, act.control).locator(`[data-to=${JSON.stringify(act.to)}]`))
    case 'choose':
      return hands.choose(control(page, act.control).locator(`input[value="${act.value}"]`))
    case 'answer on the slider':
      return hands.slide(form.locator('input[type="range"]'), act.position)
    case 'answer in order':
      return putInOrder(page, hands, act.items)
    case 'answer':
      for (const option of act.options) await hands.choose(form.locator(`input[value="${option}"]`))
  }
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
