/** What `npm run edge` does from its start to its stop; the process itself stays outside (command.ts). */
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { parsePolicy } from '../../engine/policy/document.ts'
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import { optionLines, readArguments, type CommandOptions } from './arguments.ts'
import { help, messages, problems } from './copy/en.ts'
import { startEdge, type Edge } from './server.ts'

/** The process as the command sees it. */
export interface Surroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly onSignal: (take: (signal: 'SIGINT' | 'SIGTERM') => void) => void
  /** Ends the process at once. */
  readonly exit: (code: number) => void
  /** A clock that only goes forward, in ms. */
  readonly elapsedMs: () => number
  /** What file names are relative to. */
  readonly folder: string
}

const OK = 0
const FAILED = 1
/** The command was given something that it can't use. */
const MISUSED = 2

/** Two signals within that time are one. */
const SAME_KEY_MS = 400

/** Runs until it is told to stop. @returns the exit code */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { out, err } = surroundings
  const asked = readArguments(words)
  if (asked.type === 'help') {
    out(help(optionLines()))
    return OK
  }
  if (asked.type === 'problem') {
    err(`${asked.text}\n`)
    return MISUSED
  }
  const { options, policyFile } = asked
  const policy = policyFile === null ? null : await readPolicy(path.resolve(surroundings.folder, policyFile))
  if (typeof policy === 'string') {
    err(policy)
    return MISUSED
  }
  let edge: Edge
  try {
    edge = await startEdge({ ...options, policy, write: lines(out), onBug: (error) => err(`${error instanceof Error ? error.stack : String(error)}\n`) })
  } catch (error) {
    err(`${startProblem(error, options)}\n`)
    return FAILED
  }
  const stopped = untilStopped(edge, surroundings)
  out(`${greeting(edge, options)}\n`)
  const why = await unreachable(options.origin)
  if (why !== null) err(`${messages.unreachable(options.origin, why)}\n`)
  await stopped
  return OK
}

/** @returns the document, or what is wrong with it in lines of text */
async function readPolicy(file: string): Promise<PolicyDocument | string> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return `${problems.policyUnreadable(file, code === 'ENOENT' ? 'there is no such file.' : message)}\n`
  }
  const parsed = parsePolicy(text)
  if (parsed.ok) return parsed.document
  const lines = parsed.problems.map(({ path: place, problem, mend }) => `  ${place === '' ? '' : `${place}: `}${problem} ${mend}\n`)
  return `${problems.policyWrong(file)}\n${lines.join('')}`
}

function greeting(edge: Edge, { origin, host }: CommandOptions): string {
  const isOpen = host !== 'localhost' && !host.startsWith('127.') && host !== '::1'
  const all = [messages.listening(edge.url, origin), ...(edge.adminUrl === null ? [] : [messages.admin(edge.adminUrl)]), ...(isOpen ? [messages.open(host)] : []), messages.stop]
  return all.join('\n')
}

function untilStopped(edge: Edge, { err, exit, onSignal, elapsedMs }: Surroundings): Promise<void> {
  return new Promise((resolve) => {
    let firstAtMs: number | null = null
    onSignal((signal) => {
      // Ctrl+C under npm comes twice: from the terminal, and passed on by npm.
      if (firstAtMs !== null && elapsedMs() - firstAtMs < SAME_KEY_MS) return
      // As a shell counts it: 128 and the signal's number.
      if (firstAtMs !== null) return exit(signal === 'SIGINT' ? 130 : 143)
      firstAtMs = elapsedMs()
      err(`${messages.stopping}\n`)
      void edge.close().then(resolve)
    })
  })
}

/** Is anybody there? @returns why not, or null */
function unreachable(origin: string): Promise<string | null> {
  const { protocol, hostname, port } = new URL(origin)
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[(.*)\]$/, '$1')
    const socket = connect({ host, port: Number(port) || (protocol === 'https:' ? 443 : 80), timeout: 2_000 })
    const end = (why: string | null) => {
      socket.destroy()
      resolve(why)
    }
    socket.once('connect', () => end(null))
    socket.once('timeout', () => end('no answer within 2 s'))
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  })
}

function startProblem(error: unknown, { port, adminPort, host }: CommandOptions): string {
  const { code, port: failedPort, message } = error as NodeJS.ErrnoException & { port?: number }
  const option = failedPort === adminPort && failedPort !== port ? 'admin-port' : 'port'
  if (code === 'EADDRINUSE') return problems.portInUse('Port', failedPort ?? port, option)
  if (code === 'EACCES') return problems.portForbidden(failedPort ?? port, option)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return problems.noSuchAddress(host)
  return problems.other(message)
}

/** Writes the lines of one turn of the event loop together: a write a request would cost more than the request. */
function lines(out: (text: string) => void): (text: string) => void {
  let waiting = ''
  return (text) => {
    if (waiting === '') setImmediate(() => {
      out(waiting)
      waiting = ''
    })
    waiting += text
  }
}
