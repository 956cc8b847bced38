/** The arguments of `npm run bench`. In: the words behind the command's name. Out: what to measure and how, or a sentence that says what is wrong. */
import { parseArgs } from 'node:util'
import type { Settings } from './measure.ts'

export interface Wanted extends Settings {
  /** What to measure, in the order of `names`. */
  readonly cases: readonly string[]
  readonly json: boolean
}

export type Read = { readonly wanted: Wanted } | { readonly help: true } | { readonly problem: string }

export const LEAST_ROUNDS = 7

const OPTIONS = {
  rounds: { type: 'string', default: '9' },
  seconds: { type: 'string', default: '3' },
  slack: { type: 'string', default: '0' },
  trace: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** @param names what can be measured @param usual what is, when no name is given */
export function readArguments(args: readonly string[], names: readonly string[], usual: readonly string[]): Read {
  const given = parsed(args)
  if (typeof given === 'string') return { problem: given }
  const { values, positionals } = given
  if (values.help) return { help: true }
  const unknown = positionals.filter((name) => !names.includes(name))
  if (unknown.length > 0) return { problem: `Nothing to measure is called ${quoted(unknown)}. There are: ${quoted(names)}.` }
  const [rounds, seconds, slack] = [Number(values.rounds), Number(values.seconds), Number(values.slack)]
  if (!(Number.isInteger(rounds) && rounds >= 1)) return { problem: `--rounds takes a whole number from 1, not "${values.rounds}".` }
  if (!(seconds > 0 && seconds < Infinity)) return { problem: `--seconds takes a number above 0, not "${values.seconds}".` }
  if (!(slack >= 0 && slack < 1) || values.slack === '') return { problem: `--slack takes a share from 0 to below 1, not "${values.slack}".` }
  const wanted = positionals.length > 0 ? names.filter((name) => positionals.includes(name)) : usual
  return { wanted: { cases: wanted, rounds: Math.max(LEAST_ROUNDS, rounds), seconds, allowed: 1 - slack, trace: values.trace, json: values.json } }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/)
    return `${first.replace(/\.$/, '')}. --help lists the options.`
  }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}

/** @param names what can be measured @param usual what is, when no name is given */
export function usage(names: readonly string[], usual: readonly string[]): string {
  const more = names.filter((name) => !usual.includes(name))
  return `npm run bench [-- what … options]

Measures the engine beside http-cache-semantics on the same traffic, and ends with 1 when a target is missed.

What: ${quoted(usual)}; without a name, all of these. Also ${quoted(more)}.

  --rounds n       rounds of each, by turns; at least ${LEAST_ROUNDS} (${OPTIONS.rounds.default})
  --seconds n      of load in each round of "proxy" (${OPTIONS.seconds.default})
  --slack share    how far below a target still counts as reached, e.g. 0.1 (${OPTIONS.slack.default})
  --trace          the engine writes down every decision too
  --json           figures of every round, as JSON
  -h, --help       this text

docs/benchmarks.md says what each case is and how to read the figures.`
}
