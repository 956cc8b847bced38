// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { edges, state } from '../plates.testdata.ts'
import { pointAt, trackThrough, type TrackLookup } from '../track.ts'
import type { StageNode, Topology } from '../../topology.ts'
import { NetworkPlate } from './NetworkPlate.tsx'
import { tracksOverNetworks } from './networkTracks.ts'
import type { NetworkView } from './networkView.ts'

// It comes after the page, when nobody waits for it here.
vi.mock('../geo/useLand.ts', () => ({ useLand: () => '', LAND_MARK: 'data-land' }))

const place = { latitudeDeg: 35.7, longitudeDeg: 139.7 }
const isp: StageNode = { id: 'net:isp', kind: 'network', network: 'eyeball', label: 'Tokyo ISP', ...place }
const carrier: StageNode = { id: 'net:carrier', kind: 'network', network: 'tier-1', label: 'Pacific', latitudeDeg: 20, longitudeDeg: 150 }
const user: StageNode = { id: 'browser:isp', kind: 'browser', label: 'Tokyo’s user', within: 'net:isp', ...place }
const pop: StageNode = { id: 'pop:sydney', kind: 'pop', network: 'cdn-pop', label: 'Sydney', latitudeDeg: -33.9, longitudeDeg: 151.2 }
const topology: Topology = {
  nodes: [isp, carrier, user, pop],
  links: [
    { from: 'net:isp', to: 'net:carrier', relation: 'transit' },
    { from: 'net:carrier', to: 'pop:sydney', relation: 'peering' },
  ],
  stops: [],
}
const view = (over: Partial<NetworkView> = {}): NetworkView => ({
  links: topology.links, used: new Set(), marked: new Set(), doors: new Map(), closed: new Set(), working: new Set(), loads: new Map(), sinceMs: 0, messages: [], viaOf: () => undefined, ...over,
})
const still = () => () => {}
const shown = (over: Partial<NetworkView> = {}, props: { opened?: string | null; onOpenNetwork?: (node: string) => void } = {}) =>
  render(<NetworkPlate topology={topology} state={state()} onTime={still} summary="Three networks." view={view(over)} opened={null} {...props} />)

