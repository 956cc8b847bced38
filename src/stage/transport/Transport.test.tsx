// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { createPlayer } from '../createPlayer.ts'
import { createPaceMap } from '../pace.ts'
import { runOf, tokyoRun } from '../projection.testdata.ts'
import { StageProvider } from '../useStage.tsx'
import * as ticks from './ticks.ts'
import { Transport } from './Transport.tsx'

const { ticksOf } = ticks
const run = tokyoRun()

function show(options: Parameters<typeof createPlayer>[1] = {}, of = run) {
  const player = createPlayer(of, options)
  const { container } = render(
    <StageProvider player={player}>
      <Transport />
    </StageProvider>,
  )
  const control = (id: string): HTMLElement => container.querySelector<HTMLElement>(`[data-control="transport-${id}"]`) as HTMLElement
  return { player, control, container, scrub: control('scrub') as HTMLInputElement, time: () => container.querySelector('[data-time]')?.textContent }
}

describe('Transport', () => {
  it('plays, pauses and plays again, and says which', () => {
    const { player, control } = show()
    expect(control('play').getAttribute('aria-label')).toBe('Play')
    fireEvent.click(control('play'))
    expect(player.getSnapshot().playing).toBe(true)
    expect(control('play').getAttribute('aria-label')).toBe('Pause')
    fireEvent.click(control('play'))
    expect(player.getSnapshot().playing).toBe(false)
    act(() => player.seek(run.endMs))
    expect(control('play').getAttribute('aria-label')).toBe('Play again from the start')
  })

  it('steps there and back, and goes to the start', () => {
    const { player, control, time } = show({ startMs: 8 })
    fireEvent.click(control('forward'))
    fireEvent.click(control('forward'))
    expect(time()).toBe('t =  0.084 s')
    fireEvent.click(control('back'))
    expect(player.getSnapshot().tMs).toBe(9)
    fireEvent.click(control('start'))
    expect(time()).toBe('t =  0.008 s')
  })

  it('keeps the readout as wide as its longest text', () => {
    const { player, time } = show()
    const widths = [0, 9, 10_008, run.endMs].map((tMs) => {
      act(() => player.seek(tMs))
      return time()?.length
    })
    expect(new Set(widths).size).toBe(1)
  })

  it('scrubs over the wall scale and says the time in words', () => {
    const { player, scrub } = show()
    const map = createPaceMap(run.log, { startMs: 0, endMs: run.endMs })
    fireEvent.change(scrub, { target: { value: String(Math.round(map.toWall(100))) } })
    expect(player.getSnapshot().tMs).toBeCloseTo(100, 0)
    act(() => player.seek(10_008))
    expect(scrub.getAttribute('aria-valuetext')).toBe('10.008 s of 70 s')
    expect(Number(scrub.value)).toBe(Math.round(map.toWall(10_008)))
    fireEvent.change(scrub, { target: { value: scrub.max } })
    expect(player.getSnapshot().tMs).toBe(run.endMs)
  })

  it('scrubs by arrow keys in visible steps', () => {
    const { player, scrub } = show({ tMs: 100 })
    fireEvent.keyDown(scrub, { key: 'ArrowRight' })
    const after = player.getSnapshot().tMs
    expect(after).toBeGreaterThan(100)
    fireEvent.keyDown(scrub, { key: 'ArrowLeft' })
    expect(player.getSnapshot().tMs).toBeCloseTo(100, 6)
  })

  it('says the pace, and takes the learner’s speed', () => {
    const { player, control, container } = show()
    const pace = () => container.querySelector('[data-pace]')
    const said = pace()?.textContent
    expect(said).toMatch(/^\d+× slower than real$/)
    fireEvent.change(control('speed'), { target: { value: '4' } })
    expect(player.getSnapshot().speed).toBe(4)
    expect(pace()?.textContent).not.toBe(said)
    act(() => player.seek(5000))
    expect(pace()?.getAttribute('data-pace')).toBe('idle')
    act(() => player.setMotion('stepped'))
    expect(pace()?.textContent).toBe('step by step')
  })

  it('marks where each user’s request ended, with its outcome', () => {
    const { container } = show({ tMs: run.endMs })
    expect([...container.querySelectorAll('[data-outcome]')].map((tick) => tick.getAttribute('data-outcome'))).toEqual(['miss', 'hit'])
  })

  it('tells no outcome before the stage has come to it, and takes back none that it has told', () => {
    const { player, container } = show()
    const marks = () => [...container.querySelectorAll<HTMLElement>('[data-outcome], [data-ahead]')].map((tick) => `${tick.dataset.outcome ?? 'ahead'} ${tick.style.color} ${tick.querySelectorAll('path').length}`)
    const [miss, hit] = run.log.flatMap((event) => (event.type === 'request-finished' && event.from.startsWith('browser:') ? [event.atMs] : []))
    expect(marks()).toEqual(['ahead var(--ink-soft) 0', 'ahead var(--ink-soft) 0'])
    act(() => player.seek(miss! - 0.01))
    expect(marks()[0]).toBe('ahead var(--ink-soft) 0')
    act(() => player.seek(miss!))
    expect(marks()).toEqual(['miss var(--miss) 1', 'ahead var(--ink-soft) 0'])
    act(() => player.seek(hit!))
    act(() => player.seek(0))
    expect(marks()).toEqual(['miss var(--miss) 1', 'hit var(--hit) 1'])
  })

  it('draws its marks anew when one is passed, and not each frame', () => {
    const drawn = vi.spyOn(ticks, 'purgesOf')
    const { player } = show()
    const before = drawn.mock.calls.length
    expect(before).toBeGreaterThan(0)
    act(() => player.play())
    for (let frame = 0; frame < 20; frame += 1) act(() => player.tick(16))
    expect(player.getSnapshot().tMs).toBeGreaterThan(0)
    expect(drawn.mock.calls.length).toBe(before)
  })

  it('marks an end in ink where no cache took part', () => {
    const direct = { ...run, log: run.log.map((event) => (event.type === 'request-finished' ? { ...event, outcome: null } : event)) }
    const { container } = show({ tMs: run.endMs }, direct)
    expect([...container.querySelectorAll<HTMLElement>('[data-outcome]')].map((tick) => [tick.dataset.outcome, tick.style.color])).toEqual([
      ['none', 'var(--ink-soft)'],
      ['none', 'var(--ink-soft)'],
    ])
  })

  it('waits at the left, and says so, while there is nothing to play', () => {
    const { control, scrub } = show({}, runOf([{ type: 'run-ended', atMs: 0 }]))
    expect([scrub.value, scrub.disabled, scrub.getAttribute('aria-valuetext')]).toEqual(['0', true, 'nothing to play yet'])
    expect((control('play') as HTMLButtonElement).disabled).toBe(true)
  })

  it('takes up a run that comes later', () => {
    const { player, scrub } = show({}, runOf([{ type: 'run-ended', atMs: 0 }]))
    act(() => player.setRun(run, { startMs: 0, tMs: run.endMs, playing: false }))
    expect([scrub.value, scrub.disabled, scrub.getAttribute('aria-valuetext')]).toEqual([scrub.max, false, '70 s of 70 s'])
  })

  it('names every control', () => {
    show()
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Back to the start', 'Step back', 'Play', 'Step forward'])
    expect(screen.getByRole('slider').getAttribute('aria-label')).toBe('Time')
    expect(screen.getByRole('combobox').getAttribute('aria-label')).toBe('Playing speed')
  })
})

describe('ticksOf', () => {
  it('draws a crowd of one outcome as few ticks, and another outcome beside it', () => {
    const finished = { type: 'request-finished', from: 'browser:a', answeredBy: 'origin', response: { status: 200, headers: [], body: { lengthBytes: 0 } }, ttfbMs: 1, totalMs: 1, roundTrips: 1 } as const
    const { log } = runOf([
      ...Array.from({ length: 500 }, (_, n) => ({ ...finished, req: `r${n}`, atMs: 100 + n / 1000, outcome: 'hit' as const })),
      { ...finished, req: 'x', atMs: 100.2, outcome: 'error' },
      { type: 'run-ended', atMs: 2000 },
    ])
    const few = ticksOf(log, createPaceMap(log, { startMs: 0, endMs: 2000 }))
    expect(few.length).toBeLessThan(10)
    expect(few.map((tick) => tick.outcome)).toContain('error')
    // A hit that was somebody else's keeps a tick of its own among all the hits at its place.
    expect(ticksOf(log, createPaceMap(log, { startMs: 0, endMs: 2000 }), new Set(['r7'])).filter((tick) => tick.wrong)).toMatchObject([{ outcome: 'hit' }])
  })
})
