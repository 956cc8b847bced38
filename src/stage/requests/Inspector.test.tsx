// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { asText } from './asText.ts'
import { Inspector, type TaughtBy } from './Inspector.tsx'
import { finishedAt, missThenHit, nodeLabels, viewOf } from './requests.testdata.ts'

const [miss, fetch, hit] = missThenHit()
const taughtBy: TaughtBy = (rung) => {
  if (rung === 'fresh') return { scene: '04', title: 'TTL', href: './04-ttl/' }
  return rung === 'no-vary' ? { scene: '08', title: 'Cache key and Vary', href: null } : null
}
const inspector = (props: Partial<Parameters<typeof Inspector>[0]> = {}) => (
  <Inspector request={hit!} fetches={[]} taughtBy={taughtBy} nodeLabels={nodeLabels} {...props} />
)

afterEach(() => vi.unstubAllGlobals())

it('tells why, rung by rung: sentence, inputs, clause and scene', () => {
  const { container } = render(inspector())
  expect([...container.querySelectorAll('[data-rung]')].map((item) => item.getAttribute('data-rung'))).toEqual(['uri-key', 'no-vary', 'current-age', 'fresh'])
  const fresh = container.querySelector<HTMLElement>('[data-rung="fresh"]')!
  expect(fresh.textContent).toContain('Its age, 40.903 s, is below its lifetime, 300 s')
  expect(within(fresh).getByText('lifetimeSeconds').nextElementSibling?.textContent).toBe('300')
  expect(within(fresh).getByRole('link', { name: 'RFC 9111 §4.2' }).getAttribute('href')).toBe('https://www.rfc-editor.org/rfc/rfc9111#section-4.2')
  expect(within(fresh).getByRole('link', { name: 'Scene 04: TTL' }).getAttribute('href')).toBe('./04-ttl/')
})

it('names a scene that is not open yet without a link', () => {
  const { container } = render(inspector())
  const item = container.querySelector<HTMLElement>('[data-rung="no-vary"]')!
  expect(item.textContent).toContain('Scene 08, not open yet')
  expect(within(item).getAllByRole('link')).toHaveLength(1)
})

it('shows the headers of every leg, both ways', () => {
  render(inspector({ request: miss!, fetches: [fetch!] }))
  expect(screen.getAllByRole('table').map((table) => table.querySelector('caption')!.firstChild!.textContent)).toEqual([
    'Request, Tokyo to Tokyo POP',
    'Response, Tokyo POP to Tokyo',
    'Request, Tokyo POP to Origin · Virginia',
    'Response, Origin · Virginia to Tokyo POP',
  ])
  const response = screen.getByRole('table', { name: /Response, Tokyo POP to Tokyo/ })
  expect(within(response).getByRole('row', { name: 'Cache-Control public, max-age=300' })).toBeTruthy()
})

it('says when the browser answered from its own cache', () => {
  const own = viewOf({ finished: finishedAt(0, 0, { answeredBy: 'browser:tokyo', roundTrips: 0 }) })
  render(inspector({ request: own }))
  expect(screen.getByText('Request, answered inside Tokyo: nothing was sent')).toBeTruthy()
  expect(screen.getByText(/no round trip\./)).toBeTruthy()
})

it('lists the phases with their ms', () => {
  render(inspector())
  const list = screen.getByRole('list', { name: 'Phases' })
  expect(within(list).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['request on its way 10 ms', 'cache lookup 1 ms', 'response on its way 10 ms', 'body arriving 4 ms'])
})

it('shows a request in flight with what is known', () => {
  render(inspector({ request: viewOf() }))
  expect(screen.getByText('In flight: no answer yet.')).toBeTruthy()
  expect(screen.getByText('No cache has decided anything for this request yet.')).toBeTruthy()
  expect(screen.getAllByRole('table')).toHaveLength(1)
})

it('says plainly that no cache stood on the way', () => {
  const direct = viewOf({ to: 'origin', finished: finishedAt(0, 80, { outcome: null, answeredBy: 'origin' }) })
  const { container } = render(inspector({ request: direct }))
  expect(screen.getByText('No cache stood on the way of this request, so none decided anything.')).toBeTruthy()
  expect(container.querySelector('header')!.textContent).toContain(`${direct.request.url} 200`)
  expect(container.querySelector('[data-outcome]')).toBeNull()
  expect(asText(direct, [], nodeLabels)).toContain('hero.jpg\nstatus 200\nAnswered by')
})

it('sends who opens a fetch to the request that it was made for', () => {
  render(inspector({ request: fetch! }))
  expect(screen.getByText('The reason is given in the row above.')).toBeTruthy()
})

it('copies as text', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  render(inspector())
  fireEvent.click(screen.getByRole('button', { name: 'Copy as text' }))
  expect(await screen.findByText('Copied.')).toBeTruthy()
  expect(writeText).toHaveBeenCalledWith(asText(hit!, [], nodeLabels))
})

it('gives the text to copy by hand where the clipboard is refused or missing', async () => {
  vi.stubGlobal('navigator', {})
  render(inspector())
  fireEvent.click(screen.getByRole('button', { name: 'Copy as text' }))
  const area = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'This request as text' })
  expect(area.value).toBe(asText(hit!, [], nodeLabels))
  expect(document.activeElement).toBe(area)
  expect(screen.getByRole('status').textContent).toContain('may not use the clipboard')
})

it('writes the text of a request with its why, headers and phases', () => {
  const text = asText(miss!, [fetch!], nodeLabels)
  expect(text).toContain('GET https://www.shop.example/hero.jpg\nmiss\nAnswered by Origin · Virginia: first byte after 297 ms, all of it after 301 ms, 3 round trips.')
  expect(text).toContain('    Is there a stored response that fits? none (no-stored-response, RFC 9111 §4)\n      Nothing is stored under this key.')
  expect(text).toContain('Response, Origin · Virginia to Tokyo POP\n  200\n  Cache-Control: public, max-age=300')
  expect(text).toContain('Phases\n  DNS lookup 46 ms')
})
