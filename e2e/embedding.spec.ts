/**
 * Scenes in other people's pages. The host is a little server of its own, on another site than the course: 127.0.0.1 and localhost
 * share neither cookies nor storage.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { en } from '../src/app/embed/copy.en.ts'
import { EARLY_MESSAGES } from '../src/app/embed/size.ts'
import { snippetFor } from '../src/app/embed/snippet.ts'
import { en as shell } from '../src/app/copy/en.ts'
import { formatText } from '../src/stage/prose/message.ts'
import { words } from '../src/lesson/words.en.ts'
import { aMoment, blockStorage, expectInFrame, expectOnPaper, heard, inSight, LISTENER, live, post, scrollersInside } from './embedded.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'

const SCENE = 'scenes/02-hit-and-miss/'
const stepText = (step: number, steps: number) => formatText(words.stepOf, { step, steps })

let host: Server
let course = ''
let hostUrl = ''
let html = ''

test.beforeAll(async ({ baseURL }) => {
  host = createServer((request, response) => {
    const found = request.url === '/'
    response.writeHead(found ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' }).end(found ? `<!doctype html><title>Host</title><body style="margin:0">${html}` : '')
  })
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  hostUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`
  course = (baseURL ?? '').replace('127.0.0.1', 'localhost')
})
test.afterAll(() => {
  host.closeAllConnections()
  host.close()
})

const iframe = (query: string, attributes = 'width="1100" height="640"', path = SCENE) => `<iframe src="${course}${path}?embed=1${query}" title="scene" ${attributes}></iframe>`

async function openHost(page: Page, body: string): Promise<void> {
  html = LISTENER + body
  await page.goto(hostUrl)
}

test('in a sandbox without its origin: all parameters, a locked range, a notice about storage, and bad values', async ({ page, noise }) => {
  noise.allow(/in the address of this frame/)
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await openHost(page, iframe('&steps=2-4&step=3&theme=dark&motion=reduce&hide=code,nonsense&lang=xx&autoplay=perhaps&seed=-1&id=one', 'width="1100" height="640" sandbox="allow-scripts"'))
  const frame = await live(page)
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(frame.locator('html')).toHaveAttribute('data-motion', 'reduced')
  await expect(frame.locator('[data-panel="code"]')).toBeHidden()
  await expect(frame.locator('header')).toHaveCount(0)
  await expect(frame.getByText(en.memory)).toBeVisible()
  expect(await frame.evaluate(() => window.origin)).toBe('null')
  await expect(frame.getByRole('link', { name: en.open })).toHaveAttribute('href', './?step=3')
  for (const name of ['hide=nonsense', 'lang=xx', 'autoplay=perhaps', 'seed=-1']) expect(said.some((text) => text.includes(name)), name).toBe(true)

  // Back and Next stay inside, and count from the range's first step; so do keys, and a host.
  await expect(frame.getByText(stepText(2, 3))).toBeVisible()
  const next = frame.locator('[data-control="next"]')
  await next.click()
  await expect(frame.getByText(stepText(3, 3))).toBeVisible()
  await expect(next).toBeDisabled()
  await frame.locator('[data-stage]').focus()
  await page.keyboard.press('ArrowRight')
  await post(page, { source: 'build-a-cdn', v: 1, type: 'goto', step: 9 })
  await aMoment(page)
  await expect(frame.getByText(stepText(3, 3))).toBeVisible()
  await post(page, { source: 'build-a-cdn', v: 1, type: 'goto', step: 1 })
  await expect(frame.getByText(stepText(1, 3))).toBeVisible()
  await expect(frame.locator('[data-control="back"]')).toBeDisabled()
  await post(page, JSON.stringify({ source: 'build-a-cdn', v: 1, type: 'theme', theme: 'light' }))
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light')
  expect((await heard(page, 'step')).map(({ data }) => [data.id, data.step])).toEqual([['one', 3], ['one', 4], ['one', 2]])
  expect((await heard(page, 'completed'))).toHaveLength(1)
})

test('on another site, with storage blocked: progress lives in memory and the page says so', async ({ page }) => {
  await blockStorage(page)
  await openHost(page, iframe('&hide=footer', 'width="600" height="640"') + iframe('&hide=footer,nav', 'width="600" height="480"'))
  const frame = await live(page)
  // It is in sight at once in the line under the scene, whatever else is hidden and however low the frame is.
  for (const one of [frame, await live(page, 1)]) await expectInFrame(one.getByText(en.memory))
  await expect(frame.getByRole('link', { name: en.open })).toHaveCount(0)
  await frame.locator('[data-control="next"]').click()
  await expect(frame.getByText(stepText(2, 10))).toBeVisible()
  await expect(frame.getByRole('status', { name: shell.notices.label })).toBeEmpty()
})

test('a host that follows the size, in several widths and zooms: it settles, and says it in all three forms', async ({ page }) => {
  const follow = `<script>addEventListener('message', ({ source, data }) => {
    for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === source && data.type === 'resize') frame.style.height = data.height + 'px'
  })</script>`
  const sizes = [['360px', 1], ['760px', 1], ['1100px', 1], ['900px', 1.5]] as const
  await openHost(page, follow + sizes.map(([width, zoom]) => `<div style="zoom:${zoom}">${iframe('&height=auto', `style="width:${width};height:240px;border:0;display:block"`)}</div>`).join(''))
  for (const [nth] of sizes.entries()) {
    await page.locator('iframe').nth(nth).scrollIntoViewIfNeeded()
    await live(page, nth)
  }
  await page.waitForTimeout(2200)
  const before = (await heard(page)).length
  await page.waitForTimeout(500)
  expect((await heard(page)).length, 'nobody says anything any more').toBe(before)
  for (const [nth] of sizes.entries()) {
    const own = (await heard(page)).filter(({ at }) => at === nth).map(({ data }) => data)
    const told = own.filter(({ type }) => type === 'resize').map(({ height }) => height ?? 0)
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThanOrEqual(EARLY_MESSAGES)
    const last = told.at(-1)
    expect(own).toContainEqual({ subject: 'lti.frameResize', height: last })
    expect(own as unknown[]).toContain(JSON.stringify({ context: 'iframe.resize', height: last }))
    expect(last).toBeLessThan(3000)
    const frame = await live(page, nth)
    // Nothing scrolls inside, since the whole scene fits.
    expect(await frame.evaluate(() => [...document.querySelectorAll('*')].filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1).length)).toBe(0)
    await expect(frame.locator('html')).toHaveAttribute('data-fits', '')
  }

  // Printed, each shows its step alone, and nobody's page leaps.
  const told = (await heard(page)).length
  const frame = await live(page)
  await frame.evaluate(() => addEventListener('beforeprint', () => (document.body.dataset['printed'] = document.querySelector('[data-story-text]')?.querySelectorAll('h1, h2, h3').length.toString() ?? '')))
  await page.pdf()
  await aMoment(page)
  expect(await frame.evaluate(() => document.body.dataset['printed'])).toBe('2')
  await expect(frame.locator('[data-story-text]')).toHaveCount(0)
  expect(await heard(page)).toHaveLength(told)
})

test('a host without a listener: the scene is laid out to fit a fixed frame of any size', async ({ page }) => {
  const sizes = [[320, 480], [640, 400], [1000, 560], [1280, 720]] as const
  await openHost(page, sizes.map(([width, height]) => iframe('', `width="${width}" height="${height}"`)).join(''))
  for (const [nth, [, height]] of sizes.entries()) {
    await page.locator('iframe').nth(nth).scrollIntoViewIfNeeded()
    const frame = await live(page, nth)
    const open = frame.getByRole('link', { name: en.open })
    await expect(open).toBeVisible()
    const page1 = await frame.evaluate(() => ({ wide: document.documentElement.scrollWidth - innerWidth, high: document.documentElement.scrollHeight }))
    expect(page1.wide).toBeLessThanOrEqual(0)
    expect(page1.high).toBeLessThanOrEqual(height)
    expect(await open.evaluate((link) => link.getBoundingClientRect().bottom <= innerHeight)).toBe(true)
    expect(await frame.locator('[data-control="next"]').evaluate((button) => button.getBoundingClientRect().bottom <= innerHeight)).toBe(true)
    expect(await scrollersInside(frame), 'one wheel, one thing that scrolls').toEqual([])
    // The words begin in sight, above the way on, and nothing lies over it.
    expect(await inSight(frame)).toMatchObject({ words: true, uncovered: true })
  }

  // Paper gives a frame no more than its height: the words come first, and the picture has room or is left out.
  await page.emulateMedia({ media: 'print' })
  for (const [nth, [, height]] of sizes.entries()) await expectOnPaper(await live(page, nth), { picture: height > 500 && nth > 0, whole: nth > 0 })
})

test('at the end of a locked range there is no way out of it, and in a frame of next to no height the way on can be reached', async ({ page }) => {
  await openHost(page, iframe('&steps=10-10', 'width="280" height="170"'))
  const frame = await live(page)
  await expect(frame.locator('[data-control="next-scene"]')).toHaveCount(0)
  await expect(frame.getByRole('link', { name: words.allScenes })).toHaveCount(0)
  await expect(frame.getByText(formatText(words.checksSummary, { solved: 0, count: 3 }))).toHaveCount(0)
  const next = frame.locator('[data-control="next"]')
  const uncovered = await next.evaluate((button) => {
    const pane = document.querySelector('#root')!
    pane.scrollTop += button.getBoundingClientRect().bottom - innerHeight + 4
    const { left, top, bottom } = button.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight && [top + 3, bottom - 3].every((y) => button === document.elementFromPoint(left + 5, y))
  })
  expect(uncovered).toBe(true)
})

test('below the fold and while lazy: nothing runs, nobody takes focus or scrolls, wheel and Tab go through, keys wait for a click', async ({ page }) => {
  await openHost(page, `<button id="first">Before</button><div style="height:1000px"></div>${iframe('', 'width="1100" height="640" loading="lazy"')}<button id="last">After</button><div style="height:3000px"></div>`)
  await page.locator('#first').focus()
  const stillThere = async () => expect(await page.evaluate(() => [document.activeElement?.id, scrollY])).toEqual(['first', 0])
  await expect.poll(() => heard(page, 'ready'), { timeout: 10_000 }).toHaveLength(1)
  await aMoment(page)
  expect(page.frames()[1]?.url()).toContain('embed=1')
  await expect(page.frameLocator('iframe').locator('[data-scene]')).not.toHaveAttribute('data-live', 'true')
  // A step that the host asks for, and a slide that starts, take neither.
  await post(page, { source: 'build-a-cdn', v: 1, type: 'goto', step: 2 })
  await post(page, 'slide:start')
  await aMoment(page)
  await stillThere()

  // By the wheel, over the frame, the host comes by. (The inner pane takes its share first.)
  await page.evaluate(() => scrollTo(0, 900))
  const frame = await live(page)
  await expect(frame.getByText(stepText(2, 10))).toBeVisible()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('first')
  await post(page, { source: 'build-a-cdn', v: 1, type: 'goto', step: 4 })
  await expect(frame.getByText(stepText(4, 10))).toBeVisible()
  expect(await page.evaluate(() => [document.activeElement?.id, scrollY])).toEqual(['first', 900])
  await post(page, { source: 'build-a-cdn', v: 1, type: 'goto', step: 2 })
  await page.mouse.move(300, 400)
  for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, 900)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1300)

  // Tab enters; no key does anything before a click.
  await page.evaluate(() => scrollTo(0, 900))
  await page.locator('#first').focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME')
  const stage = frame.locator('[data-stage]')
  await stage.focus()
  for (const key of ['ArrowRight', '.', '?']) await page.keyboard.press(key)
  await aMoment(page)
  await expect(frame.getByText(stepText(2, 10))).toBeVisible()
  await expect(frame.getByRole('dialog')).toHaveCount(0)
  await frame.locator('h1').click()
  await stage.focus()
  await page.keyboard.press('ArrowRight')
  await expect(frame.getByText(stepText(3, 10))).toBeVisible()
  // And Tab leaves again.
  await frame.getByRole('link', { name: en.open }).focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('last')
})

test('a slide that starts runs the scene, one that stops or goes out of sight pauses it; a late host is told everything again; forged messages are not', async ({ page }) => {
  await openHost(page, `${iframe('&step=1&height=auto')}<iframe title="stranger" srcdoc="<p>stranger</p>"></iframe><div style="height:3000px"></div>`)
  const frame = await live(page)
  const time = () => frame.evaluate(() => document.querySelector<HTMLInputElement>('[data-stage] input[type=range]')?.value)
  const start = await time()
  await post(page, 'slide:start')
  await expect.poll(time).not.toBe(start)
  await post(page, 'slide:stop')
  await aMoment(page)
  const stopped = await time()
  await aMoment(page)
  expect(await time()).toBe(stopped)

  // Out of sight it waits by itself.
  await post(page, 'slide:start')
  await page.evaluate(() => scrollTo(0, 3000))
  await aMoment(page)
  const hidden = await time()
  await aMoment(page)
  expect(await time()).toBe(hidden)
  await page.evaluate(() => scrollTo(0, 0))
  await expect.poll(time).not.toBe(hidden)

  // A script that comes late, and asks.
  await page.evaluate(() => (window.heard = []))
  await post(page, { source: 'build-a-cdn', v: 1, type: 'hello' })
  await expect.poll(async () => (await heard(page)).map(({ data }) => data.type ?? 'foreign')).toEqual(expect.arrayContaining(['ready', 'foreign', 'resize', 'step']))

  // From a neighbour, and from within: no answer, no change.
  await page.evaluate(() => {
    const [scene, stranger] = document.querySelectorAll('iframe')
    const script = stranger?.contentDocument?.createElement('script')
    if (!script) throw new Error('The stranger has no page.')
    script.textContent = `parent.frames[0].postMessage({ source: 'build-a-cdn', v: 1, type: 'goto', step: 5 }, '*'); parent.frames[0].postMessage({ source: 'build-a-cdn', v: 1, type: 'hello' }, '*')`
    window.heard = []
    stranger?.contentDocument?.body.append(script)
    return scene?.src
  })
  await frame.evaluate(() => window.postMessage({ source: 'build-a-cdn', v: 1, type: 'goto', step: 5 }, '*'))
  for (const junk of [{ type: 'goto', step: 5 }, null, 7, 'slide:', '{', '[]', { type: 'goto' }, { type: 'goto', step: 'x' }, { type: 'theme', theme: 'url(x)' }, { source: 'other', type: 'goto', step: 5 }, { v: 2, type: 'goto', step: 5 }]) await post(page, junk)
  await aMoment(page)
  await expect(frame.getByText(stepText(1, 10))).toBeVisible()
  expect((await heard(page, 'ready'))).toEqual([])
})

test('a slide that starts as soon as its frame is loaded, before the frame’s own code is there, runs the scene, too', async ({ page }) => {
  await openHost(page, iframe('&step=1', `width="1100" height="640" onload="this.contentWindow.postMessage('slide:start', '*')"`))
  const frame = await live(page)
  await expect.poll(() => frame.evaluate(() => Number(document.querySelector<HTMLInputElement>('[data-stage] input[type=range]')?.value))).toBeGreaterThan(0)
})

test('ten scenes on one page, by the element: no shift, no focus, no scroll, and only what is seen runs', async ({ page }) => {
  const ten = ['00', '01', '02', '03', '04', '05', '06', '07', '08', '09']
  const elements = ten.map((id) => `<h2>${id}</h2>${snippetFor({ courseUrl: course, scene: { id, slug: '', title: id }, form: 'element', id: `s${id}` })}`).join('')
  await openHost(page, `<button id="first" autofocus>Before</button>${elements}`)
  await expect(page.locator('cdn-scene iframe')).toHaveCount(10)
  await live(page, 0)
  await aMoment(page)
  const liveFrames = async () => (await Promise.all(page.frames().slice(1).map((frame) => frame.locator('[data-scene][data-live="true"]').count()))).reduce((sum, n) => sum + n, 0)
  expect(await liveFrames()).toBe(1)
  expect(await page.evaluate(() => [document.activeElement?.id, scrollY])).toEqual(['first', 0])

  // At rest, nothing is drawn or computed: a second costs next to no time, neither in the host's process nor in the frames'.
  for (const target of [page, page.frames()[1] ?? page]) {
    const session = await page.context().newCDPSession(target)
    await session.send('Performance.enable')
    const metric = async (wanted: string) => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === wanted)?.value ?? 0
    const before = await metric('TaskDuration')
    await page.waitForTimeout(1000)
    const spent = (await metric('TaskDuration')) - before
    expect(spent).toBeLessThan(0.1)
    expect(await metric('JSHeapUsedSize'), 'bytes of script memory').toBeLessThan(60e6)
  }

  // The element follows its attributes, and tells its page what the frame says, its own frame alone.
  await page.evaluate(() => {
    const scene = document.querySelector('cdn-scene')
    scene?.addEventListener('cdn-scene', (event) => ((window as unknown as { told: unknown }).told = (event as CustomEvent).detail))
    scene?.setAttribute('step', '3')
    window.postMessage({ source: 'build-a-cdn', v: 1, type: 'passed' }, '*')
  })
  await expect.poll(() => page.evaluate(() => (window as unknown as { told?: { type: string; step: number; id: string } }).told)).toMatchObject({ type: 'step', step: 3, id: 's00' })
  expect(await page.evaluate(() => window.shift)).toBe(0)

  // What a frame that is not loaded yet was told holds when it is; another scene leaves no step in the host's history; the host can hide it.
  const { before, after } = await page.evaluate(() => {
    const last = document.querySelectorAll('cdn-scene')[9]!
    const before = history.length
    last.setAttribute('theme', 'dark')
    last.setAttribute('step', '2')
    document.querySelector('cdn-scene')?.setAttribute('scene', '02')
    last.scrollIntoView()
    return { before, after: history.length }
  })
  expect(after).toBe(before)
  const last = await live(page, 9)
  await expect(last.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(last.locator('[data-control="back"]')).toBeEnabled()
  expect(await page.evaluate(() => history.length)).toBe(before)
  expect(
    await page.evaluate(() => {
      const [one, two] = document.querySelectorAll<HTMLElement>('cdn-scene')
      document.head.append(Object.assign(document.createElement('style'), { textContent: '.off { display: none }' }))
      one!.hidden = true
      two!.className = 'off'
      return [one!.offsetHeight, two!.offsetHeight]
    }),
  ).toEqual([0, 0])
})

test('the snippet works as it is pasted, and a page tells where its oEmbed is', async ({ page, request }) => {
  const scene = { id: '02', slug: '02-hit-and-miss', title: 'A "quoted" <title>' }
  await openHost(page, snippetFor({ courseUrl: course, scene, steps: { first: 2, last: 4 }, hide: ['code'] }))
  const frame = await live(page)
  await expect(frame.getByText(stepText(1, 3))).toBeVisible()
  await expect(page.locator('iframe')).toHaveAttribute('title', /A "quoted" <title>/)
  const markup = await (await request.get(`${course}${SCENE}`)).text()
  const address = /type="application\/json\+oembed" href="([^"]+)"/.exec(markup)?.[1] ?? ''
  const response = await request.get(new URL(address, `${course}${SCENE}`).href)
  expect(await response.json()).toMatchObject({ version: '1.0', type: 'rich', html: expect.stringContaining('embed=1') })

  // The same address without a frame around it.
  await page.goto(`${course}${SCENE}?embed=1&step=2`)
  await expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
  await expectNoAxeViolations(page)
})
