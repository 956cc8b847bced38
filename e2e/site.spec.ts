import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { siteHandler } from '../tools/serve.mjs'
import { expect, test } from './fixtures.ts'

const folder = process.env['E2E_DIST'] ?? 'dist'

test('the home page starts', async ({ page }) => {
  await page.goto('')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('without script the words are there', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) })
  const page = await context.newPage()
  await page.goto('')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await context.close()
})

test('an address that is not there gets a page that works, at any depth', async ({ page, noise }) => {
  noise.allow(/404/)
  const response = await page.goto('scenes/nothing/at-all/')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test.describe('served under a sub-path', () => {
  let server: Server
  test.beforeAll(async () => {
    const site = siteHandler(folder)
    server = createServer((request, response) => {
      if (!request.url?.startsWith('/courses/cdn/')) return void response.writeHead(404).end()
      request.url = request.url.slice('/courses/cdn'.length)
      site(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  test.afterAll(() => void server.close())

  test('a scene starts and stays under the path', async ({ page }) => {
    const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/courses/cdn/`
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await page.goto(`${home}scenes/00-foundations/`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    expect(fetched.filter((url) => !url.startsWith(home))).toEqual([])
  })
})

test('a frame that is sandboxed without its origin still starts', async ({ page, baseURL }) => {
  await page.route('**/host.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe sandbox="allow-scripts" title="scene" src="${baseURL ?? ''}scenes/00-foundations/"></iframe>` }),
  )
  await page.goto('host.html')
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('heading', { level: 1 })).toBeVisible()
  // Prerendered words are there in any case; only a script that ran removes what it hydrates from the server's care.
  await expect.poll(() => frame.locator('#root').evaluate((root) => Object.keys(root).some((key) => key.startsWith('__reactContainer')))).toBe(true)
})

test('the chosen theme stands before the first paint', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('build-a-cdn:settings', JSON.stringify({ version: 1, theme: 'dark', motion: 'system' })))
  await page.goto('')
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  // And stays when the app, which writes this attribute, has read the settings itself.
  await expect(page.locator('html')).toHaveAttribute('data-motion', /./)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('an address that asks for a theme wins over the stored one, until another is chosen on the page', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('build-a-cdn:settings', JSON.stringify({ version: 1, theme: 'dark', motion: 'system' })))
  await page.goto('settings/?theme=light')
  const html = page.locator('html')
  await expect(html).toHaveAttribute('data-motion', /./)
  // The stored theme has arrived where it is shown.
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(html).toHaveAttribute('data-theme', 'light')
  await page.getByText('Follow the system', { exact: true }).first().click()
  await expect(html).not.toHaveAttribute('data-theme', /./)
})
