// @vitest-environment jsdom
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { measuredHere } from '../../../src/lesson/traffic/measuredHere.ts'
import { compile, formatShare } from '../../../src/stage/prose/message.ts'
import { drillPlan, ratioIn, shareText } from '../drill.ts'
import { FINAL, FIRST, incidentOf, LAST, quiet, RECOVERY, type Cause, type Fix } from '../incidents.ts'
import { AccessLog } from './AccessLog.tsx'
import { shortAgent } from './agents.ts'
import { Breakdown } from './Breakdown.tsx'
import { DrillLink } from './DrillLink.tsx'
import { Ladder } from './Ladder.tsx'
import { clock } from './logRows.ts'
import { Ratios } from './Ratios.tsx'
import { Recovery } from './Recovery.tsx'
import { fellAtMs, NOW_MS } from './time.ts'
import { words } from './words.en.ts'

const SEED = 3
const drill = (cause: Cause) => drillPlan(incidentOf(SEED, cause), SEED, null)
const fixed = (cause: Cause, fix: Fix) => measuredHere(drillPlan(incidentOf(SEED, cause), SEED, fix))
const parted = { ...drillPlan(quiet(SEED), SEED, null), evidence: { parts: { by: ['region', 'route'] as const } } }

afterEach(() => vi.unstubAllGlobals())

const look = (id: string): HTMLElement => document.querySelector<HTMLElement>(`[data-look="${id}"]`)!
const open = (details: HTMLDetailsElement): void =>
  act(() => {
    details.open = true
    fireEvent(details, new Event('toggle'))
  })
const cells = (table: HTMLElement) => within(table).getAllByRole('row').slice(1).map((row) => [...row.children].map((cell) => cell.textContent))

describe('the ladder', () => {
  const plan = drill('vary')

  test('says nothing of what stands out while learners judge', () => {
    render(<Ladder traffic={measuredHere(plan)} plan={plan} verdict="hidden" />)
    expect(document.body.textContent).not.toContain(words.ladder.standsOut)
    expect(document.body.textContent).not.toContain(words.ladder.doesNot)
    expect(document.body.textContent).not.toContain('▲')
  })

  test.each(['vary', 'purge'] as const)('marks the one rung that stands out of %s', (cause) => {
    const one = drill(cause)
    render(<Ladder traffic={measuredHere(one)} plan={one} verdict="shown" />)
    const marked = [...document.querySelectorAll<HTMLElement>('[data-look]')].filter((item) => item.querySelector('[data-tone="bad"]'))
    expect(marked.map((item) => item.dataset['look'])).toEqual([cause])
  })

  test('tells of copies under one key, and what tells them apart', () => {
    render(<Ladder traffic={measuredHere(plan)} plan={plan} verdict="hidden" />)
    const vary = look('vary')
    expect(within(vary).queryByRole('table')).toBeNull()
    open(vary.querySelector('details')!)
    const [key, , copies, contents] = cells(within(vary).getByRole('table', { name: words.vary.copies }))[0]!
    expect(key).toMatch(/^\/img\/\d+\.avif$/)
    expect(Number(copies)).toBeGreaterThan(20)
    expect(contents).toBe('1')
    expect(vary.querySelector('code')!.textContent).toContain('user-agent="Mozilla')
  })

  test('has the operator’s log of purges and the silent POP', () => {
    const one = drill('pop')
    render(<Ladder traffic={measuredHere(one)} plan={one} verdict="shown" />)
    open(look('purge').querySelector('details')!)
    expect(cells(within(look('purge')).getByRole('table', { name: words.purge.log })).every(([when, what]) => when!.startsWith('−') && what!.startsWith('tag product-'))).toBe(true)
    open(look('beyond').querySelector('details')!)
    const [frankfurt] = cells(within(look('beyond')).getByRole('table', { name: /Requests by POP/ }))
    expect(frankfurt![0]).toBe('Frankfurt')
    expect(frankfurt![2]).toContain(words.beyond.silent)
  })
})

describe('recovery', () => {
  test('holds what came of a change against what was before', () => {
    const traffic = fixed('vary', 'vary')
    render(<Recovery traffic={traffic} fix="vary" />)
    const [before, worst, after] = cells(screen.getByRole('table', { name: words.recovery.figures })).map(([, , ratio]) => ratio)
    expect([before, worst, after]).toEqual([FIRST, LAST, RECOVERY].map((window) => formatShare(ratioIn(traffic, window))))
    expect(document.querySelector('[data-tone="good"]')!.textContent).toContain('✓ Restored')
  })

  test('says so when it is the wrong one, and when nothing was changed', () => {
    const { rerender } = render(<Recovery traffic={fixed('vary', 'ttl')} fix="ttl" />)
    expect(document.querySelector('[data-tone="bad"]')!.textContent).toContain('✕ Not restored')
    rerender(<Recovery traffic={fixed('vary', 'wait')} fix="wait" />)
    expect(document.querySelector('[data-tone="bad"]')!.textContent).toContain('Nothing was changed')
  })

  test('names the part that is judged, and says when it came back later by itself', () => {
    const verdict = (): string => document.querySelector('[data-tone="good"], [data-tone="bad"]')!.textContent
    const { rerender } = render(<Recovery traffic={fixed('crowd', 'cookie')} fix="cookie" />)
    const end = shareText(ratioIn(fixed('crowd', 'cookie'), FINAL))
    expect(verdict()).toMatch(/^✕ Not restored: .* from 10 to 25 min after your change, against/)
    expect(verdict()).toContain(`It came back later by itself, not by your change: ${end} at the end, 30 to 45 min after it.`)
    expect(screen.getByText(/^A change shows soon: this is held against/)).toBeTruthy()
    rerender(<Recovery traffic={fixed('crowd', 'wait')} fix="wait" />)
    expect(verdict()).toContain(`✓ It came back, and nothing was changed: ${end} at the end, 30 to 45 min after you looked, against`)
    rerender(<Recovery traffic={fixed('vary', 'ttl')} fix="ttl" />)
    expect(verdict()).not.toContain('by itself')
  })

  test('marks the fall from the data alone', () => {
    const { onset } = incidentOf(SEED, 'vary')
    const fell = fellAtMs(fixed('vary', 'wait'))! / 60_000
    expect(fell).toBeGreaterThan(onset - 5)
    expect(fell).toBeLessThan(onset + 10)
    expect(fellAtMs(measuredHere(parted))).toBeNull()
  })
})

