import type { FrameLocator, Page } from '@playwright/test'
import { lmsCopy } from '../src/app/lms/copy.en.ts'
import { decodeKept } from '../src/scorm/suspend.ts'
import { OPEN_SLUGS } from './course.ts'
import { expect, test } from './fixtures.ts'
import { handsFor } from './play/hands.ts'
import { planOf, SEED } from './play/plan.ts'
import { playThrough } from './play/play.ts'
import { openPlatform, PLATFORM_SCRIPT, toldTo, type Platform, type Told } from './scorm/platform.ts'

const folder = process.env['E2E_DIST'] ?? 'dist'
const zip = (scope: string): string => `${folder}/packages/build-a-cdn-${scope}-scorm12.zip`
const [firstSlug = '', secondSlug = ''] = OPEN_SLUGS
const id = firstSlug.slice(0, 2)

let platform: Platform
let origin: string
test.beforeAll(async () => {
  platform = await openPlatform({ scene: zip(firstSlug), course: zip('course') })
  origin = `http://127.0.0.1:${platform.port}`
})
test.afterAll(() => platform.close())

interface Opening {
  readonly learner: string
  readonly mode?: string
  readonly launch?: string
}

/** Opens a package as a learner; the platform keeps what it was told between two openings. */
async function launch(page: Page, { learner, mode = '', launch = platform.launchOf('scene') }: Opening): Promise<FrameLocator> {
  await page.goto(`${origin}/?${new URLSearchParams({ learner, mode, launch }).toString()}`)
  return page.frameLocator('iframe')
}

