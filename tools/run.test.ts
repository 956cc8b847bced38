import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bundle, bundleOf, isBundleStale } from './run.mjs'

const tool = fileURLToPath(new URL('run.mjs', import.meta.url))

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'run-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Runs a file as a program. @param told what is done once it has written something */
function run(words: readonly string[], told: (child: ReturnType<typeof spawn>) => void = () => {}, program = process.execPath): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, npm_lifecycle_event: 'edge' } })
    let [out, err] = ['', '']
    child.stdout.once('data', () => told(child))
    child.stdout.on('data', (data) => (out += String(data)))
    child.stderr.on('data', (data) => (err += String(data)))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

describe('the runner of programs', () => {
  it('bundles TypeScript that imports TypeScript and packages', async () => {
    const base = folder()
    write(path.join(base, 'src/node/a.ts'), "import { word } from './b.ts'\nimport { token } from '../engine/c.ts'\nconst told: string = word\nconsole.log(told, token)\nprocess.exitCode = 3\n")
    write(path.join(base, 'src/node/b.ts'), "export const word: string = 'hello'\n")
    write(path.join(base, 'src/engine/c.ts'), "export const token = 'there' as const\n")
    const file = path.join(base, 'out/a.mjs')
    await bundle('src/node/a.ts', file, base)
    expect(await run([file])).toEqual({ code: 3, out: 'hello there\n', err: '' })
  })

  it('knows a bundle that is older than what it is made of', () => {
    const base = folder()
    const [source, file] = [path.join(base, 'src/engine/c.ts'), path.join(base, 'out/a.mjs')]
    write(source, '')
    expect(isBundleStale(file, base)).toBe(true)
    write(file, '')
    expect(isBundleStale(file, base)).toBe(false)
    const later = new Date(Date.now() + 5_000)
    utimesSync(source, later, later)
    expect(isBundleStale(file, base)).toBe(true)
  })

  it('keeps bundles apart', () => {
    expect(path.basename(bundleOf('src/node/edge/command.ts'))).toBe('edge-command.mjs')
    expect(bundleOf('src/node/bench/main.ts')).not.toBe(bundleOf('src/node/soak/main.ts'))
  })

  it('says which program there is not', async () => {
    const { code, err } = await run([tool, 'src/node/none.ts'])
    expect([code, err]).toEqual([2, expect.stringContaining('There is no program src/node/none.ts.')])
  })

  it('hands arguments, signals and the exit code to and fro: the proxy starts and stops', async () => {
    const words = [tool, 'src/node/edge/command.ts', '--origin', 'http://127.0.0.1:1', '--port', '0', '--admin-port', 'none']
    const { code, out, err } = await run(words, (child) => child.kill('SIGTERM'))
    expect(out).toMatch(/^The cache listens at http:\/\/127\.0\.0\.1:\d+ and asks http:\/\/127\.0\.0\.1:1\nCtrl\+C stops it\.\n$/)
    expect(err).toContain('Stopping:')
    expect(code).toBe(0)
  })

  it.skipIf(process.platform === 'win32')('ends a program whose shell was ended, as npm ends it', async () => {
    const words = [process.execPath, tool, 'src/node/edge/command.ts', '--origin', 'http://127.0.0.1:1', '--port', '0', '--admin-port', 'none']
    const { err } = await run(['-c', `${words.map((word) => `'${word}'`).join(' ')}; true`], (shell) => shell.kill('SIGKILL'), 'sh')
    expect(err).toContain('Stopping:')
  })
})
