// @vitest-environment jsdom
import { act, render, screen, within } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { runWorld } from '../../world/run.ts'
import { truthOf } from '../../world/truth.ts'
import { URL_A, get, origin, pop, resource, user, world } from '../../world/worlds.fixture.ts'
import { createPlayer } from '../createPlayer.ts'
import { StageProvider } from '../useStage.tsx'
import { TruthTimeline } from './TruthTimeline.tsx'

const run = runWorld(
  world({ users: [user('tokyo', { browserCache: true }), user('sydney')], pops: [pop('singapore')], origin: origin({ resources: [resource({ headers: [['Cache-Control', 'max-age=60, stale-while-revalidate=20']] })] }) }),
  [get(0), { type: 'deploy', atMs: 30_000, url: URL_A }, get(40_000, { user: 'sydney' }), { type: 'wait', atMs: 100_000 }],
)
const truth = truthOf(run, URL_A, { caches: ['pop:singapore', 'browser:tokyo'] })
const range = { fromMs: 0, untilMs: 100_000 }
const names = { 'pop:singapore': 'Edge', 'browser:tokyo': 'Mika', 'browser:sydney': 'Sam' }

describe('the timeline of truth', () => {
  test('tells its spans in a table, versions and states in words', () => {
    render(<TruthTimeline truth={truth} range={range} title="Who has what" names={names} />)
    const rows = within(screen.getByRole('table', { name: /Who has what/ })).getAllByRole('row').slice(1).map((row) => [...row.children].map((cell) => cell.textContent).join(' | '))
    expect(rows).toContain('Origin | 0 s | 30 s | v1 live')
    expect(rows).toContain('Edge | 60 s | 80 s | v1 stale, allowed')
    expect(rows).toContain('Mika | 80 s | on | v1 stale')
    expect(screen.getByRole('list', { name: 'Answers' }).textContent).toContain('Sam was shown v1 while v2 was live')
    expect(screen.getByRole('figure', { name: 'Who has what' })).toBeTruthy()
  })

  test('draws old sightings apart, and gives people without a cache a row', () => {
    const { container } = render(<TruthTimeline truth={truth} range={range} title="T" names={names} versionNames={{ 2: 'the fix' }} />)
    expect([...container.querySelectorAll('[class*="track"] > [data-old]')].map((mark) => mark.getAttribute('data-old'))).toEqual(['false', 'true'])
    expect(container.textContent).toContain('Sam: answers')
    expect(container.textContent).toContain('the fix live')
  })

  test('draws every sighting of a version that is marked apart', () => {
    const drawn = (marked: number): Element => {
      const div = document.createElement('div')
      div.innerHTML = renderToString(<TruthTimeline truth={truth} range={range} title="T" names={names} marked={marked} />)
      return div
    }
    const marks = (marked: number) => [...drawn(marked).querySelectorAll('[class*="track"] > [data-old]')].map((mark) => mark.getAttribute('data-old'))
    expect(marks(2)).toEqual(['false', 'false'])
    expect(marks(1)).toEqual(['true', 'true'])
    expect(drawn(1).textContent).toContain('a visit that was shown v1')
  })

  test('shows placed markers, to ears too, and the stage’s time without rendering anew', () => {
    const player = createPlayer(run)
    const { container } = render(
      <StageProvider player={player}>
        <TruthTimeline truth={truth} range={range} title="T" names={names} follows markers={[{ id: 'g', atMs: 25_000, label: 'your guess', tone: 'guess' }]} />
      </StageProvider>,
    )
    expect(within(screen.getByRole('table')).getByRole('rowheader', { name: 'your guess' })).toBeTruthy()
    expect(container.querySelector<HTMLElement>('[data-tone="guess"]')?.style.left).toBe('25%')
    act(() => player.seek(50_000))
    expect(container.innerHTML).toContain('left: 50%')
  })

  test('sets the labels of markers that lie near each other at an end one above the other', () => {
    const above = (...timesMs: readonly number[]): readonly (string | undefined)[] => {
      const markers = timesMs.map((atMs) => ({ id: String(atMs), atMs, label: 'mark', tone: 'guess' as const }))
      const { container, unmount } = render(<TruthTimeline truth={truth} range={range} title="T" names={names} markers={markers} />)
      const found = [...container.querySelectorAll<HTMLElement>('[data-above]')].map((mark) => mark.dataset['above'])
      unmount()
      return found
    }
    expect(above(86_000, 90_000)).toEqual(['true', 'false'])
    expect(above(40_000, 44_000)).toEqual(['false', 'false'])
    expect(above(5_000, 90_000)).toEqual(['false', 'false'])
  })

  test('may drop words of a bar from the end, never the version', () => {
    const { container } = render(<TruthTimeline truth={truth} range={range} title="T" names={names} versionNames={{ 1: 'v1, the first' }} />)
    const bar = container.querySelector('[data-state="stale-allowed"]')
    expect([...(bar?.querySelectorAll('[class*="words"] > span') ?? [])].map((part) => part.textContent)).toEqual(['v1', ', the first', ' stale', ', allowed'])
  })

  test('stands in pages that are written ahead', () => {
    expect(renderToString(<TruthTimeline truth={truth} range={range} title="T" names={names} />)).toContain('stale, allowed')
  })
})
