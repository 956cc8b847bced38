// @vitest-environment jsdom
import { act, render, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { LanesPlate } from './LanesPlate.tsx'
import { isConnected } from './nodeStatus.ts'
import { clockwork, path, request, state, stored } from './plates.testdata.ts'

const still = () => () => {}
const actor = (id: string) => document.querySelector(`[data-actor="${id}"]`) as HTMLElement

describe('LanesPlate', () => {
  it('has every stop of the path, in order, as a button that opens its card', () => {
    const onOpenTerm = vi.fn()
    render(<LanesPlate topology={path} state={state()} onTime={still} onOpenTerm={onOpenTerm} summary="" />)
    const buttons = screen.getAllByRole('button')
    expect(buttons.map((button) => button.closest('[data-actor]')?.getAttribute('data-actor'))).toEqual(['browser:tokyo', 'resolver:tokyo', 'anycast', 'pop:tokyo', 'origin'])
    for (const button of buttons) button.click()
    expect(onOpenTerm.mock.calls.flat()).toEqual(['browser-cache', 'resolver', 'anycast', 'pop', 'origin'])
  })

  it('has no buttons without a glossary, and the same names', () => {
    render(<LanesPlate topology={path} state={state()} onTime={still} summary="" />)
    expect(screen.queryAllByRole('button')).toEqual([])
    expect(screen.getByText('Anycast address')).toBeTruthy()
  })

  it('shows a place for caches that are empty, only where there is a cache', () => {
    render(<LanesPlate topology={path} state={state()} onTime={still} summary="" />)
    expect(screen.getAllByText('Nothing stored').map((empty) => empty.closest('[data-actor]')?.getAttribute('data-actor'))).toEqual(['browser:tokyo', 'pop:tokyo'])
  })

  it('ages a cell by the time alone: key, age, what is left', () => {
    const { onTime, tell } = clockwork()
    render(<LanesPlate topology={path} state={state({ cells: { 'pop:tokyo': [stored({ ageAtStoreSeconds: 5, content: 3 })] } })} onTime={onTime} summary="" />)
    const pop = within(actor('pop:tokyo'))
    expect(pop.getByText('/index.html')).toBeTruthy()
    expect(pop.getByText('v3')).toBeTruthy()
    expect(pop.getByText('Age 5 s · fresh for 55 s')).toBeTruthy()
    act(() => tell(31_000))
    expect(pop.getByText('Age 35 s · fresh for 25 s')).toBeTruthy()
    act(() => tell(56_000))
    expect(pop.getByText('Age 60 s · stale for 0 s')).toBeTruthy()
    act(() => tell(66_000))
    expect(pop.getByText('Age 70 s · stale for 10 s')).toBeTruthy()
    expect(actor('pop:tokyo').querySelector('[title]')?.getAttribute('data-fresh')).toBe('false')
  })

  it('draws as many stored responses as there is room for, and says how many more there are', () => {
    const many = (representation?: string) => Array.from({ length: 6 }, (_, index) => stored({ key: `GET https://shop.example/${String(index)}`, ...(representation && { representation }) }))
    const drawn = () => actor('pop:tokyo').querySelectorAll('[title]').length
    const { rerender } = render(<LanesPlate topology={path} state={state({ cells: { 'pop:tokyo': many() } })} onTime={still} summary="" />)
    expect(drawn()).toBe(4)
    rerender(<LanesPlate topology={path} state={state({ cells: { 'pop:tokyo': many('a line more') } })} onTime={still} summary="" />)
    expect(drawn()).toBe(3)
  })

  it('leaves out how a user fared in what is history', () => {
    const history = (answersFromMs: number) => ({ ...path, nodes: path.nodes.map((node) => ({ ...node, ...(node.kind === 'browser' && { answersFromMs }) })) })
    const asking = state({ requests: [{ ...request('r1', 'browser:tokyo', 'pop:tokyo'), startMs: 500 }] })
    const { rerender } = render(<LanesPlate topology={history(400)} state={asking} onTime={still} summary="" />)
    expect(actor('browser:tokyo').textContent).toContain('asking')
    rerender(<LanesPlate topology={history(600)} state={asking} onTime={still} summary="" />)
    expect(actor('browser:tokyo').textContent).not.toContain('asking')
  })

  it('says in words whether a connection is open', () => {
    const { rerender } = render(<LanesPlate topology={path} state={state()} onTime={still} summary="" />)
    expect(actor('browser:tokyo').textContent).toContain('no connection')
    rerender(<LanesPlate topology={path} state={state({ connections: ['browser:tokyo→pop:tokyo'] })} onTime={still} summary="" />)
    expect(actor('browser:tokyo').textContent).toContain('connection open')
  })

  it('draws a connection that is kept open as open before anything is sent', () => {
    const kept = { ...path, links: path.links.map((link) => (link.to === 'origin' ? { ...link, keptOpen: true } : link)) }
    expect(isConnected(state(), kept.links.find(({ to }) => to === 'origin') ?? { from: '', to: '' })).toBe(true)
    expect(isConnected(state(), kept.links.find(({ to }) => to === 'pop:tokyo') ?? { from: '', to: '' })).toBe(false)
  })

  it('draws no connection with a machine that is down, not even one that is kept open', () => {
    const link = { from: 'pop:tokyo', to: 'origin', keptOpen: true }
    for (const down of ['pop:tokyo', 'origin']) expect(isConnected(state({ connections: ['pop:tokyo→origin'], down: [down] }), link)).toBe(false)
    expect(isConnected(state({ down: ['pop:sydney'] }), link)).toBe(true)
  })

  it('says what each actor is doing, and how the last request ended', () => {
    const waiting = { ...request('r1', 'browser:tokyo', 'pop:tokyo'), phases: [{ phase: 'upstream' as const, node: 'pop:tokyo', fromMs: 900, untilMs: 1200 }] }
    const { rerender } = render(<LanesPlate topology={path} state={state({ requests: [waiting] })} onTime={still} summary="" />)
    expect(actor('browser:tokyo').textContent).toContain('asking')
    expect(actor('pop:tokyo').textContent).toContain('1 fetch under way')
    rerender(<LanesPlate topology={path} state={state({ requests: [request('r1', 'browser:tokyo', 'pop:tokyo', { outcome: 'revalidated', ttfbMs: 151.2 })] })} onTime={still} summary="" />)
    expect(actor('browser:tokyo').textContent).toMatch(/revalidated.*151 ms/)
    rerender(<LanesPlate topology={path} state={state({ requests: [request('r1', 'browser:tokyo', 'origin', { outcome: null, ttfbMs: 151.2 })] })} onTime={still} summary="" />)
    expect(actor('browser:tokyo').textContent).toMatch(/200 · 151 ms/)
    expect(actor('browser:tokyo').querySelector('[data-outcome]')).toBeNull()
  })

  it('says in a word and with a mark that a POP fails, or that a purge has passed it', () => {
    const { rerender } = render(<LanesPlate topology={path} state={state({ down: ['pop:tokyo'] })} onTime={still} summary="" />)
    expect(actor('pop:tokyo').textContent).toContain('failing')
    expect(actor('pop:tokyo').dataset.mark).toBe('down')
    rerender(<LanesPlate topology={path} state={state({ purged: ['pop:tokyo'] })} onTime={still} summary="" />)
    expect(actor('pop:tokyo').textContent).toContain('purged')
    rerender(<LanesPlate topology={path} state={state()} onTime={still} summary="" />)
    expect(actor('pop:tokyo').dataset.mark).toBeUndefined()
  })

  it('names the representation of what is stored', () => {
    render(<LanesPlate topology={path} state={state({ cells: { 'pop:tokyo': [stored({ representation: 'w=640' })] } })} onTime={still} summary="" />)
    expect(within(actor('pop:tokyo')).getByText('w=640')).toBeTruthy()
  })

  it('shows what it can of a full cache and counts the rest', () => {
    const cells = Array.from({ length: 7 }, (_, i) => stored({ key: `GET /${i}`, url: `https://shop.example/${i}` }))
    render(<LanesPlate topology={path} state={state({ cells: { 'pop:tokyo': cells } })} onTime={still} summary="" />)
    expect(actor('pop:tokyo').querySelectorAll('[data-fresh][title]')).toHaveLength(4)
    expect(screen.getByText('and 3 more')).toBeTruthy()
  })

  it('shows the origin’s gauge under statistical load', () => {
    const gauge = { type: 'origin-gauge', atMs: 900, seq: 1, arrivals: 90, served: 50, shed: 12, queueLength: 30, busy: 8, waitP50Ms: 10, waitP95Ms: 40 } as const
    render(<LanesPlate topology={path} state={state({ origin: { requests: 90, queueLength: 30, busy: 8, shed: 12, gauge, arrivalsPerSecond: 412.4 } })} originLimits={{ workers: 8, queueLimit: 40 }} onTime={still} summary="" />)
    const group = within(screen.getByRole('group', { name: 'Load on the origin' }))
    expect(group.getByText('412/s')).toBeTruthy()
    expect(group.getByText('8 of 8')).toBeTruthy()
    expect(group.getByText('30 of 40')).toBeTruthy()
    expect(group.getByText('12')).toBeTruthy()
  })
})
