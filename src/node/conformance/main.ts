/**
 * `npm run conformance [-- --id x] [--verbose] [--write] [--report file]`: runs the public suite and our own scenes against the proxy. It
 * fails on what is not as exceptions.ts says, on a missed target, and when docs/conformance.md is not what the run would write.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { documentParts, withParts } from './document.ts'
import { measureScenes, measureSuite, withDependencies } from './measure.ts'
import { applicable, counts, isUnexpected, missedTargets, outcomes } from './outcome.ts'
import { caseLine, sceneLine, scenesSummary, suiteSummary, unexpectedLine } from './report.ts'
import { suiteCases } from './suite/cases.ts'

const PAGE = 'docs/conformance.md'

const { values } = parseArgs({
  options: {
    id: { type: 'string', multiple: true },
    verbose: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    report: { type: 'string' },
  },
})

// The suite's origin warns of what its own cases ask for.
const say = console.log
if (!values.verbose) console.log = () => {}

const cases = suiteCases()
if (values.id) await some(values.id)
else await everything()

/** Only the named ones, and what they build on. */
async function some(ids: readonly string[]): Promise<void> {
  const inSuite = ids.filter((id) => cases.some((one) => one.id === id))
  const { results } = await measureSuite(cases, withDependencies(cases, inSuite), values.verbose)
  const found = outcomes(cases, results)
  const scenes = await measureScenes((id) => ids.includes(id))
  found.forEach((outcome) => say(caseLine(outcome)))
  scenes.forEach((scene) => say(sceneLine(scene)))
  if (found.length + scenes.length === 0) console.error(`No case or scene is called ${ids.join(' or ')}.`)
  const isWell = found.length + scenes.length > 0 && !found.some(isUnexpected) && scenes.every(({ differences }) => differences.length === 0)
  process.exitCode = isWell ? 0 : 1
}

async function everything(): Promise<void> {
  const { results, repeated } = await measureSuite(cases, new Set(applicable(cases).map(({ id }) => id)))
  const scenes = await measureScenes(() => true)
  const found = outcomes(cases, results)
  if (values.verbose) {
    found.forEach((outcome) => say(caseLine(outcome)))
    scenes.forEach((scene) => say(sceneLine(scene)))
  }
  say(suiteSummary(cases, results))
  say(scenesSummary(scenes))
  if (repeated.length > 0) say(`Run once more, being unexpected at first: ${repeated.join(', ')}`)

  const wrong = found.filter(isUnexpected)
  const failures = [
    ...wrong.map(unexpectedLine),
    ...scenes.filter(({ differences }) => differences.length > 0).map(sceneLine),
    ...missedTargets(counts(cases, results)),
    ...pageFailures(documentParts(cases, results, scenes)),
  ]
  failures.forEach((failure) => console.error(`\nFAILED  ${failure}`))
  if (values.report !== undefined) {
    const skipped = cases.length - found.length + found.filter((outcome) => outcome.reason !== null && !isUnexpected(outcome)).length
    const passed = found.filter((outcome) => outcome.verdict === 'pass' && !isUnexpected(outcome)).length + scenes.filter(({ differences }) => differences.length === 0).length
    writeFileSync(values.report, JSON.stringify({ passed, failed: failures.length, skipped }))
  }
  process.exitCode = failures.length === 0 ? 0 : 1
}

/** Writes the page when asked to; else compares it. */
function pageFailures(parts: ReturnType<typeof documentParts>): string[] {
  const page = readFileSync(PAGE, 'utf8')
  const current = withParts(page, parts)
  if (values.write) writeFileSync(PAGE, current)
  return values.write || page === current ? [] : [`${PAGE} is not what this run would write. Run: npm run conformance -- --write`]
}
