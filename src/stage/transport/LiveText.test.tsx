// @vitest-environment jsdom
import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPlayer } from '../createPlayer.ts'
import { runOf, tokyoRun } from '../projection.testdata.ts'
import { StageProvider } from '../useStage.tsx'
import { WrongContext } from '../wrong.tsx'
import { LiveText, SPEAK_EVERY_MS } from './LiveText.tsx'

// The frame loop would play by itself under fake timers; these tests tick by hand.
vi.mock('../useStage.frames.ts', () => ({ createFrameLoop: () => ({ start: () => () => {}, watch: () => () => {} }) }))

const names = { 'browser:tokyo': 'Tokyo’s browser', 'pop:tokyo': 'the Tokyo edge', origin: 'the origin' }

describe('LiveText', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function show(motion: 'smooth' | 'stepped', wrong: readonly string[] = []) {
    const player = createPlayer(tokyoRun(), { motion })
    const { container } = render(
      <StageProvider player={player}>
        <WrongContext value={new Map(wrong.map((req) => [req, 'variant']))}>
          <LiveText names={names} />
        </WrongContext>
      </StageProvider>,
    )
    const wait = (ms: number): void =>
      act(() => {
        vi.advanceTimersByTime(ms)
      })
    wait(0)
    const text = (selector: string) => container.querySelector(selector)?.textContent
    return { player, wait, live: () => text('[data-live]'), caption: () => text('[data-caption]') }
  }

  it('says with the answer that it was the wrong one, and only with it', () => {
    const finished = tokyoRun().log.find((event) => event.type === 'request-finished' && event.from === 'browser:tokyo')
    if (finished?.type !== 'request-finished') throw new Error('Nobody was answered.')
    const { player, wait, live } = show('smooth', [finished.req])
    act(() => player.seek(finished.atMs))
    wait(0)
    expect(live()).toContain('It is the wrong answer.')
    act(() => player.seek(9))
    wait(0)
    expect(live()).not.toContain('wrong')
  })

  it('says at once what a step shows', () => {
    const { player, wait, live } = show('smooth')
    act(() => player.seek(192))
    wait(0)
    expect(live()).toBe('The Tokyo edge stores /hero.jpg, fresh for 60 s. The Tokyo edge passes the answer on: miss.')
  })

  it('says no more than one thing every two seconds while playing, and then the latest', () => {
    const { player, wait, live } = show('smooth')
    const first = live()
    act(() => player.play())
    // Six instants pass in 10 virtual seconds of playing; the clock of speech stands still meanwhile.
    while (player.getSnapshot().tMs < 10_000) act(() => player.tick(30))
    expect(live()).toBe(first)
    wait(SPEAK_EVERY_MS)
    expect(live()).toBe('Tokyo’s browser sends GET /hero.jpg to the Tokyo edge.')
  })

  it('tells of no end where nothing has been sent', () => {
    const player = createPlayer(runOf([{ type: 'run-ended', atMs: 0 }]), { motion: 'stepped' })
    const { container } = render(
      <StageProvider player={player}>
        <LiveText names={names} />
      </StageProvider>,
    )
    expect(container.textContent).toBe('')
  })

  it('shows the caption while the motion is stepped, without delay', () => {
    const { player, caption } = show('stepped')
    act(() => player.stepForward())
    act(() => player.stepForward())
    expect(caption()).toBe('The Tokyo edge asks the origin for /hero.jpg.')
    act(() => player.setMotion('smooth'))
    expect(caption()).toBeUndefined()
  })
})
