import { KEPT_KEY } from '../scenes/12-capstone/designer/keep.ts'
import { toLink } from '../scenes/12-capstone/designer/share.ts'
import { link, report as words, verify as verifyWords } from '../scenes/12-capstone/studio/copy.en.ts'
import { words as assignmentWords } from '../scenes/12-capstone/studio/assignment/copy.en.ts'
import { toAssignmentLink } from '../src/verifier/assignment/link.ts'
import { EXAMPLES } from '../src/verifier/examples/examples.ts'
import { sealed } from '../src/verifier/link/sealed.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'

const STUDIO = 'scenes/12-capstone/?step=6'
const example = (id: string) => EXAMPLES.find((one) => one.id === id)!

test.describe('the studio of scene 12', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('a configuration from a link is verified beside the page, with the verdicts of the command', async ({ page }) => {
    const { document, misses } = example('purge-by-address')
    await page.goto(`${STUDIO}${await toLink(document)}`)
    await page.getByRole('button', { name: link.open }).click()
    await page.getByRole('button', { name: verifyWords.verify, exact: true }).click()
    await expect(page.getByRole('heading', { name: words.title })).toBeVisible({ timeout: 20_000 })
    const failures = page.locator('[data-failure]')
    await expect(failures.first()).toBeVisible({ timeout: 20_000 })
    expect(await failures.evaluateAll((all) => all.map((one) => one.getAttribute('data-failure')))).toEqual(misses)

    // What shows it is put on the stage, and played.
    await failures.first().getByRole('button', { name: words.play }).click()
    await expect(page.locator('[data-scene]')).toHaveAttribute('data-state', /running|observing/)
    await expect(failures.first().getByText(words.playing)).toBeVisible()
    await expectNoAxeViolations(page)

    // It is there when one comes back.
    await page.goto(STUDIO)
    await expect(page.locator('textarea').last()).toHaveValue(/purges the address that changed/)
  })

  test('a link that was cut or written by somebody else leaves one’s own work alone', async ({ page }) => {
    const whole = await toLink(example('good').document)
    for (const bad of [whole.slice(0, whole.length / 2), await sealed('c', '{"version":1,"__proto__":{"a":1}}'), '#c=9.AAAA.0', '#c=<script>alert(1)</script>']) {
      await page.goto('about:blank')
      await page.goto(STUDIO + bad)
      await expect(page.getByText(link.untouched)).toBeVisible()
    }
    await page.getByRole('button', { name: link.close }).click()
    await expect(page.locator('textarea').last()).toHaveValue(/"version": 1/)
  })

  test('an assignment’s bound decides its verdict, and one’s own work comes back on leaving', async ({ page }) => {
    const mine = '{ "version": 1, "note": "mine" }'
    await page.addInitScript(({ key, text }) => localStorage.getItem(key) ?? localStorage.setItem(key, JSON.stringify({ version: 1, text, good: text })), { key: KEPT_KEY, text: mine })
    // The worked configuration meets the course's bound, and nothing meets this one.
    const fragment = await toAssignmentLink({ name: 'Week 3 <b>', word: 'Read scene 6 first.', objectives: ['static.deploy', 'api.price'], bounds: { 'static.deploy': 1 }, begin: 'worked' })
    await page.goto(STUDIO + fragment)
    const panel = page.locator('[data-assignment]')
    await expect(panel).toContainText('Week 3 <b>')
    await page.getByRole('button', { name: verifyWords.verify, exact: true }).click()
    await expect(page.locator('[data-failure]')).toHaveCount(1, { timeout: 20_000 })
    await expect(page.locator('[data-failure="static.deploy"]')).toBeVisible()
    await expectNoAxeViolations(page)
    await panel.getByRole('button', { name: assignmentWords.leave }).click()
    await expect(page.locator('textarea').last()).toHaveValue(mine)
  })
})
