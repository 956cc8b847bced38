/**
 * `npm run bench`: decisions per second of the engine beside http-cache-semantics on the same traffic, the world's simulated requests
 * per second, with `incident` those of a day under a policy with questions to its log, and with `proxy` the reverse proxy's rate
 * against that of a bare server. Ends with 1 when a target is missed, with 2 when the arguments can't be read.
 */
import { readArguments, usage, type Wanted } from './arguments.ts'
import { CASES } from './cases.ts'
import { measureCase, measureIncident, measureServers, measureWorld, type Measured } from './measure.ts'
import { serve, type Role } from './servers.ts'

const USUAL = [...CASES.map(({ name }) => name), 'world']
const NAMES = [...USUAL, 'incident', 'proxy']

async function main(args: readonly string[]): Promise<void> {
  const read = readArguments(args, NAMES, USUAL)
  if ('help' in read) return console.log(usage(NAMES, USUAL))
  if ('wanted' in read) return measure(read.wanted)
  console.error(read.problem)
  process.exitCode = 2
}

async function measure({ cases, json, ...settings }: Wanted): Promise<void> {
  const say = (lines: readonly string[]): void => {
    if (!json) console.log(lines.join('\n'))
  }
  say([`Median of ${settings.rounds} rounds (least to most), by turns${settings.trace ? ', with every decision written down' : ''}.`])
  const measured: Measured[] = []
  const add = (one: Measured): void => {
    measured.push(one)
    say(['', ...one.lines])
  }
  for (const each of CASES) if (cases.includes(each.name)) add(measureCase(each, settings))
  if (cases.includes('world')) add(measureWorld(settings))
  if (cases.includes('incident')) add(measureIncident(settings))
  if (cases.includes('proxy')) add(await measureServers(settings))

  const missed = measured.flatMap((one) => one.missed)
  if (json) {
    const results = Object.fromEntries(measured.map(({ name, figures }) => [name, figures]))
    console.log(JSON.stringify({ node: process.version, ...settings, results, missed }, null, 2))
  } else if (missed.length > 0) {
    console.error(`\nMissed:\n${missed.map((one) => `  ${one}`).join('\n')}`)
  }
  process.exitCode = missed.length > 0 ? 1 : 0
}

const args = process.argv.slice(2)
const [first, role, given] = args
// The servers of `proxy` are this program too.
await (first === 'serve' ? serve(role as Role, given ?? '') : main(args))
