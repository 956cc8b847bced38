/** Plays one scene: an origin, a cache before it, a client. Out: what was not as expected. */
import { Agent } from 'node:http'
import { exchange } from '../exchange.ts'
import { differences, type Received } from './judge.ts'
import { startScriptedOrigin, type ScriptedOrigin } from './origin.ts'
import { linesFrom, type Ask, type Purge, type Question, type Scene, type Step } from './scene.ts'

/** The cache under test. */
export interface CacheUnderTest {
  readonly url: string
  purge(purge: Purge): Promise<void>
  /** Has no request to the origin under way. */
  isIdle(): boolean
  close(): Promise<void>
}

export type StartCache = (originUrl: string) => Promise<CacheUnderTest>

/** For those who are to wait in the cache: from outside nobody can tell when they do. */
const GATHER_MS = 100
/** What is due and doesn't come is missed after this time; on a good day nothing waits as long. */
const GIVE_UP_AFTER_MS = 5000

interface Stage {
  readonly origin: ScriptedOrigin
  readonly cache: CacheUnderTest
  readonly agent: Agent
  /** Requests under way, by name, with how many the origin had seen when they began. */
  readonly begun: Map<string, { readonly answer: Promise<Received>; readonly seenBefore: number }>
}

/** @returns what differs, each a sentence that names its step; none: the scene holds */
export async function play(scene: Scene, start: StartCache): Promise<string[]> {
  const origin = await startScriptedOrigin()
  const cache = await start(origin.url)
  const stage: Stage = { origin, cache, agent: new Agent({ keepAlive: true }), begun: new Map() }
  const found: string[] = []
  try {
    for (const [at, step] of scene.steps.entries()) {
      const different = await take(stage, step)
      found.push(...different.map((sentence) => `step ${at + 1}: ${sentence}`))
      if (different.length > 0) break
    }
  } catch (error) {
    found.push(error instanceof Error ? error.message : String(error))
  }
  origin.release()
  stage.agent.destroy()
  await Promise.all([cache.close(), origin.close()])
  return found
}

async function take(stage: Stage, step: Step): Promise<string[]> {
  const { origin, begun, cache } = stage
  if ('together' in step) return askTogether(stage, step.together, step.originAsked)
  if ('begin' in step) return begin(stage, step)
  if ('finish' in step) {
    const request = begun.get(step.finish)
    if (request === undefined) throw new Error(`No step began ${step.finish}.`)
    return judged(stage, step.expect, await request.answer, request.seenBefore)
  }
  if ('release' in step) origin.release()
  else if ('purge' in step) await cache.purge(step.purge)
  else return askAlone(stage, step)
  return []
}

async function askAlone(stage: Stage, { ask, origin: answer, expect }: Ask): Promise<string[]> {
  const { origin, cache } = stage
  origin.says(answer)
  const seenBefore = origin.seen.length
  const received = await send(stage, ask)
  if (expect.background) await until(() => origin.seen.length > seenBefore)
  if (expect.background && !answer?.held) await until(() => cache.isIdle())
  return judged(stage, expect, received, seenBefore)
}

/** Only the answers are compared: which of the requests the origin saw, nobody says. */
async function askTogether(stage: Stage, asks: readonly Ask[], originAsked: number): Promise<string[]> {
  const { origin } = stage
  origin.says(asks[0]?.origin)
  const seenBefore = origin.seen.length
  const answers = asks.map(({ ask }) => send(stage, ask))
  if (asks[0]?.origin?.held) {
    await until(() => origin.seen.length > seenBefore)
    await pause(GATHER_MS)
    origin.release()
  }
  const received = await Promise.all(answers)
  const times = origin.seen.length - seenBefore
  const found = times === originAsked ? [] : [`the origin was asked ${times} times, not ${originAsked}`]
  asks.forEach(({ expect }, at) => {
    const answer = received[at]
    if (answer) found.push(...differences({ ...expect, from: 'proxy' }, { received: answer, asked: [], lastBody: '', firstBody: '' }))
  })
  return found
}

async function begin(stage: Stage, { begin: name, ask, origin: answer }: Extract<Step, { begin: string }>): Promise<string[]> {
  const { origin, begun } = stage
  if (answer) origin.says(answer)
  const seenBefore = origin.seen.length
  const received = send(stage, ask)
  received.catch(() => {})
  begun.set(name, { answer: received, seenBefore })
  await until(() => origin.seen.length > seenBefore)
  return []
}

async function send({ cache, agent }: Stage, { method, path = '/', headers, body }: Question = {}): Promise<Received> {
  const head = await exchange(agent, { method, url: cache.url + path, headers: linesFrom(headers), body })
  return { ...head, body: await head.body.catch(() => null) }
}

function judged({ origin }: Stage, expect: Ask['expect'], received: Received, seenBefore: number): string[] {
  const { seen } = origin
  return differences(expect, { received, asked: seen.slice(seenBefore), lastBody: origin.bodyOf(seen.length), firstBody: origin.bodyOf(1) })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function until(holds: () => boolean): Promise<void> {
  const giveUpAtMs = performance.now() + GIVE_UP_AFTER_MS
  while (!holds() && performance.now() < giveUpAtMs) await pause(2)
}
