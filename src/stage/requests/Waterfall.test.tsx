// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { WrongContext } from '../wrong.tsx'
import { finishedAt, missThenHit, nodeLabels, phasesFrom, viewOf } from './requests.testdata.ts'
import { Waterfall } from './Waterfall.tsx'

const table = (props: Partial<Parameters<typeof Waterfall>[0]> = {}) => (
  <Waterfall requests={missThenHit()} nodeLabels={nodeLabels} selected={null} onSelect={() => {}} nowMs={50_000} {...props} />
)

it('is a table with a name, column headers and a row header for each request', () => {
  render(table())
  const requests = screen.getByRole('table', { name: 'Requests' })
  expect(within(requests).getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['Time, s', 'Who', 'Request', 'Outcome', 'Phases', 'Total'])
  expect(within(requests).getAllByRole('rowheader')).toHaveLength(3)
})

it('shows time, who, method and path, outcome and total', () => {
  render(table())
  const row = screen.getByRole('button', { name: /41\.000 s/ }).closest('tr')!
  expect(within(row).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['41.000', 'Tokyo', 'hit', '', '25 ms'])
})

it('says beside the outcome that an answer was not the one due, or somebody else’s', () => {
  const { rerender } = render(<WrongContext value={new Map([['r2', 'variant']])}>{table()}</WrongContext>)
  const outcome = () => within(screen.getByRole('button', { name: /41\.000 s/ }).closest('tr')!).getAllByRole('cell')[2]!.textContent
  expect(outcome()).toBe('hit wrong')
  rerender(<WrongContext value={new Map([['r2', 'owner']])}>{table()}</WrongContext>)
  expect(outcome()).toBe('hit not theirs')
})

it('tells the phases in words with their ms', () => {
  render(table())
  expect(screen.getByRole('img', { name: 'request on its way 10 ms, cache lookup 1 ms, response on its way 10 ms, body arriving 4 ms' })).toBeTruthy()
})

it('explains only the patterns in use', () => {
  render(table({ requests: [missThenHit()[2]!] }))
  const legend = screen.getByRole('list', { name: /patterns/ })
  expect(within(legend).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['request on its way', 'cache lookup', 'response on its way', 'body arriving'])
})

it('opens a row by its button and closes it again', () => {
  const onSelect = vi.fn()
  const { rerender } = render(table({ onSelect }))
  const button = screen.getByRole('button', { name: /0\.000 s/ })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(button)
  expect(onSelect).toHaveBeenLastCalledWith('r1')

  rerender(table({ onSelect, selected: 'r1', details: <p>the inspector</p> }))
  expect(button.getAttribute('aria-expanded')).toBe('true')
  expect(document.getElementById(button.getAttribute('aria-controls')!)?.textContent).toBe('the inspector')
  fireEvent.click(button)
  expect(onSelect).toHaveBeenLastCalledWith(null)
})

it('says which rows are fetches behind a request', () => {
  render(table())
  expect(screen.getByRole('button', { name: /Tokyo POP, at 0\.097 s, fetch behind the request above/ })).toBeTruthy()
})

it('grows a request in flight with the time and tells its outcome when it has one', () => {
  const inFlight = viewOf({ phases: phasesFrom(0, ['request', 40]) })
  const { rerender } = render(table({ requests: [inFlight], nowMs: 10 }))
  const row = screen.getByRole('rowheader').closest('tr')!
  expect(row.textContent).toContain('in flight')
  expect(row.textContent).toContain('10 ms')
  rerender(table({ requests: [inFlight], nowMs: 30 }))
  expect(row.textContent).toContain('30 ms')
  rerender(table({ requests: [{ ...inFlight, finished: finishedAt(0, 80) }], nowMs: 90 }))
  expect(row.textContent).toContain('hit')
  expect(row.textContent).toContain('80 ms')
})

it('draws a row anew when a fork gives its request another end', () => {
  const { rerender } = render(table({ requests: [viewOf({ finished: finishedAt(0, 80) })] }))
  rerender(table({ requests: [viewOf({ finished: finishedAt(0, 80, { outcome: 'stale' }) })] }))
  expect(screen.getByRole('rowheader').closest('tr')!.textContent).toContain('stale')
})

it('shows the status where no cache took part, and a failure as an error', () => {
  const direct = viewOf({ to: 'origin', finished: finishedAt(0, 80, { outcome: null }) })
  const { rerender } = render(table({ requests: [direct] }))
  const cell = () => within(screen.getByRole('rowheader').closest('tr')!).getAllByRole('cell')[2]!
  expect(cell().textContent).toBe('200')
  expect(cell().querySelector('[data-outcome]')).toBeNull()
  const gone = finishedAt(0, 80, { outcome: null })
  rerender(table({ requests: [{ ...direct, finished: { ...gone, response: { ...gone.response, status: 404 } } }] }))
  expect(cell().textContent).toBe('404')
  rerender(table({ requests: [{ ...direct, finished: { ...gone, outcome: 'error', response: { ...gone.response, status: 503 } } }] }))
  expect(cell().textContent).toBe('error')
})

it('follows the newest row until the learner scrolls away', () => {
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((onFrame) => {
    onFrame(0)
    return 1
  })
  const { container, rerender } = render(table({ requests: [] }))
  const scroller = container.querySelector('table')!.parentElement!
  Object.defineProperties(scroller, { scrollHeight: { value: 500 }, clientHeight: { value: 100 } })
  rerender(table())
  expect(scroller.scrollTop).toBe(500)
  scroller.scrollTop = 40
  fireEvent.scroll(scroller)
  rerender(table({ requests: [...missThenHit(), viewOf({ req: 'r3', startMs: 60_000 })] }))
  expect(scroller.scrollTop).toBe(40)
})

it('says that nothing was sent yet', () => {
  render(table({ requests: [] }))
  expect(screen.getByText('No request has been sent yet.')).toBeTruthy()
})
