/**
 * `npm run bench [-- case …] [--rounds n] [--slack share] [--trace] [--json]`: decisions per second of the engine against
 * http-cache-semantics on the same traffic, and the world's simulated requests per second. Ends with 1 when a target is missed.
 */
import { parseArgs } from 'node:util'
import { CASES } from './cases.ts'
import { alternate, spreadOf } from './rounds.ts'
import { simulateOnce } from './world.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '9' },
    slack: { type: 'string', default: '0' },
    trace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const WORLD_TARGET = 500_000
const LEAST_ROUNDS = 7

const rounds = Math.max(LEAST_ROUNDS, Number(values.rounds))
const allowed = 1 - Number(values.slack)
const names = [...CASES.map(({ name }) => name), 'world']
const wanted = positionals.length > 0 ? positionals : names
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`Nothing to measure is called ${unknown.map((name) => `"${name}"`).join(', ')}. There are: ${names.map((name) => `"${name}"`).join(', ')}.`)
  process.exit(2)
}

const missed: string[] = []
const results: Record<string, unknown> = {}
const say = (line: string): void => {
  if (!values.json) console.log(line)
}
const micros = (value: number): string => `${value.toFixed(3)} µs`
const perSecond = (value: number): string => `${Math.round(1_000_000 / value).toLocaleString('en')}/s`

say(`Median of ${rounds} rounds (least to most); ours and theirs by turns in one process${values.trace ? ', with every decision written down' : ''}.`)
for (const { name, what, atLeast, decisions, prepare } of CASES) {
  if (!wanted.includes(name)) continue
  const { ours, theirs, differences } = prepare(values.trace)
  const differ = differences()
  const measured = alternate(ours, theirs, rounds, decisions)
  const engine = spreadOf(measured.map(({ oursMicros }) => oursMicros))
  const library = spreadOf(measured.map(({ theirsMicros }) => theirsMicros))
  const ratio = spreadOf(measured.map(({ oursMicros, theirsMicros }) => theirsMicros / oursMicros))
  const reached = ratio.median >= atLeast * allowed
  if (!reached) missed.push(`${name}: ${ratio.median.toFixed(2)} times as fast, ${atLeast} wanted`)
  if (differ.length > 0) missed.push(`${name}: the answers differ. ${differ.join('; ')}`)
  results[name] = { what, decisions, rounds: measured, engineMicros: engine, libraryMicros: library, ratio, atLeast, reached, sameAnswers: differ.length === 0 }
  say(`\n${name}: ${what}`)
  for (const [side, spread] of [['engine', engine], ['http-cache-semantics', library]] as const) {
    say(`  ${side.padEnd(21)} ${micros(spread.median)} (${spread.least.toFixed(3)} to ${spread.most.toFixed(3)})   ${perSecond(spread.median)}`)
  }
  say(`  ${reached ? 'reached' : 'MISSED '}  ${ratio.median.toFixed(2)} times as fast (${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)}), wanted ${atLeast}   ${differ.length === 0 ? 'same answers' : 'ANSWERS DIFFER'}`)
}

if (wanted.includes('world')) {
  simulateOnce()
  const measured = Array.from({ length: rounds }, simulateOnce)
  const rate = spreadOf(measured.map(({ requests, seconds }) => requests / seconds))
  const reached = rate.median >= WORLD_TARGET * allowed
  const [{ requests, requestHitRatio }] = measured as [(typeof measured)[0]]
  if (!reached) missed.push(`world: ${Math.round(rate.median)} simulated requests a second, ${WORLD_TARGET} wanted`)
  results['world'] = { rounds: measured, requestsPerSecond: rate, atLeast: WORLD_TARGET, reached }
  const shown = (value: number): string => Math.round(value).toLocaleString('en')
  say(`\nworld: ${shown(requests)} requests, 4 POPs and a shield, metrics only, hit ratio ${(100 * requestHitRatio).toFixed(1)} %`)
  say(`  ${reached ? 'reached' : 'MISSED '}  ${shown(rate.median)} simulated requests a second (${shown(rate.least)} to ${shown(rate.most)}), wanted ${shown(WORLD_TARGET)}`)
}

if (values.json) console.log(JSON.stringify({ node: process.version, rounds, slack: Number(values.slack), trace: values.trace, results, missed }, null, 2))
else if (missed.length > 0) console.error(`\nMissed:\n${missed.map((one) => `  ${one}`).join('\n')}`)
process.exitCode = missed.length > 0 ? 1 : 0
