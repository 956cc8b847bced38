/**
 * `npm run bench [-- case …] [--rounds n] [--seconds n] [--slack share] [--trace] [--json]`: decisions per second of the engine against
 * http-cache-semantics on the same traffic, the world's simulated requests per second, and with `proxy` the reverse proxy's rate
 * against that of a bare server. Ends with 1 when a target is missed.
 */
import { parseArgs } from 'node:util'
import { CASES } from './cases.ts'
import { measureCase, measureServers, measureWorld, type Measured, type Settings } from './measure.ts'
import { serve, type Role } from './servers.ts'

const LEAST_ROUNDS = 7

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '3' },
    slack: { type: 'string', default: '0' },
    trace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const settings: Settings = {
  rounds: Math.max(LEAST_ROUNDS, Number(values.rounds)),
  seconds: Number(values.seconds),
  allowed: 1 - Number(values.slack),
  trace: values.trace,
}

async function main(): Promise<void> {
  const inProcess = [...CASES.map(({ name }) => name), 'world']
  const names = [...inProcess, 'proxy']
  const wanted = positionals.length > 0 ? positionals : inProcess
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    console.error(`Nothing to measure is called ${unknown.map((name) => `"${name}"`).join(', ')}. There are: ${names.map((name) => `"${name}"`).join(', ')}.`)
    process.exitCode = 2
    return
  }
  const say = (lines: readonly string[]): void => {
    if (!values.json) console.log(lines.join('\n'))
  }
  say([`Median of ${settings.rounds} rounds (least to most), by turns${settings.trace ? ', with every decision written down' : ''}.`])
  const measured: Measured[] = []
  const add = (one: Measured): void => {
    measured.push(one)
    say(['', ...one.lines])
  }
  for (const each of CASES) if (wanted.includes(each.name)) add(measureCase(each, settings))
  if (wanted.includes('world')) add(measureWorld(settings))
  if (wanted.includes('proxy')) add(await measureServers(settings))

  const missed = measured.flatMap((one) => one.missed)
  if (values.json) {
    const results = Object.fromEntries(measured.map(({ name, figures }) => [name, figures]))
    console.log(JSON.stringify({ node: process.version, ...settings, results, missed }, null, 2))
  } else if (missed.length > 0) {
    console.error(`\nMissed:\n${missed.map((one) => `  ${one}`).join('\n')}`)
  }
  process.exitCode = missed.length > 0 ? 1 : 0
}

const [first, role, given] = positionals
// The servers of `proxy` are this program too.
await (first === 'serve' ? serve(role as Role, given ?? '') : main())
