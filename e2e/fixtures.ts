import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test as base, expect, type Page } from '@playwright/test'

/** What a test may expect to hear; everything else fails it. */
export interface Noise {
  /** Lets messages that match pass, e.g. a page that is missing on purpose. */
  allow(pattern: RegExp): void
  /** Listens to a page that the test opened itself. */
  listenTo(page: Page): void
}

/**
 * The test of this repository: any console message, uncaught error or failed request of the page fails it.
 */
export const test = base.extend<{ noise: Noise }>({
  noise: [
    async ({ page }, use) => {
      const heard: string[] = []
      // What the test runner says itself, where playwright.config.ts blocks service workers.
      const allowed: RegExp[] = [/^console\.warning: Service Worker registration blocked by Playwright/]
      const listenTo = (listened: Page) => {
        listened.on('console', (message) => heard.push(`console.${message.type()}: ${message.text()} (${message.location().url})`))
        listened.on('pageerror', (error) => heard.push(`uncaught: ${error.stack ?? error.message}`))
        listened.on('requestfailed', (request) => {
          const reason = request.failure()?.errorText ?? 'unknown'
          // Leaving a page cancels what it was still fetching.
          if (reason !== 'net::ERR_ABORTED') heard.push(`failed: ${request.method()} ${request.url()} (${reason})`)
        })
        listened.on('response', (response) => {
          if (response.status() >= 400) heard.push(`answered ${response.status()}: ${response.url()}`)
        })
      }
      listenTo(page)
      await use({ allow: (pattern) => allowed.push(pattern), listenTo })
      const unexpected = heard.filter((message) => !allowed.some((pattern) => pattern.test(message)))
      expect(unexpected, 'The page must be silent: no console message, no uncaught error, no failed request').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** The axe-core that @axe-core/playwright brings. Its own builder sends the script anew and opens a page for every check. */
const AXE = readFileSync(createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What this needs of axe-core. */
interface Axe {
  run(context: string | Document, options: object): Promise<{ readonly violations: readonly Violation[] }>
}
interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

/**
 * Checks a page, or a part of it, against WCAG 2.2 A and AA with axe. No page of the course has a frame, so axe runs in the
 * page alone, and its script stays there until the page is left.
 *
 * @param page the page as it stands
 * @param include a CSS selector to check only that part
 */
export async function expectNoAxeViolations(page: Page, include?: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const violations = await page.evaluate(
    async ([part, tags]) => {
      const { axe } = window as unknown as { axe: Axe }
      // What still fades in has less contrast than it will have.
      const fading = document.getAnimations().filter(({ effect, playState }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime))
      await Promise.race([Promise.allSettled(fading.map(({ finished }) => finished)), new Promise((resolve) => setTimeout(resolve, 2000))])
      const found = await axe.run(part ?? document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
      // What the bar at the bottom covers by a part comes out from under it by scrolling, whatever its size.
      const seen = found.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })).filter(({ failureSummary }) => id !== 'target-size' || !failureSummary?.includes('partially obscured')) }))
      return seen.filter(({ nodes }) => nodes.length > 0)
    },
    [include, TAGS] as const,
  )
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ target, failureSummary }) => `  ${target.join(' ')}: ${failureSummary ?? ''}`).join('\n')}`)
  expect(told, 'axe found no barrier').toEqual([])
}
