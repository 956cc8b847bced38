// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useMachine } from '@xstate/react'
import { describe, expect, test } from 'vitest'
import { createLessonMachine } from '../machine.ts'
import { plansAwaited, type LessonContext } from '../moves.ts'
import { miniPlan, miniTraffic } from '../testing/miniTraffic.ts'
import type { TrafficOutcome, TrafficPlan } from '../scene.ts'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import type { TrafficClient } from './client.ts'
import { measuredFrom, planName } from './measured.ts'
import { measuredHere } from './measuredHere.ts'
import { Traffic } from './Traffic.tsx'

type Settings = typeof miniTraffic.settings

const machine = createLessonMachine(miniTraffic)

/** A client that runs nothing until the test says so. */
function heldClient() {
  const outcomes = new Map<string, TrafficOutcome>()
  const asked: { readonly plan: TrafficPlan; readonly onProgress: (progress: number) => void; readonly signal: AbortSignal; readonly resolve: (outcome: TrafficOutcome) => void; readonly reject: (error: Error) => void }[] = []
  const client: TrafficClient = {
    beside: true,
    measured: () => measuredFrom(new Map(outcomes)),
    measure: (plan, onProgress, signal) => new Promise((resolve, reject) => asked.push({ plan, onProgress, signal, resolve, reject })),
  }
  const finish = async (index: number): Promise<void> => {
    const { plan, resolve } = asked[index]!
    outcomes.set(planName(plan), measuredHere(plan))
    await act(async () => resolve(measuredHere(plan)))
  }
  return { client, asked, finish }
}

function Lessoned({ client, step = 1 }: { readonly client: TrafficClient; readonly step?: number }) {
  const [snapshot, send] = useMachine(machine, { input: { step, seed: 1, progress: null } })
  const context = snapshot.context as LessonContext<Settings>
  return (
    <>
      <Traffic lesson={{ context, send } as unknown as Lesson<Settings>} client={client} />
      <button type="button" onClick={() => send({ type: 'SET', control: 'ttl', to: 'long' })}>
        turn
      </button>
      <samp>{plansAwaited(context).length === 0 ? `there: ${context.trial.traffic?.metrics.total.requests}` : 'waiting'}</samp>
    </>
  )
}

const shown = () => document.querySelector('samp')?.textContent

describe('traffic beside a lesson', () => {
  test('is measured, and says how far it is', async () => {
    const { client, asked, finish } = heldClient()
    render(<Lessoned client={client} />)
    expect(shown()).toBe('waiting')
    expect(screen.getByRole('status').textContent).toBe(words.measuring)
    act(() => asked[0]!.onProgress(0.426))
    expect((screen.getByRole('progressbar', { name: words.measuringProgress }) as HTMLProgressElement).value).toBe(42)
    expect(screen.getByText('42 %')).toBeTruthy()
    await finish(0)
    expect(shown()).toBe(`there: ${measuredHere(miniPlan('short')).metrics.total.requests}`)
    expect(screen.queryByRole('progressbar')).toBeNull()
    expect(screen.getByRole('status').textContent).toBe(words.measuredNow)
  })

  test('is ended for what the learner wants now', async () => {
    const { client, asked, finish } = heldClient()
    render(<Lessoned client={client} />)
    fireEvent.click(screen.getByText('turn'))
    expect(asked.map(({ plan }) => plan)).toEqual([miniPlan('short'), miniPlan('long')])
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false])
    await finish(1)
    expect(shown()).toBe(`there: ${measuredHere(miniPlan('long')).metrics.total.requests}`)
    // What the rest of the story is about comes next, and nobody is told.
    expect(asked[2]!.plan).toEqual(miniPlan('short'))
    expect(screen.queryByRole('progressbar')).toBeNull()
    await finish(2)
    expect(asked).toHaveLength(3)
  })

  test('can be tried again when it has failed, and the lesson goes on', async () => {
    const { client, asked, finish } = heldClient()
    render(<Lessoned client={client} />)
    await act(async () => asked[0]!.reject(new Error('There is no POP.')))
    expect(screen.getByRole('status').textContent).toBe(words.measuringFailed)
    fireEvent.click(screen.getByRole('button', { name: words.measureAgain }))
    await finish(1)
    expect(shown()).toContain('there')
  })

  test('runs nothing ahead where there is no thread but the page’s own', async () => {
    const { client, asked, finish } = heldClient()
    const alone: TrafficClient = { ...client, beside: false }
    render(<Lessoned client={alone} step={5} />)
    expect(asked).toHaveLength(0)
    render(<Lessoned client={alone} step={2} />)
    expect(asked).toHaveLength(1)
    await finish(0)
    expect(asked).toHaveLength(1)
  })
})