describe('parts of a whole', () => {
  const traffic = measuredHere(parted)

  test('are each route in each region, and what they come to', () => {
    render(<Breakdown traffic={traffic} />)
    const rows = cells(screen.getByRole('table', { name: words.breakdown.title }))
    const { regions, routes, total } = traffic.metrics
    expect(rows.length).toBe(routes.length + 1)
    expect(rows.at(-1)!.slice(1).map((cell) => cell!.split(' %')[0])).toEqual([...regions, total].map(({ requestHitRatio }) => formatShare(requestHitRatio!).split(' %')[0]))
    // An account page never looks in the cache.
    expect(rows.find(([head]) => head!.startsWith(words.routes['account']!))!.at(-1)).toContain('bypass')
    // The smallest POP is far below the others, which the whole does not say.
    expect(rows.at(-1)!.at(-2)).toContain(words.breakdown.below)
    expect(rows.at(-1)!.at(-1)).not.toContain(words.breakdown.below)
  })

  test('make up the requests and the bytes', () => {
    render(<Ratios traffic={traffic} />)
    const rows = cells(screen.getByRole('table', { name: words.ratios.byRoute }))
    for (const column of [1, 2]) expect(rows.reduce((sum, row) => sum + parseFloat(row[column]!), 0)).toBeCloseTo(100, 0)
  })
})

describe('the access log', () => {
  test('is drawn when it is opened, and groups', async () => {
    render(<AccessLog traffic={measuredHere(drill('vary'))} nowMs={NOW_MS} />)
    expect(screen.queryByRole('searchbox')).toBeNull()
    const details = document.querySelector('details')!
    open(details)
    expect((await screen.findByRole('status')).textContent).toBe('2,000 of 2,000 requests')
    fireEvent.change(screen.getByRole('combobox', { name: 'Group by' }), { target: { value: 'part' } })
    const groups = cells(screen.getByRole('table', { name: words.log.caption }))
    expect(new Set(groups.map(([name]) => name))).toEqual(new Set(['earlier', 'before', 'between', 'now']))
    const hits = Object.fromEntries(groups.map(([name, , , share]) => [name, parseFloat(share!)]))
    expect(hits['before']! - hits['now']!).toBeGreaterThan(25)
  })

  test('tells times and browsers in short', () => {
    expect([clock(3_723_400), clock(-1_930_000), clock(0)]).toEqual(['1:02:03', '−0:32:10', '0:00:00'])
    expect(shortAgent('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0')).toBe('Edge on Windows')
    expect(shortAgent('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)')).toBe('Googlebot')
    expect(shortAgent('curl/8.7.1')).toBe('curl/8.7.1')
  })
})

describe('the link to a drill', () => {
  const HREF = 'https://learn.example/11-hit-ratio/?drill=3'
  const press = () => act(async () => fireEvent.click(screen.getByRole('button', { name: words.link.copy })))

  test('is copied', async () => {
    const writeText = vi.fn(async () => {})
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const { rerender } = render(<DrillLink seed={3} href={HREF} />)
    await press()
    expect(writeText).toHaveBeenCalledWith(HREF)
    expect(screen.getByRole('status').textContent).toBe(words.link.copied)
    rerender(<DrillLink seed={4} href={`${HREF}4`} />)
    expect(screen.getByRole('status').textContent, 'another one has not been copied').toBe('')
  })

  test('is selected where the clipboard is refused', async () => {
    vi.stubGlobal('navigator', {})
    render(<DrillLink seed={3} href={HREF} />)
    await press()
    expect(screen.getByRole('status').textContent).toBe(words.link.refused)
    expect(window.getSelection()?.toString()).toBe(HREF)
  })
})

test('all words can be formatted, and instruments are written ahead', () => {
  const messages = (of: unknown): readonly string[] => (typeof of === 'string' ? [of] : Object.values(of as object).flatMap(messages))
  for (const message of messages(words)) compile(message, 'en')
  const plan = drill('vary')
  expect(renderToString(<Ladder traffic={measuredHere(plan)} plan={plan} verdict="hidden" />)).toContain(words.afternoon.title)
})
