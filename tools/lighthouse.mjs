/**
 * `npm run lighthouse [-- --runs 3 --page home --scenes --json file --dist folder]`: what Lighthouse says of the course's pages under its own
 * mobile throttling, as a table. Ends with 1 where a target is missed.
 *
 * Lighthouse is no dependency: with what it needs it is 185 MB, and nothing else uses it. The version below is fetched when this is
 * first run, and kept in npm's cache; it is the last line of versions that runs on every Node 20.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { browserArguments, ensureBrowser } from './browser.mjs'
import { serve } from './serve.mjs'
import { firstLoad } from './size.mjs'
import { build, isBuildStale, root } from './steps.mjs'

const VERSION = '12.8.2'
/** Least scores, of 100. */
export const targets = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 }
/** Lighthouse measures the machine too; below this it is a slow one or has other work, and performance says little. */
const FAIR_BENCHMARK = 1000

/**
 * How long Lighthouse waits for quiet: as it does itself where it throttles for real. Its shorter wait ends, on a busy machine, between a
 * late first paint and the scripts that follow it, and what these cost is then not counted.
 */
const patience = { extends: 'lighthouse:default', settings: { pauseAfterFcpMs: 5250, pauseAfterLoadMs: 5250, networkQuietThresholdMs: 5250, cpuQuietThresholdMs: 5250 } }

/** @typedef {keyof typeof targets} Category */
/**
 * @typedef {{name: string, address: string, file: string}} Place
 * @typedef {{scores: Record<Category, number>, lcpMs: number, tbtMs: number, cls: number, benchmark: number, failed: string[]}} Result
 */

const SCENES = Array.from({ length: 13 }, (_, index) => String(index).padStart(2, '0'))
/** The two that stand for the others where not all are asked for: the one with most on its first page, and one like most. */
const USUAL = ['scene-03', 'scene-04']

/** @param {string} name @param {{page?: string[] | undefined, scenes: boolean}} asked @returns {boolean} */
export function isAskedFor(name, { page, scenes }) {
  return page ? page.includes(name) || (scenes && name.startsWith('scene-')) : scenes || !name.startsWith('scene-') || USUAL.includes(name)
}

/** @param {string} folder a finished build @returns {Place[]} what is measured, also where the build lacks the page */
export function placesIn(folder) {
  const slugs = existsSync(path.join(folder, 'scenes')) ? readdirSync(path.join(folder, 'scenes')) : []
  const scene = (/** @type {string} */ id) => `scenes/${slugs.find((slug) => slug.startsWith(`${id}-`)) ?? id}/`
  const place = (/** @type {string} */ name, /** @type {string} */ address, query = '') => ({ name, address: address + query, file: `${address}index.html` })
  return [
    place('home', ''),
    ...SCENES.map((id) => place(`scene-${id}`, scene(id))),
    place('embed-04', scene('04'), '?embed=1'),
    place('glossary', 'glossary/'),
    place('doctor', 'doctor/'),
    place('settings', 'settings/'),
    place('teach', 'teach/'),
  ]
}

/** @param {any} report Lighthouse's own JSON @returns {Result} scores of 100, and what cost some outside of performance */
export function resultOf(report) {
  const { categories, audits, runtimeError } = report
  if (runtimeError) throw new Error(`Lighthouse could not read the page: ${runtimeError.message}`)
  const unfinished = (audits['network-requests']?.details?.items ?? []).filter((/** @type {any} */ item) => item.resourceType === 'Script' && !item.finished)
  if (unfinished.length > 0) throw new Error(`Lighthouse ended before ${unfinished[0].url} had come, so its figures leave out what script costs. Try again when the machine is quieter.`)
  const names = /** @type {Category[]} */ (Object.keys(targets))
  const score = (/** @type {Category} */ name) => Math.round(100 * (categories[name]?.score ?? 0))
  const costly = (/** @type {Category} */ name) => (categories[name]?.auditRefs ?? []).filter((/** @type {any} */ ref) => ref.weight > 0 && audits[ref.id].score !== null && audits[ref.id].score < 1)
  return {
    scores: /** @type {Record<Category, number>} */ (Object.fromEntries(names.map((name) => [name, score(name)]))),
    lcpMs: audits['largest-contentful-paint'].numericValue,
    tbtMs: audits['total-blocking-time'].numericValue,
    cls: audits['cumulative-layout-shift'].numericValue,
    benchmark: report.environment.benchmarkIndex,
    failed: names.filter((name) => name !== 'performance').flatMap((name) => costly(name).map((/** @type {any} */ { id }) => `${name}: ${id} (${audits[id].title})`)),
  }
}

/**
 * One result of several runs: the run with the median performance, since a machine's other work only ever costs some; of the other
 * categories the worst, since they don't depend on the machine.
 *
 * @param {Result[]} results at least one @returns {Result}
 */
export function together(results) {
  const sorted = [...results].sort((a, b) => a.scores.performance - b.scores.performance)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (!middle) throw new Error('There is no run to take the median of. Give --runs 1 or more.')
  const scores = { ...middle.scores }
  for (const name of /** @type {Category[]} */ (['accessibility', 'best-practices', 'seo'])) scores[name] = Math.min(...results.map((result) => result.scores[name]))
  return { ...middle, scores, failed: [...new Set(results.flatMap(({ failed }) => failed))] }
}

