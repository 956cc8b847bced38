// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useRef, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { createPlayer } from './createPlayer.ts'
import type { Player } from './player.ts'
import { project } from './projection.ts'
import { tokyoRun } from './projection.testdata.ts'
import { StageProvider, usePlayerSnapshot, useStageKeys, useStageState, useStageTime } from './useStage.tsx'

const run = tokyoRun()

function on(player: Player, children: ReactNode) {
  return render(<StageProvider player={player}>{children}</StageProvider>)
}

describe('useStageState', () => {
  it('renders when something discrete changes, not each frame', () => {
    const seen: number[] = []
    function Probe() {
      const state = useStageState()
      seen.push(state.tMs)
      return <output>{state.packets.length}</output>
    }
    const player = createPlayer(run)
    on(player, <Probe />)
    act(() => player.play())
    for (let n = 0; n < 5; n += 1) act(() => player.tick(16))
    expect(player.getSnapshot().tMs).toBeLessThan(8)
    expect(seen).toEqual([0])
    act(() => player.seek(50))
    expect(seen).toEqual([0, 9])
    act(() => player.seek(300))
    expect(seen).toEqual([0, 9, 200])
    expect(screen.getByRole('status').textContent).toBe('0')
  })

  it('is the projection of the log at its own time, and takes another run', () => {
    let shown: unknown
    function Probe() {
      shown = useStageState()
      return null
    }
    const player = createPlayer(run, { tMs: 192 })
    on(player, <Probe />)
    expect(shown).toEqual(project(run.log, 192))
    const other = { log: run.log.filter((e) => e.atMs < 100), endMs: 100 }
    act(() => player.setRun(other, { startMs: 90, tMs: 95, playing: false }))
    // The last change was before the run's start on stage: its time is that start.
    expect(shown).toEqual(project(other.log, 90))
  })
})

describe('useStageTime', () => {
  it('tells every frame without rendering', () => {
    const times: number[] = []
    let renders = 0
    function Probe() {
      renders += 1
      useStageTime((tMs) => times.push(tMs))
      return null
    }
    const player = createPlayer(run, { tMs: 3 })
    on(player, <Probe />)
    expect(times).toEqual([3])
    act(() => player.seek(4))
    act(() => player.seek(5))
    expect(times).toEqual([3, 4, 5])
    expect(renders).toBe(1)
  })
})

describe('useStageKeys', () => {
  function Figure() {
    const ref = useRef<HTMLDivElement>(null)
    useStageKeys(ref)
    const { playing } = usePlayerSnapshot()
    return (
      <>
        <div ref={ref} tabIndex={0} data-testid="stage">
          <button type="button">inside</button>
          <input type="text" />
          <input type="range" />
        </div>
        <p data-testid="outside">{String(playing)}</p>
      </>
    )
  }
  const press = (target: Element, key: string, more = {}) => fireEvent.keyDown(target, { key, ...more })

  it('plays, pauses and steps only with the focus inside', () => {
    const player = createPlayer(run)
    on(player, <Figure />)
    const stage = screen.getByTestId('stage')
    press(screen.getByTestId('outside'), ' ')
    expect(player.getSnapshot().playing).toBe(false)
    press(stage, ' ')
    expect(player.getSnapshot().playing).toBe(true)
    press(stage, '.')
    expect(player.getSnapshot()).toMatchObject({ playing: false, tMs: 8 })
    press(stage, '.')
    press(stage, ',')
    expect(player.getSnapshot().tMs).toBe(8)
  })

  it('leaves keys to buttons, text and the browser', () => {
    const player = createPlayer(run)
    on(player, <Figure />)
    press(screen.getByRole('button'), ' ')
    press(screen.getByRole('textbox'), ' ')
    press(screen.getByRole('textbox'), '.')
    press(screen.getByTestId('stage'), '.', { ctrlKey: true })
    expect(player.getSnapshot()).toMatchObject({ playing: false, tMs: 0 })
    press(screen.getByRole('button'), '.')
    expect(player.getSnapshot().tMs).toBe(8)
    press(screen.getByRole('slider'), ' ')
    expect(player.getSnapshot().playing).toBe(true)
  })
})

describe('on the server', () => {
  it('renders the state that the player begins with', () => {
    function Probe() {
      const { tMs } = useStageState()
      const { playing } = usePlayerSnapshot()
      return <p>{`${tMs} ${playing}`}</p>
    }
    const html = renderToString(
      <StageProvider player={createPlayer(run, { tMs: 192 })}>
        <Probe />
      </StageProvider>,
    )
    expect(html).toBe('<p>192 false</p>')
  })
})
