// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { WRONG_GLYPH } from './glyphs.tsx'
import { WrongContext } from '../wrong.tsx'
import { MapPlate } from './MapPlate.tsx'
import { clockwork, edges, packet, request, state, stored } from './plates.testdata.ts'

const topology = edges('tokyo', 'sydney')
const still = () => () => {}

function dialArcs(): (string | null)[] {
  return [...document.querySelectorAll('[data-node="pop:tokyo"] circle[pathLength]')].map((arc) => `${arc.getAttribute('stroke-dasharray')} ${arc.getAttribute('data-fresh')}`)
}

// As in a page that was written ahead: the land stands there, and nothing comes later.
beforeAll(() => document.body.insertAdjacentHTML('beforeend', '<svg><path data-land d="M0 0h1"></path></svg>'))

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('MapPlate', () => {
  it('is a named group with its summary as description', () => {
    render(<MapPlate topology={topology} state={state()} onTime={still} summary="Nothing flies." />)
    expect(document.getElementById(screen.getByRole('group', { name: 'World map of the request' }).getAttribute('aria-describedby') ?? '')?.textContent).toBe('Nothing flies.')
  })

  it('makes buttons of the actors that have a card to open, and of no others', () => {
    const onOpenTerm = vi.fn()
    render(<MapPlate topology={topology} state={state()} onTime={still} onOpenTerm={onOpenTerm} summary="" />)
    const buttons = screen.getAllByRole('button')
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(['Tokyo, 148 ms to the origin and back', 'Sydney, 148 ms to the origin and back', 'Origin · Virginia'])
    fireEvent.click(buttons[0] as Element)
    fireEvent.keyDown(buttons[2] as Element, { key: 'Enter' })
    fireEvent.keyDown(buttons[2] as Element, { key: 'x' })
    expect(onOpenTerm.mock.calls).toEqual([['pop'], ['origin']])
  })

  it('keeps the keys that open a card from the stage', () => {
    const onStage = vi.fn()
    render(
      <div onKeyDown={onStage}>
        <MapPlate topology={topology} state={state()} onTime={still} onOpenTerm={() => {}} summary="" />
      </div>,
    )
    fireEvent.keyDown(screen.getAllByRole('button')[0] as Element, { key: ' ' })
    expect(onStage).not.toHaveBeenCalled()
  })

  it('has nothing to focus without a glossary', () => {
    render(<MapPlate topology={topology} state={state()} onTime={still} summary="" />)
    expect(screen.queryAllByRole('button')).toEqual([])
    expect(document.querySelectorAll('[tabindex]')).toHaveLength(0)
  })

  it('drains a dial by the time alone, and turns it stale when the lifetime ends', () => {
    const { onTime, tell } = clockwork()
    render(<MapPlate topology={topology} state={state({ cells: { 'pop:tokyo': [stored()] } })} onTime={onTime} summary="" />)
    expect(dialArcs()).toEqual(['100 100 true'])
    act(() => tell(31_000))
    expect(dialArcs()).toEqual(['50 100 true'])
    act(() => tell(61_000))
    expect(dialArcs()).toEqual(['100 100 false'])
    act(() => tell(31_000))
    expect(dialArcs()).toEqual(['50 100 true'])
  })

  it('keeps the time it heard when a later rendering brings an older state', () => {
    const { onTime, tell } = clockwork()
    const shown = (highlighted: string[]) => <MapPlate topology={topology} state={state({ cells: { 'pop:tokyo': [stored()] } })} onTime={onTime} highlighted={highlighted} summary="" />
    const { rerender } = render(shown([]))
    act(() => tell(31_000))
    rerender(shown(['pop:tokyo']))
    expect(dialArcs()).toEqual(['50 100 true'])
  })

  it('says a user’s last outcome with glyph and word', () => {
    render(<MapPlate topology={topology} state={state({ requests: [request('r1', 'browser:tokyo', 'pop:tokyo', { outcome: 'hit', ttfbMs: 9.4 })] })} onTime={still} summary="" />)
    const user = screen.getByRole('img', { name: 'Tokyo, hit, 9.4 ms' })
    expect(user.textContent).toContain('HIT')
    expect(user.querySelector('[data-outcome="hit"] path')).not.toBeNull()
  })

  it('says in the colour of an error, with glyph and word, that the answer was not the one due', () => {
    const answered = state({ requests: [request('r1', 'browser:tokyo', 'pop:tokyo', { outcome: 'hit', ttfbMs: 9.4 })] })
    const shown = (req: string) => (
      <WrongContext value={new Map([[req, 'variant']])}>
        <MapPlate topology={topology} state={answered} onTime={still} summary="" />
      </WrongContext>
    )
    const { rerender } = render(shown('r1'))
    const user = screen.getByRole('img', { name: 'Tokyo, hit, 9.4 ms, wrong' })
    expect(user.textContent).toContain('HITWRONG')
    expect([...user.querySelectorAll('g[data-outcome]')].map((said) => `${said.getAttribute('data-outcome')} ${said.querySelectorAll('path').length}`)).toEqual(['hit 1', 'error 1'])
    expect(user.querySelector('circle[data-outcome]')?.getAttribute('data-outcome')).toBe('error')
    rerender(shown('r2'))
    expect(screen.getByRole('img', { name: 'Tokyo, hit, 9.4 ms' }).textContent).not.toContain('WRONG')
  })

  it('marks people without a label by the glyph of a wrong answer', () => {
    const nameless = { ...topology, nodes: topology.nodes.map((node) => (node.kind === 'browser' ? { ...node, shortLabel: '' } : node)) }
    vi.stubGlobal('ResizeObserver', class { observe() {} disconnect() {} })
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(360)
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(320)
    const { container } = render(
      <WrongContext value={new Map([['r1', 'variant']])}>
        <MapPlate topology={nameless} state={state({ requests: [request('r1', 'browser:tokyo', 'pop:tokyo', { outcome: 'hit', ttfbMs: 9.4 })] })} onTime={still} summary="" />
      </WrongContext>,
    )
    expect(screen.getByRole('img', { name: /^Tokyo, hit, / }).querySelector('path')?.getAttribute('d')).toBe(WRONG_GLYPH)
    const said = [...container.querySelectorAll('p[aria-hidden] > [data-outcome]')]
    expect(said.map((each) => [each.textContent, each.getAttribute('data-outcome'), each.querySelector('path')?.getAttribute('d')]), 'the glyph’s word, once').toEqual([['wrong', 'error', WRONG_GLYPH]])
  })

  it('says the status alone where no cache took part', () => {
    render(<MapPlate topology={topology} state={state({ requests: [request('r1', 'browser:tokyo', 'origin', { outcome: null, ttfbMs: 301.4 })] })} onTime={still} summary="" />)
    const user = screen.getByRole('img', { name: 'Tokyo, status 200, 301 ms' })
    expect(user.textContent).toContain('200 · 301 ms')
    expect(user.querySelector('[data-outcome]')).toBeNull()
  })

  it('draws links by their connection and their use', () => {
    render(<MapPlate topology={topology} state={state({ connections: ['browser:tokyo→pop:tokyo'], requests: [request('r1', 'pop:tokyo', 'origin')] })} onTime={still} summary="" />)
    const links = [...document.querySelectorAll('g[data-warm]')].map((link) => `${link.getAttribute('data-warm')} ${link.getAttribute('data-open')}`)
    expect(links).toEqual(['true false', 'false true', 'false false', 'false false'])
  })

  it('is whole and visible before any script runs', () => {
    const html = renderToString(<MapPlate topology={topology} state={state({ packets: [packet()], cells: { 'pop:tokyo': [stored()] } })} onTime={still} meters={[{ id: 'o', label: 'origin requests', value: '3' }]} summary="Two cities." />)
    expect(html).toContain('Two cities.')
    expect(html).toContain('origin requests')
    expect(html).toContain('Sydney')
    expect(html).not.toMatch(/opacity:\s*0[;"]/)
  })
})