/** @param {string} name @param {Result} result @returns {string[]} what misses its target, in words */
export function missesOf(name, result) {
  const low = /** @type {Category[]} */ (Object.keys(targets)).filter((category) => result.scores[category] < targets[category])
  return [...low.map((category) => `${name}: ${category} ${result.scores[category]}, wanted ${targets[category]}`), ...result.failed.map((audit) => `${name}: ${audit}`)]
}

/** @param {string[]} args of Lighthouse @param {string} chromium @returns {Promise<number>} its exit code. Not waited for in step: the server lives in this process */
async function lighthouse(args, chromium) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const child = spawn(npm, ['exec', '--yes', '--loglevel=error', `--package=lighthouse@${VERSION}`, '--', 'lighthouse', ...args], {
    cwd: tmpdir(),
    env: { ...process.env, CHROME_PATH: chromium },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: npm.endsWith('.cmd'),
  })
  return new Promise((resolve, reject) => child.on('error', reject).on('exit', (code) => resolve(code ?? 1)))
}

/** The server packs a file when it is first asked for; what that takes is not the page's. @param {string} folder @param {Place} place @param {string} origin */
async function warm(folder, place, origin) {
  const headers = { 'accept-encoding': 'gzip, deflate, br' }
  for (const file of ['', ...firstLoad(folder, place.file).files]) await fetch(origin + (file || place.address), { headers }).then((response) => response.arrayBuffer())
}

async function main() {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '1' }, page: { type: 'string', multiple: true }, scenes: { type: 'boolean', default: false }, json: { type: 'string' }, dist: { type: 'string' } },
  })
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs is "${values.runs}". Give a whole number from 1.`)
  const folder = path.resolve(values.dist ?? path.join(root, 'dist'))
  if (!values.dist && isBuildStale() && !build()) throw new Error('The build failed; see above.')
  const all = placesIn(folder)
  const unknown = values.page?.filter((name) => !all.some((place) => place.name === name)) ?? []
  if (unknown.length > 0) throw new Error(`--page ${unknown.join(', ')}: no such page. Name one of ${all.map(({ name }) => name).join(', ')}.`)

  const chromium = await ensureBrowser()
  console.log(`Lighthouse ${VERSION}; fetched first where npm's cache lacks it.`)
  if ((await lighthouse(['--version'], chromium)) !== 0) throw new Error('Lighthouse could not be fetched or started. Check the network and the npm messages above, then try again.')
  const scratch = mkdtempSync(path.join(tmpdir(), 'lighthouse-'))
  const { server, address } = await serve({ folder, port: 0 })
  const config = path.join(scratch, 'config.json')
  writeFileSync(config, JSON.stringify(patience))
  const flags = ['--headless=new', ...browserArguments].join(' ')

  /** @param {Place} place */
  async function measure(place) {
    const output = path.join(scratch, 'report.json')
    const code = await lighthouse([address + place.address, '--quiet', `--config-path=${config}`, '--no-enable-error-reporting', '--output=json', `--output-path=${output}`, `--only-categories=${Object.keys(targets).join(',')}`, `--chrome-flags=${flags}`], chromium)
    if (code !== 0) throw new Error(`Lighthouse ended with ${code} on ${place.name}; see above.`)
    return resultOf(JSON.parse(readFileSync(output, 'utf8')))
  }

  try {
    const row = (/** @type {string[]} */ cells) => console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(12) : cell.padStart([0, 13, 15, 16, 5, 9, 9, 7, 11][i] ?? 9))).join(''))
    row(['page', 'performance', 'accessibility', 'best practices', 'SEO', 'LCP', 'TBT', 'CLS', 'machine'])
    /** @type {Array<Place & Result>} */ const measured = []
    for (const place of all) {
      if (!isAskedFor(place.name, values)) continue
      if (!existsSync(path.join(folder, place.file))) {
        console.log(`${place.name.padEnd(12)}  left out: this build has no ${place.file}`)
        continue
      }
      await warm(folder, place, address)
      /** @type {Result[]} */ const results = []
      while (results.length < runs) results.push(await measure(place))
      const result = together(results)
      const all4 = /** @type {Category[]} */ (Object.keys(targets)).map((name) => String(result.scores[name]))
      row([place.name, ...all4, `${(result.lcpMs / 1000).toFixed(1)} s`, `${result.tbtMs.toFixed(0)} ms`, result.cls.toFixed(3), result.benchmark.toFixed(0)])
      measured.push({ ...place, ...result })
    }
    row(['wanted', ...Object.values(targets).map(String)])
    if (values.json) writeFileSync(values.json, `${JSON.stringify({ lighthouse: VERSION, runs, targets, pages: measured }, null, 2)}\n`)
    const misses = measured.flatMap((result) => missesOf(result.name, result))
    for (const line of misses) console.error(`Missed: ${line}`)
    if (misses.length > 0 && measured.some(({ benchmark }) => benchmark < FAIR_BENCHMARK)) {
      console.error(`This machine is slow or had other work (machine below ${FAIR_BENCHMARK}). Try again when it is quiet, or with --runs 3.`)
    }
    return misses.length === 0
  } finally {
    server.close()
    server.closeAllConnections()
    rmSync(scratch, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = (await main()) ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
