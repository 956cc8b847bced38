import type { Page } from '@playwright/test'
import { en } from '../src/app/copy/en.ts'
import { stepsOf } from '../src/lesson/steps.ts'
import { open, OPEN_SLUGS, PLANNED_SLUGS, readScene } from './course.ts'
import { expect, test } from './fixtures.ts'

/** Each sets the mark below if anything on the way to the screen takes text for script or markup. */
const SCRIPTS = [
  '<script>window.ran=1</script>',
  '<img src=x onerror=window.ran=1>',
  '"><svg onload=window.ran=1>',
  "';window.ran=1;//",
  'javascript:window.ran=1',
  '{{constructor.constructor("window.ran=1")()}}',
  '${window.ran=1}',
  '</title><script>window.ran=1</script>',
  'data:text/html,<script>window.ran=1</script>',
  '__proto__',
]
const STRANGE = ['\u202Egnihton', '日本語', '🛰️🛰️', 'a\u0000b', 'é'.normalize('NFD'), '\uFEFFx', 'ﬁ', 'Ⅳ', '٢', 'a\r\nSet-Cookie: x=1', '%', '%25', 'null', 'undefined', 'NaN', '-0', ' ', '+', '&', '#']
const LONG = ['x'.repeat(3000), 'é'.repeat(900), '9'.repeat(2000), '0'.repeat(2000) + '2', '../'.repeat(400)]

// The scene that loads fastest: what is opened a hundred times here is the address.
const slug = OPEN_SLUGS[0] ?? ''
const SCENE = `scenes/${slug}/`
const encode = encodeURIComponent

interface Link {
  readonly address: string
  /** What the page must say; left out: the address is strange, and nothing is wrong with it. */
  readonly says?: string | RegExp
  /** The page's heading, where it is not free. */
  readonly heading?: string
}

const lost = (address: string): Link => ({ address, heading: en.notFound.title })
const noScene = (address: string): Link => ({ address, heading: en.unknownScene.title })
const stepNotice = /^The address asks for step .*(is step|ends at step) \d+/

const unknownScenes: Link[] = [
  ...[...SCRIPTS, ...STRANGE.filter((text) => text.trim() !== '' && !text.includes('\u0000')), ...LONG.slice(0, 4)].map((text) => noScene(`scenes/${encode(text).replaceAll('%2F', '')}/`)),
  noScene('scenes/99-nothing/'),
  noScene(`scenes/${slug.toUpperCase()}/`),
  noScene(`scenes/${slug}%20/`),
  noScene(`scenes/${slug.replace('-', '_')}/`),
  noScene('scenes/-1/'),
  noScene('scenes/constructor/'),
  noScene('scenes/toString'),
]

const lostPages: Link[] = [
  ...SCRIPTS.map((text) => lost(`${encode(text).replaceAll('%2F', '')}/`)),
  ...LONG.slice(0, 4).map((text) => lost(`glossary/${encode(text)}/`)),
  lost(`scenes/${slug}/deeper/`),
  lost(`scenes/${slug}/../../nothing`),
  lost('assets/nothing.js'),
  lost('wp-login.php'),
  lost('scenes//x/y/'),
  lost('//evil.example/'),
  lost('%E0%A4%A/'),
  lost('scenes/%E0%A4%A/x/'),
  lost('%00'),
  lost('a%5Cb/'),
  lost('a%2Fb%2F..%2Fc'),
  lost('%2e%2e%2f%2e%2e%2fetc/passwd'),
  lost('..%2f..%2fpackage.json'),
  noScene('scenes/..%5c..%5cwindows/'),
  lost('.git/config'),
  { address: 'scenes/?step=99', heading: en.home.title },
  { address: '///', heading: en.home.title },
  { address: `scenes//${slug}/` },
  { address: `/scenes/${slug}//?step=2` },
  lost('settings/settings/settings/'),
  lost('GLOSSARY/'),
  lost('a/'.repeat(300)),
]

const strangeSteps: Link[] = [
  ...SCRIPTS.map((text) => ({ address: `${SCENE}?step=${encode(text)}`, says: stepNotice })),
  // Every kind of text is tried on what reads the step, in resolve.test.ts; here some, on the page.
  ...[...STRANGE.slice(0, 8), ...LONG.slice(0, 1)].map((text) => ({ address: `${SCENE}?step=${encode(text)}`, says: stepNotice })),
  ...['0', '-1', '-999999999999999999999', '1.5', '1e3', '0x2', '99', '9007199254740993', 'Infinity', '2;3', '2,3', '', 'two', '１'].map((step) => ({ address: `${SCENE}?step=${step}`, says: stepNotice })),
  { address: `${SCENE}?step=99&step=2`, says: stepNotice },
  { address: `${SCENE}?step[]=2` },
  { address: `${SCENE}?step=${'0'.repeat(2000)}2` },
  { address: `${SCENE}?step=2&step=99` },
  { address: `${SCENE}?%73tep=3` },
  { address: `${SCENE}?STEP=99` },
]