describe('NetworkPlate', () => {
  it('makes a button of each network and POP, and none of those within a network', () => {
    const onOpenNetwork = vi.fn()
    shown({}, { onOpenNetwork })
    expect(screen.getAllByRole('button').map((mark) => mark.getAttribute('aria-label'))).toEqual(['Tokyo ISP, ISP', 'Pacific, tier-1 network', 'Sydney, POP'])
    fireEvent.click(screen.getByRole('button', { name: /Pacific/ }))
    fireEvent.keyDown(screen.getByRole('button', { name: /Sydney/ }), { key: 'Enter' })
    expect(onOpenNetwork.mock.calls).toEqual([['net:carrier'], ['pop:sydney']])
  })

  it('is one stop of the Tab key, within which up and down lead from network to network', () => {
    shown({}, { opened: 'net:carrier' })
    expect(screen.getAllByRole('button').map((mark) => mark.getAttribute('tabindex'))).toEqual(['-1', '0', '-1'])
    fireEvent.keyDown(screen.getByRole('button', { name: /Sydney/ }), { key: 'ArrowDown' })
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Tokyo ISP, ISP')
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowUp' })
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Sydney, POP')
  })

  it('keeps the keys that it takes from the stage, and leaves it the others', () => {
    const onStage = vi.fn()
    render(
      <div onKeyDown={({ key }) => onStage(key)}>
        <NetworkPlate topology={topology} state={state()} onTime={still} summary="" view={view()} opened={null} />
      </div>,
    )
    for (const key of ['Enter', ' ', 'ArrowDown', 'ArrowRight']) fireEvent.keyDown(screen.getByRole('button', { name: /Pacific/ }), { key })
    expect(onStage.mock.calls).toEqual([['ArrowRight']])
  })

  it('says doors, closed POPs and too much load in words', () => {
    shown({ doors: new Map([['net:isp', 'Sydney']]), loads: new Map([['pop:sydney', { perSecond: 30_000, share: 2.5 }]]) })
    expect(screen.getByRole('button', { name: 'Tokyo ISP, ISP, → Sydney' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Sydney, POP, 30,000/s, too much' })).toBeTruthy()
  })

  it('tells a wait with the door by which its answer came, and not with another that routes lead to since', () => {
    const finished = { atMs: 90, outcome: 'hit' as const, answeredBy: 'pop:sydney', response: { status: 200, headers: [], body: { lengthBytes: 0 } }, ttfbMs: 80, totalMs: 90, roundTrips: 1 }
    const asked = { req: 'r1', parent: null, from: 'browser:isp', to: 'pop:sydney', startMs: 0, request: { method: 'GET', url: 'https://www.shop.example/', headers: [] }, phases: [], decisions: [] }
    const told = (door: string, over = {}) => {
      const at = { ...state(), requests: [{ ...asked, finished: { ...finished, ...over } }] }
      const { unmount } = render(<NetworkPlate topology={topology} state={at} onTime={still} summary="" view={view({ doors: new Map([['net:isp', door]]) })} opened={null} />)
      const name = screen.getByRole('button', { name: /ISP/ }).getAttribute('aria-label')
      unmount()
      return name
    }
    expect(told('Sydney')).toBe('Tokyo ISP, ISP, → Sydney · 80 ms')
    expect(told('Sydney', { answeredBy: 'origin' })).toBe('Tokyo ISP, ISP, → Sydney · 80 ms')
    expect(told('Singapore')).toBe('Tokyo ISP, ISP, → Singapore')
  })

  it('marks a closed POP and a network without a way', () => {
    shown({ doors: new Map([['net:isp', null]]), closed: new Set(['pop:sydney']), working: new Set(['net:carrier']) })
    expect(screen.getAllByRole('button').map((mark) => mark.getAttribute('aria-label'))).toEqual(['Tokyo ISP, ISP, no route', 'Pacific, tier-1 network, deciding', 'Sydney, POP, closed'])
  })

  it('tells the kinds of link apart by more than colour, and lays ways over them', () => {
    const { container } = shown({ used: new Set(['net:isp→net:carrier', 'net:carrier→pop:sydney']), marked: new Set(['net:isp→net:carrier']) })
    expect([...container.querySelectorAll('[data-relation]')].map((link) => [link.getAttribute('data-relation'), link.querySelectorAll('path').length])).toEqual([['transit', 2], ['peering', 1]])
    expect([...container.querySelectorAll('[data-marked]')].map((way) => way.getAttribute('data-marked'))).toEqual(['false', 'true'])
  })

  it('draws a scene’s ordinary topology, too, which has no networks', () => {
    render(<NetworkPlate topology={edges('tokyo')} state={state()} onTime={still} summary="" view={view({ links: [] })} opened={null} />)
    expect(screen.getAllByRole('button').map((mark) => mark.getAttribute('aria-label'))).toEqual(['Tokyo, POP'])
  })
})

describe('ways over several networks', () => {
  const at: Readonly<Record<string, { x: number; y: number }>> = { 'net:isp': { x: 0, y: 0 }, 'net:carrier': { x: 30, y: 0 }, 'pop:sydney': { x: 30, y: 10 } }
  const direct: TrackLookup = (from, to) => (at[from] && at[to] ? trackThrough([at[from], at[to]]) : null)
  const trackOf = tracksOverNetworks(topology.nodes, direct)

  it('begin at the network that a browser stands in, and go evenly over what is drawn', () => {
    const track = trackOf('browser:isp', 'pop:sydney', ['net:isp', 'net:carrier', 'pop:sydney'])
    expect(track && [0, 0.375, 0.75, 1].map((fraction) => ({ ...pointAt(track, fraction) }))).toEqual([{ x: 0, y: 0 }, { x: 15, y: 0 }, { x: 30, y: 0 }, { x: 30, y: 10 }])
  })

  it('are none where nothing is to be gone, or a stop has no mark', () => {
    expect([trackOf('browser:isp', 'net:isp'), trackOf('net:isp', 'pop:mars')]).toEqual([null, null])
  })
})
