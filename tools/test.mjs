/**
 * `npm test`: installs what is missing, runs every check, goes on after a failure, and ends with one line, `N passed, N failed`.
 * `npm test -- types unit` runs only the named steps.
 */
import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { countPlaywright, countVitest, failedInPlaywright, failedInVitest, secondTriesInPlaywright, secondTriesInVitest } from './counts.mjs'
import { build, installMissing, isBuildStale, PSEUDO_FOLDER, root, run } from './steps.mjs'

const reports = mkdtempSync(path.join(tmpdir(), 'build-a-cdn-test-'))
const bin = (/** @type {string} */ file) => path.join(root, 'node_modules', file)
const node = (/** @type {string[]} */ args, /** @type {Record<string, string>} */ env = {}) => run(process.execPath, args, env)

/** @param {string} name */
function report(name) {
  try {
    return JSON.parse(readFileSync(path.join(reports, name), 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {number} exitCode @returns {import('./counts.mjs').Count} */
function check(exitCode) {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }
}

/** A run that ended badly without a failed test has failed all the same. @param {import('./counts.mjs').Count} count @param {number} exitCode */
function andExit(count, exitCode) {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => resolve(port))
    })
  })
}

/**
 * Starts a step that takes one processor and a long time, while others that take one go on.
 *
 * @param {string} name @param {string[]} args
 * @returns {() => Promise<number>} waits for it, prints what it wrote, and gives its exit code
 */
function aside(name, args) {
  const written = path.join(reports, `${name}.txt`)
  const file = openSync(written, 'w')
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', file, file], env: process.env })
  closeSync(file)
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(1))
  })
  return async () => {
    const code = await ended
    process.stdout.write(readFileSync(written, 'utf8'))
    return code
  }
}

/** @param {string} title @param {string} mark @param {string[]} lines */
function tell(title, mark, lines) {
  if (lines.length > 0) console.log(`\n=== ${title}\n${lines.map((line) => `${mark}  ${line.replace(`${root}/`, '')}`).join('\n')}`)
}

let isBuilt = true
/** Failed tests by name. @type {string[]} */
const failed = []
/** Tests that passed at their second try only. @type {string[]} */
const secondTries = []
/** Waits for lint. @type {(() => Promise<number>) | null} */
let linting = null
/** Waits for the course in a pseudo-language, which browser tests want. @type {(() => Promise<number>) | null} */
let disguising = null
/** @type {Array<{name: string, title: string, run: () => import('./counts.mjs').Count | Promise<import('./counts.mjs').Count>}>} */
const steps = [
  {
    // It has a processor of its own until it is waited for, after the steps that leave one idle.
    name: 'lint',
    title: 'Lint begins',
    run: () => {
      linting = aside('lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'])
      return { passed: 0, failed: 0, skipped: 0 }
    },
  },
  { name: 'types', title: 'Types', run: () => check(node(['tools/typecheck.mjs'])) },
  { name: 'imports', title: 'Import rules', run: () => check(node(['tools/imports.mjs'])) },
  {
    name: 'conformance',
    title: 'Conformance',
    run: () => {
      const file = path.join(reports, 'conformance.json')
      const code = node(['tools/run.mjs', 'src/node/conformance/main.ts', '--report', file])
      return andExit(report('conformance.json') ?? { passed: 0, failed: 1, skipped: 0 }, code)
    },
  },
  {
    name: 'build',
    title: 'Build',
    run: () => {
      isBuilt = build()
      return check(isBuilt ? 0 : 1)
    },
  },
  {
    // Beside the size budget and lint; the browser tests wait for it.
    name: 'e2e',
    title: 'Pseudo-language begins',
    run: () => {
      if (isBuildStale(PSEUDO_FOLDER)) disguising = aside('pseudo', ['tools/build.mjs', '--alone', 'ar-XB', '--out', PSEUDO_FOLDER])
      return { passed: 0, failed: 0, skipped: 0 }
    },
  },
  { name: 'size', title: 'Size budget', run: () => check(node(['tools/size.mjs'])) },
  { name: 'lint', title: 'Lint', run: async () => check(linting ? await linting() : 1) },
  {
    name: 'unit',
    title: 'Unit tests',
    run: () => {
      const code = node([bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--silent=passed-only', '--reporter=json', `--outputFile.json=${path.join(reports, 'unit.json')}`])
      failed.push(...failedInVitest(report('unit.json')))
      secondTries.push(...secondTriesInVitest(report('unit.json')))
      return andExit(countVitest(report('unit.json')), code)
    },
  },
  {
    name: 'e2e',
    title: 'Browser tests',
    run: async () => {
      if (!isBuilt) {
        console.error('Not run: there is no build to test.')
        return { passed: 0, failed: 1, skipped: 0 }
      }
      if (disguising && (await disguising()) !== 0) return { passed: 0, failed: 1, skipped: 0 }
      if (node(['tools/browser.mjs']) !== 0) return { passed: 0, failed: 1, skipped: 0 }
      const code = node([bin('@playwright/test/cli.js'), 'test'], { E2E_PORT: String(await freePort()), E2E_REPORT: path.join(reports, 'e2e.json') })
      failed.push(...failedInPlaywright(report('e2e.json')))
      secondTries.push(...secondTriesInPlaywright(report('e2e.json')))
      return andExit(countPlaywright(report('e2e.json')), code)
    },
  },
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps: ${steps.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}

const total = { passed: 0, failed: 0, skipped: 0 }
/** @type {string[]} */ const summary = []
if (installMissing()) {
  for (const step of steps) {
    if (wanted.length > 0 && !wanted.includes(step.name)) continue
    console.log(`\n=== ${step.title}`)
    const startedAtMs = Date.now()
    const { passed, failed, skipped } = await step.run()
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1)
    if (passed + failed + skipped > 0) summary.push(`${failed === 0 ? 'ok    ' : 'FAILED'}  ${step.title.padEnd(14)} ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''} (${seconds} s)`)
  }
} else {
  total.failed += 1
  summary.push('FAILED  Packages       not installed; nothing could be checked')
}
rmSync(reports, { recursive: true })

tell('Passed at the second try only', 'AGAIN ', secondTries)
tell('Failed', 'FAILED', failed)
console.log(`\n=== Summary\n${summary.join('\n')}`)
// The exit code is set and not forced: a forced exit can cut the last line off where it is read through a pipe.
process.exitCode = total.failed > 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed`)
