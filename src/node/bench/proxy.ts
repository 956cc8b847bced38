/**
 * The reverse proxy beside a bare Node server that answers the same bytes from memory: requests a second of each, by turns, from one
 * load generator. Each server is a process of its own, as it would be in use.
 */
import autocannon from 'autocannon'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { createInterface } from 'node:readline'
import { PATHS, type Role } from './servers.ts'

export interface ProxyRound {
  readonly bare: Load
  readonly edge: Load
}

export interface Load {
  readonly perSecond: number
  /** Processor time of the server for each request; null where the system does not tell. */
  readonly microsEach: number | null
}

export interface ProxyResult {
  readonly rounds: readonly ProxyRound[]
  readonly sameBody: boolean
}

const CONNECTIONS = 32

/** @param seconds of load on each side in each round */
export async function measureProxy(rounds: number, seconds: number): Promise<ProxyResult> {
  const children: Child[] = []
  const start = async (role: Role, given: string): Promise<Child> => {
    const child = await startServer(role, given)
    children.push(child)
    return child
  }
  try {
    const origin = await start('origin', '')
    const edge = await start('edge', origin.url)
    for (const path of PATHS) await answerOf(edge.url + path)
    const cached = await answerOf(edge.url + PATHS[0]!)
    const bare = await start('bare', JSON.stringify(cached.rawHeaders))
    const same = await answerOf(bare.url + PATHS[0]!)

    const measured: ProxyRound[] = []
    await loadOn(edge, 1)
    await loadOn(bare, 1)
    for (let round = 0; round < rounds; round++) {
      const before = round % 2 === 0 ? await loadOn(bare, seconds) : null
      const ofEdge = await loadOn(edge, seconds)
      measured.push({ bare: before ?? (await loadOn(bare, seconds)), edge: ofEdge })
    }
    return { rounds: measured, sameBody: same.body.equals(cached.body) && wasHit(cached) }
  } finally {
    for (const { process: child } of children) child.kill('SIGTERM')
  }
}

interface Child {
  readonly process: ChildProcess
  readonly url: string
}

/** This program again, as one of the servers; it says its address in its first line. */
async function startServer(role: Role, given: string): Promise<Child> {
  const child = spawn(process.execPath, [process.argv[1]!, 'serve', role, given], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), once(child, 'exit').then(([code]) => [code])])) as [unknown]
  if (typeof url !== 'string') throw new Error(`The ${role} ended before it could be asked, with code ${String(url)}; what it said stands above.`)
  return { process: child, url }
}

async function loadOn({ process: { pid }, url }: Child, seconds: number): Promise<Load> {
  const before = processorMicros(pid)
  const { requests, duration, non2xx, errors } = await autocannon({ url, connections: CONNECTIONS, duration: seconds, requests: PATHS.map((path) => ({ path })) })
  const after = processorMicros(pid)
  if (non2xx + errors > 0) throw new Error(`${url} answered ${non2xx} requests with another status than 200, and broke off ${errors}.`)
  return { perSecond: requests.total / duration, microsEach: before === null || after === null ? null : (after - before) / requests.total }
}

const TICK_MICROS = 10_000

/** User and system time of a process (proc(5), fields 14 and 15, in ticks of 10 ms). */
function processorMicros(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MICROS
  } catch {
    return null
  }
}

interface Answer {
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

async function answerOf(url: string): Promise<Answer> {
  const [response] = (await once(get(url), 'response')) as [IncomingMessage]
  const body = Buffer.concat(await response.toArray())
  if (response.statusCode !== 200 || body.length === 0) throw new Error(`${url} was answered with ${response.statusCode} and ${body.length} bytes.`)
  return { rawHeaders: response.rawHeaders, body }
}

function wasHit({ rawHeaders }: Answer): boolean {
  return rawHeaders.some((text) => /^\S+; hit;/.test(text))
}
