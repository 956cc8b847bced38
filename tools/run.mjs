/**
 * Runs a TypeScript program of src/node: `node tools/run.mjs src/node/edge/command.ts [arguments]`. It is bundled into node_modules/.cache
 * when a source is newer than the bundle, else started at once. The program runs in this process, so signals and the exit code are its own.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { changedAtMs, newestAtMs, root } from './steps.mjs'

const cache = path.join(root, 'node_modules/.cache/build-a-cdn/run')
/** What a program of src/node may be made of. */
const sources = ['src/engine', 'src/node', 'src/verifier', 'src/world', 'package-lock.json', 'tools/run.mjs']
/** Bundled, because plain Node refuses how their files import one another; every other package is loaded as it is. */
const bundled = ['structured-headers', 'valibot']

/** @param {string} entry a path from the repository's root @returns {string} where its bundle is */
export function bundleOf(entry) {
  return path.join(cache, `${entry.replace(/^src\/node\//, '').replace(/\.ts$/, '').replaceAll(/[^\w-]/g, '-')}.mjs`)
}

/** @param {string} bundle @param {string} [base] the working copy @returns {boolean} whether it is missing or older than what it is made of */
export function isBundleStale(bundle, base = root) {
  const bundledAtMs = changedAtMs(bundle)
  return bundledAtMs === 0 || sources.some((source) => newestAtMs(path.join(base, source)) > bundledAtMs)
}

/** Writes the bundle of a program. Throws what the bundler throws. @param {string} entry @param {string} bundle @param {string} [base] */
export async function bundle(entry, bundle, base = root) {
  const { build } = await import('vite')
  // Made aside and moved: two programs started at once must not read each other's half.
  const aside = `${bundle}.${process.pid}`
  await build({
    root: base,
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: bundled },
    build: {
      ssr: path.join(base, entry),
      outDir: aside,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: { output: { entryFileNames: 'program.mjs', codeSplitting: false } },
    },
  })
  mkdirSync(path.dirname(bundle), { recursive: true })
  renameSync(path.join(aside, 'program.mjs'), bundle)
  rmSync(aside, { recursive: true })
}

/** The bundler gets a process of its own: what it leaves open would keep a program that has ended from ending. @param {string} entry */
function bundleAside(entry) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--bundle', entry], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  return status === 0
}

/**
 * npm runs a script in a shell, and a shell that is told to end does not tell the program in it. That program then finds itself with
 * another parent, and tells itself.
 */
function endWithShell() {
  const shell = process.ppid
  const look = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  look.unref()
}

async function main() {
  const [entry, ...args] = process.argv.slice(2)
  if (entry === '--bundle' && args[0] !== undefined) {
    try {
      await bundle(args[0], bundleOf(args[0]))
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error))
      process.exit(1)
    }
    // Some libraries keep a timer or a port open when they are merely loaded.
    process.exit(0)
  }
  if (entry === undefined || changedAtMs(path.join(root, entry)) === 0) {
    console.error(`There is no program ${entry ?? ''}. Name a file from the repository's root: node tools/run.mjs src/node/edge/command.ts`)
    process.exit(2)
  }
  const file = bundleOf(entry)
  if (isBundleStale(file) && !bundleAside(entry)) {
    console.error(`${entry} could not be bundled; the message above says why.`)
    process.exit(1)
  }
  if (process.env['npm_lifecycle_event'] !== undefined) endWithShell()
  process.argv.splice(1, process.argv.length, file, ...args)
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(file).href)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