const strangeQueries: Link[] = [
  ...SCRIPTS.map((text) => ({ address: `?theme=${encode(text)}&next=${encode(text)}#${encode(text)}` })),
  ...SCRIPTS.slice(0, 5).map((text) => ({ address: `${SCENE}?seed=${encode(text)}&${encode(text)}=${encode(text)}` })),
  ...['-1', '1e9', '99999999999999999999', '', '7&seed=8', '0x7', '7.5'].map((seed) => ({ address: `${SCENE}?seed=${seed}` })),
  { address: `?${'a=b&'.repeat(2000)}` },
  { address: `${SCENE}?${'step=1&'.repeat(500)}` },
  { address: `${SCENE}?%E0%A4%A&step=2` },
  { address: `${SCENE}#%E0%A4%A` },
  { address: `${SCENE}?step=2#<img src=x onerror=window.ran=1>` },
  { address: 'index.html?x=%00' },
  ...PLANNED_SLUGS.slice(0, 1).map((slug) => ({ address: `scenes/${slug}/?step=-5`, says: en.planned.body })),
  { address: 'settings/?theme=dark&theme=light&theme=%3Cb%3E' },
  ...[...SCRIPTS.slice(0, 3), '%E0%A4%A', ...LONG.slice(0, 1)].map((text) => ({ address: `glossary/#${text}`, says: /^The glossary has no term “/ })),
]

/** Opens every link in one page and says which went wrong, and how. */
async function openAll(page: Page, links: readonly Link[]): Promise<void> {
  const wrong: string[] = []
  page.on('dialog', (dialog) => {
    wrong.push(`A dialog opened: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) wrong.push(`Asked elsewhere: ${request.url()}`)
  })
  for (const { address, says, heading } of links) {
    const shown = address.slice(0, 100)
    try {
      const to = `http://127.0.0.1:${new URL(test.info().project.use.baseURL ?? '').port}/${address}`
      // A link that only changes the fragment of the last would not be opened anew.
      if (new URL(to).href.split('#')[0] === page.url().split('#')[0]) await page.goto('about:blank')
      await open(page, to)
      // The code of the page that an address means may still be on its way.
      await page.locator('h1').first().waitFor({ timeout: 5000 })
      const found = await page.evaluate(() => ({
        headings: [...document.querySelectorAll('h1')].map((element) => element.textContent),
        said: [...document.querySelectorAll('[role="status"], main p')].map((element) => element.textContent.trim()),
        ran: 'ran' in window || 'ran' in {},
        strangers: document.querySelectorAll('img, iframe, object, embed, base, svg[onload], [onerror], script:not([src])').length,
      }))
      const [first, ...others] = found.headings
      if (first === undefined || others.length > 0) wrong.push(`${shown}: ${found.headings.length} headings of the first level`)
      if (heading !== undefined && first !== heading) wrong.push(`${shown}: the heading is “${first ?? ''}”, not “${heading}”`)
      if (says !== undefined && !found.said.some((text) => (typeof says === 'string' ? text.includes(says) : says.test(text)))) wrong.push(`${shown}: nothing says ${String(says)}`)
      if (found.ran || found.strangers > 0) wrong.push(`${shown}: text of the address became script or markup`)
    } catch (error) {
      wrong.push(`${shown}: ${String(error).slice(0, 300)}`)
    }
  }
  expect(wrong).toEqual([])
}

// The list of what went wrong says it all; a trace of two hundred pages would take longer than the pages.
test.use({ trace: 'off' })

test.describe('a hostile link ends on a page that works and says what was wrong', () => {
  test.setTimeout(60_000)

  test('there are at least a hundred of them', () => {
    expect(new Set([...unknownScenes, ...lostPages, ...strangeSteps, ...strangeQueries].map(({ address }) => address)).size).toBeGreaterThanOrEqual(100)
  })

  test('scenes that are not there', async ({ page, noise }) => {
    noise.allow(/404/)
    await openAll(page, unknownScenes)
  })

  test('pages that are not there', async ({ page, noise }) => {
    // Some are refused rather than missed.
    noise.allow(/40[04]/)
    await openAll(page, lostPages)
  })

  test('steps that are not there', async ({ page }) => openAll(page, strangeSteps))

  test('queries and fragments that mean nothing', async ({ page }) => openAll(page, strangeQueries))
})

test('a step beyond the end opens the last one, and the notice names both', async ({ page }) => {
  const { definition } = await readScene(slug)
  const last = stepsOf(definition).length
  await open(page, `${SCENE}?step=${last + 40}`)
  const notice = page.getByRole('status', { name: en.notices.label })
  await expect(notice).toContainText(en.scene.steps['after-the-last'](String(last + 40), last))
  await expect(page.locator('[data-scene]')).toHaveAttribute('data-state', 'done')
  await notice.getByRole('button', { name: en.notices.dismiss }).click()
  await expect(notice).toHaveText('')
})

test('from a page that is lost, however deep, the ways on work', async ({ page, noise }) => {
  noise.allow(/404/)
  for (const address of ['x/y/z/', '//evil.example/', `scenes/${slug}/deeper/`]) {
    await open(page, `http://127.0.0.1:${new URL(test.info().project.use.baseURL ?? '').port}/${address}`)
    await page.locator('main').getByRole('link', { name: en.glossary.title }).click()
    await expect(page.getByRole('heading', { level: 1, name: en.glossary.title })).toBeVisible()
    await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/glossary\/$/)
  }
})

test('a scene whose name is nearly right is offered', async ({ page, noise }) => {
  noise.allow(/404/)
  await open(page, `scenes/${slug.slice(0, -1)}/`)
  await expect(page.locator('main')).toContainText(en.unknownScene.near)
  await page.locator('main ul').first().getByRole('link').click()
  await expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
})
