import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { siteHandler } from '../tools/serve.mjs'
import { oneLine, open, OPEN_SLUGS, openScene } from './course.ts'
import { expect, test } from './fixtures.ts'

interface Shift {
  readonly value: number
  readonly moved: readonly string[]
}

/** Watches what is painted largest and what moves, from before the first paint. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { largest: [] as object[], shifts: [] as Shift[] }
    Object.assign(window, { seen })
    const nameOf = (node: Node | null | undefined) => (node instanceof Element ? `${node.tagName.toLowerCase()}.${node.getAttribute('class') ?? ''}` : (node?.nodeName ?? 'gone'))
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { element } = entry as PerformanceEntry & { readonly element: Element | null }
        seen.largest.push({ tag: element?.tagName.toLowerCase() ?? null, drawn: element?.closest('canvas, svg') !== null, text: element?.textContent ?? '', inPage: element?.isConnected ?? false })
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean; readonly sources: readonly { readonly node?: Node | null }[] }
        // What moves because somebody just pressed something is what they asked for.
        if (!hadRecentInput) seen.shifts.push({ value, moved: sources.map(({ node }) => nameOf(node)) })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

const largestOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { seen: { largest: { tag: string | null; drawn: boolean; text: string; inPage: boolean }[] } }).seen.largest.at(-1) ?? null)
const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { seen: { shifts: Shift[] } }).seen.shifts)

/** While a page arrives nothing moves. */
const STILL = 0.001
/** While a run plays, what it writes may need a little room: a figure its digits, the code its tabs. No block of the page moves. */
const PLAYING = 0.006

/** Fails with what moved, when together it moved more than that. */
async function expectNothingMoved(page: Page, most = STILL): Promise<void> {
  // Shifts are reported with the frame after the one in which they happened.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const shifts = await shiftsOf(page)
  const sum = shifts.reduce((total, { value }) => total + value, 0)
  expect(sum, `cumulative layout shift; moved: ${JSON.stringify(shifts).slice(0, 1500)}`).toBeLessThanOrEqual(most)
}

/** Text of a page as the server sent it. */
function wordsOf(html: string): string {
  const body = html.slice(html.indexOf('<body')).replace(/<noscript>.*?<\/noscript>/gs, ' ')
  return oneLine(body.replace(/<[^>]+>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&'))
}

const SIZES = [
  { name: 'wide', viewport: { width: 1440, height: 900 } },
  { name: 'at 360', viewport: { width: 360, height: 740 } },
]

/** Scenes whose second step is played here: the map, the lanes, networks, text that is edited, figures under the stage. */
const PLAYED: ReadonlySet<number> = new Set([2, 3, 4, 6, 9, 10])

for (const { name, viewport } of SIZES) {
  test.describe(name, () => {
    test.use({ viewport })

    for (const [place, slug] of OPEN_SLUGS.entries()) {
      test(`${slug}: its words are painted from the page as sent, nothing moves, nobody else is asked`, async ({ page, request, baseURL }) => {
        const elsewhere: string[] = []
        page.on('request', (asked) => {
          if (!asked.url().startsWith(baseURL ?? '') && !/^(data|blob):/.test(asked.url())) elsewhere.push(asked.url())
        })
        await watch(page)
        await openScene(page, slug)
        await page.waitForLoadState('networkidle')
        await expect.poll(() => largestOf(page)).not.toBeNull()
        const largest = await largestOf(page)
        expect(largest).toMatchObject({ drawn: false, inPage: true })
        expect(oneLine(largest?.text ?? '')).not.toBe('')
        const html = await (await request.get(`scenes/${slug}/`)).text()
        expect(oneLine(wordsOf(html))).toContain(oneLine(largest?.text ?? ''))
        await expectNothingMoved(page)

        expect(elsewhere).toEqual([])

        // Both plates and what stands beneath them, by turns wide and narrow; what is asked before the run is passed over.
        if (!PLAYED.has(place) || place % 2 === SIZES.findIndex((size) => size.name === name)) return
        await page.locator('[data-control="next"]').click()
        await page.locator('[data-control="transport-speed"]').selectOption('4')
        await page.locator('[data-control="run"], [data-control="skip"]').first().click()
        await expect(page.locator('[data-scene]')).toHaveAttribute('data-state', 'running')
        await expect(page.locator('[data-scene]')).toHaveAttribute('data-state', 'observing', { timeout: 20_000 })
        await expectNothingMoved(page, PLAYING)
        expect(elsewhere).toEqual([])
      })
    }

    test('home, glossary and settings don’t move while they arrive', async ({ page }) => {
      await watch(page)
      for (const address of ['', 'glossary/', 'settings/']) {
        await open(page, address)
        await page.waitForLoadState('networkidle')
        await expectNothingMoved(page)
      }
    })

    test('a home page with progress on it doesn’t move when that is read', async ({ page }) => {
      await watch(page)
      await page.addInitScript(([id]) => {
        localStorage.setItem('build-a-cdn:progress', JSON.stringify({ version: 1, generation: 0, scenes: { [id]: { furthest: 4, steps: 10, checks: { one: 'solved' }, done: false } } }))
      }, [OPEN_SLUGS[0]?.slice(0, 2) ?? ''] as const)
      await open(page, '')
      await expect(page.locator('main')).toContainText(/Step 4 of 10/)
      await page.waitForLoadState('networkidle')
      await expectNothingMoved(page)
    })
  })
}

test.describe('over a slow line', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('a scene whose text comes in two parts doesn’t jump when the second arrives', async ({ page }) => {
    let sendRest = () => {}
    const site = siteHandler(process.env['E2E_DIST'] ?? 'dist')
    const server = createServer((request, response) => {
      delete request.headers['accept-encoding']
      const end = response.end.bind(response)
      if (request.url?.endsWith('/')) {
        response.end = ((body: Buffer) => {
          // The story has begun, and the stage has not, which stands above it on a narrow screen.
          const cut = body.indexOf('data-scene') + 1500
          response.write(body.subarray(0, cut))
          sendRest = () => void end(body.subarray(cut))
          return response
        }) as typeof response.end
      }
      site(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      await watch(page)
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/scenes/${OPEN_SLUGS[0] ?? ''}/`, { waitUntil: 'commit' })
      const scene = page.locator('[data-scene]')
      await scene.waitFor({ state: 'attached' })
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      expect(await page.locator('[data-stage]').count(), 'the stage is still on its way').toBe(0)
      sendRest()
      await expect(scene).toHaveAttribute('data-live', 'true')
      await expect(scene).toBeVisible()
      await expectNothingMoved(page)
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })
})
