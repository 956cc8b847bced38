/** The proxy in a process of its own, so that its memory and its end are its own too. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createPurger, leftOpen, memoryNow, startProxy } from './edge-under-test.ts'
import type { EdgeUnderTest, Memory } from './soak.ts'

type Question = 'memory' | 'stop'

type Word =
  | { readonly type: 'ready'; readonly url: string; readonly adminUrl: string }
  | { readonly type: 'memory'; readonly memory: Memory }
  | { readonly type: 'stopped'; readonly wrong: readonly string[] }
  | { readonly type: 'bug'; readonly text: string }

const STOP_MS = 15_000

/** Starts this very program again as the proxy. */
export async function edgeInChild(origin: string, shield: boolean): Promise<EdgeUnderTest> {
  const program = process.argv[1] ?? ''
  const child = fork(program, ['--edge-for', origin, ...(shield ? ['--shield'] : [])], { execArgv: ['--expose-gc', '--enable-source-maps', '--unhandled-rejections=strict'] })
  const wrong: string[] = []
  const exit = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>
  let stopping = false
  void exit.then(([code, signal]) => {
    if (!stopping) wrong.push(`the proxy ended by itself with ${code ?? signal}`)
  })
  child.on('message', (word: Word) => {
    if (word.type === 'bug' && wrong.length < 20) wrong.push(`the proxy has a bug: ${word.text}`)
  })
  const ready = await wordOf(child, 'ready')
  const purger = createPurger(ready.url, ready.adminUrl)
  return {
    port: Number(new URL(ready.url).port),
    purge: purger.purge,
    async memory() {
      const answer = wordOf(child, 'memory')
      child.send('memory' satisfies Question)
      return (await answer).memory
    },
    async stop() {
      await purger.close()
      stopping = true
      const answer = wordOf(child, 'stopped')
      child.send('stop' satisfies Question)
      wrong.push(...(await answer).wrong)
      // It ends by itself once nothing is left open: no socket, no timer.
      const late = setTimeout(() => {
        wrong.push(`the proxy did not end within ${STOP_MS} ms of its stop: something is left open`)
        child.kill('SIGKILL')
      }, STOP_MS)
      const [code, signal] = await exit
      clearTimeout(late)
      if (code !== 0 && signal === null) wrong.push(`the proxy ended with ${code}`)
      return wrong
    },
  }
}

/** Serves as the proxy, told by the parent what to do. */
export async function serveAsChild(origin: string, shield: boolean): Promise<void> {
  const say = (word: Word) => process.send?.(word)
  const edge = await startProxy(origin, shield, (error) => say({ type: 'bug', text: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
  process.on('message', (question: Question) => {
    if (question === 'memory') return void say({ type: 'memory', memory: memoryNow() })
    void leftOpen(edge).then(async (wrong) => {
      await edge.close()
      say({ type: 'stopped', wrong })
      process.disconnect()
    })
  })
  say({ type: 'ready', url: edge.url, adminUrl: edge.adminUrl ?? '' })
}

function wordOf<Type extends Word['type']>(child: ChildProcess, type: Type): Promise<Extract<Word, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`The proxy ended before it said ${type}.`))
    const hear = (word: Word) => {
      if (word.type !== type) return
      child.off('message', hear)
      child.off('exit', ended)
      resolve(word as Extract<Word, { type: Type }>)
    }
    child.on('message', hear)
    child.once('exit', ended)
  })
}