/** A scene is there, and its script has taken it over. */
const live = (lesson: FrameLocator) => expect(lesson.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
/** As the lesson counts: in a package of one scene its address stands still. */
const stepIn = async (page: Page): Promise<number> => Number(/Step (\d+) of/.exec((await page.frame('lesson')?.locator('body').innerText()) ?? '')?.[1] ?? 1)

async function next(page: Page, lesson: FrameLocator, step: number): Promise<void> {
  await lesson.locator('[data-control="next"]').click()
  await expect.poll(() => stepIn(page)).toBe(step)
}

/** The calls of the visit that began last, and what is kept now. */
async function lastVisit(page: Page, learner: string): Promise<Told & { readonly at: number | undefined; readonly status: string | undefined }> {
  const told = await toldTo(page, learner)
  expect(told.calls.filter((call) => /REFUSED|false/.test(call)), 'the platform accepts everything').toEqual([])
  const calls = told.calls.slice(told.calls.lastIndexOf('initialize true'))
  return { ...told, calls, at: decodeKept(told.cmi?.suspend_data).at?.step, status: told.cmi?.core.lesson_status }
}

const FINISHED = [/^set session_time=0000:0\d:\d\d\.\d\d$/, /^set exit=suspend$/, /^commit true$/, /^finish true$/]

/** The visit has ended once, in order, and nothing came after it. */
function expectOneFinish({ calls }: Told): void {
  expect(calls.filter((call) => call.startsWith('finish'))).toHaveLength(1)
  for (const [index, pattern] of FINISHED.entries()) expect(calls.at(index - FINISHED.length)).toMatch(pattern)
}

test('opened and closed it is incomplete; however it is left, the last step is kept, one end is told, and the learner comes back there', async ({ page, context, noise }) => {
  const learner = 'one'
  await test.step('opened, and the frame removed', async () => {
    const lesson = await launch(page, { learner })
    await live(lesson)
    expect((await lastVisit(page, learner)).calls.slice(0, 4)).toEqual(['initialize true', 'set exit=suspend', 'set lesson_status=incomplete', 'commit true'])
    await page.evaluate(() => document.querySelector('iframe')?.remove())
    const visit = await lastVisit(page, learner)
    expectOneFinish(visit)
    expect(visit).toMatchObject({ status: 'incomplete', at: 1 })
    expect(visit.cmi?.core.score.raw).toBe('')
  })
  await test.step('two steps on, and the platform goes to another page', async () => {
    const lesson = await launch(page, { learner })
    await live(lesson)
    await next(page, lesson, 2)
    await next(page, lesson, 3)
    // There is no course to lead to.
    await expect(lesson.locator('[data-embed-bar]')).toBeVisible()
    await expect(lesson.locator('[data-embed-bar] a')).toHaveCount(0)
    // What is committed after a move is not to be mistaken for what the end tells.
    await expect.poll(async () => (await lastVisit(page, learner)).calls.filter((call) => call === 'commit true')).toHaveLength(3)
    await page.goto(`${origin}/?mode=absent`)
    const visit = await lastVisit(page, learner)
    expectOneFinish(visit)
    expect(visit).toMatchObject({ status: 'incomplete', at: 3 })
    // One move, one commit, with the new place and what was reached.
    const moves = visit.calls.slice(3, -FINISHED.length)
    expect(moves.map((call) => /^set suspend_data=|^commit true$/.exec(call)?.[0])).toEqual(['set suspend_data=', 'commit true', 'set suspend_data=', 'commit true'])
    expect(decodeKept(moves[0]?.slice('set suspend_data='.length))).toMatchObject({ at: { step: 2 }, scenes: { [id]: { furthest: 2 } } })
  })
  await test.step('back there, one step back, hidden meanwhile, and the tab is closed', async () => {
    const tab = await context.newPage()
    noise.listenTo(tab)
    const lesson = await launch(tab, { learner })
    await live(lesson)
    await expect.poll(() => stepIn(tab)).toBe(3)
    await lesson.locator('[data-control="back"]').click()
    await expect.poll(() => stepIn(tab)).toBe(2)
    const frame = tab.frame('lesson')
    await frame?.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    // Asked in the tab itself: what one process stores reaches another's page a little later.
    expect((await lastVisit(tab, learner)).calls.slice(-2)).toEqual([expect.stringMatching(/^set session_time=/), 'commit true'])
    await tab.close({ runBeforeUnload: true })
    await expect.poll(async () => (await toldTo(page, learner)).calls.filter((call) => call === 'finish true')).toHaveLength(3)
    const visit = await lastVisit(page, learner)
    expectOneFinish(visit)
    expect(visit.at).toBe(2)
    expect(decodeKept(visit.cmi?.suspend_data).scenes[id]?.furthest).toBe(3)
  })
  await test.step('and from there to the takeaway past every check: completed, score before status', async () => {
    const lesson = await launch(page, { learner })
    await live(lesson)
    await expect.poll(() => stepIn(page)).toBe(2)
    const steps = (await planOf(firstSlug)).steps.length
    for (let step = 3; step <= steps; step += 1) await next(page, lesson, step)
    await expect.poll(async () => (await lastVisit(page, learner)).status).toBe('completed')
    const { calls } = await lastVisit(page, learner)
    const at = calls.indexOf('set lesson_status=completed')
    expect(calls.slice(at - 3, at + 2)).toEqual(['set score.min=0', 'set score.max=100', 'set score.raw=0', 'set lesson_status=completed', 'commit true'])
    // A package of one scene ends with what was told and with what is left to do in it; no way leads out.
    await expect(lesson.getByText(lmsCopy.told.completed(0))).toBeVisible()
    await expect(lesson.locator('main a[href*="/scenes/"], main a[href="../../"], header a')).toHaveCount(0)
    await lesson.locator('[data-control="unsolved"]').first().click()
    await expect.poll(() => stepIn(page)).toBeLessThan(steps)
  })
})

test('every check solved it is passed, and opened again it stays so', async ({ page }) => {
  await page.addInitScript(PLATFORM_SCRIPT)
  const address = `${origin}/content/1/scene/scenes/${firstSlug}/index.html`
  const plan = await planOf(firstSlug)
  await playThrough({ page, plan, hands: handsFor('mouse', page), address: `${address}?seed=${SEED}` })
  const played = await lastVisit(page, 'one')
  expect(played.calls.filter((call) => /score|status/.test(call)).slice(-4)).toEqual(['set score.min=0', 'set score.max=100', 'set score.raw=100', 'set lesson_status=passed'])
  expect(played).toMatchObject({ status: 'passed' })
  // In the same tab: left and opened anew, at its first step.
  await page.goto(`${address}?step=1`)
  await expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
  await page.locator('[data-control="next"]').click()
  await expect(page).toHaveURL(/step=2/)
  await page.goto(`${origin}/?mode=absent`)
  const again = await lastVisit(page, 'one')
  expect(again.calls.join()).not.toMatch(/score|status/)
  expect(again).toMatchObject({ status: 'passed', at: 2 })
  expect(again.cmi?.core.score.raw).toBe('100')
  expectOneFinish(again)
})

test('the course goes on in the scene where the learner stopped, by addresses that name files', async ({ page }) => {
  const learner = 'two'
  const course = platform.launchOf('course')
  const lesson = await launch(page, { learner, launch: course })
  await lesson.locator(`main li a[href*="scenes/${secondSlug}/"]`).click()
  await live(lesson)
  await next(page, lesson, 2)
  expect(page.frame('lesson')?.url()).toContain(`/scenes/${secondSlug}/index.html?step=2`)
  await page.frame('lesson')?.goto(`${origin}/?mode=absent`)
  expectOneFinish(await lastVisit(page, learner))

  const again = await launch(page, { learner, launch: course })
  await live(again)
  expect(page.frame('lesson')?.url()).toContain(`/scenes/${secondSlug}/index.html?step=2`)
  await again.locator('header a').first().click()
  await expect(again.locator('main')).toContainText(/Step 2 of \d+/)
  expect((await lastVisit(page, learner)).status).toBe('incomplete')
})

test('without a platform, with one of another site, one that says no and one that comes late, the scene works and says what is so', async ({ page, noise }) => {
  // Chromium itself tells of a frame that asks another site's window.
  noise.allow(/Blocked a frame/)
  const says = (lesson: FrameLocator, text: string) => expect(lesson.getByText(text)).toBeVisible({ timeout: 8000 })
  await test.step('says no', async () => {
    const lesson = await launch(page, { learner: 'three', mode: 'false' })
    await live(lesson)
    await says(lesson, lmsCopy.refused)
    await next(page, lesson, 2)
    await page.evaluate(() => document.querySelector('iframe')?.remove())
    expect((await toldTo(page, 'three')).calls).toEqual(['initialize false'])
  })
  await test.step('begins, and then keeps nothing', async () => {
    const lesson = await launch(page, { learner: 'six', mode: 'deaf' })
    await live(lesson)
    await says(lesson, lmsCopy.refused)
  })
  await test.step('comes late', async () => {
    await launch(page, { learner: 'four' }).then(live)
    await next(page, page.frameLocator('iframe'), 2)
    const lesson = await launch(page, { learner: 'four', mode: 'late' })
    await live(lesson)
    await expect.poll(() => stepIn(page)).toBe(2)
    await next(page, lesson, 3)
    await expect.poll(async () => decodeKept((await toldTo(page, 'four')).cmi?.suspend_data).at?.step).toBe(3)
    await expect(lesson.getByRole('status', { name: 'Notices' })).toBeEmpty()
  })
  // Both wait for a platform that never comes; at the same time.
  const foreign = `http://localhost:${platform.port}${platform.launchOf('scene')}`
  const lesson = await launch(page, { learner: 'five', launch: foreign })
  const alone = await page.context().newPage()
  noise.listenTo(alone)
  await alone.goto(`${origin}${platform.launchOf('scene')}`)
  await live(lesson)
  await next(page, lesson, 2)
  await says(lesson, lmsCopy.absent)
  await expect(alone.getByText(lmsCopy.absent)).toBeVisible({ timeout: 8000 })
  expect((await toldTo(page, 'five')).calls).toEqual([])
})
