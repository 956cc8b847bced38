/** The command line of `npm run verify`. In: its words. Out: what to do, or what is wrong with them and the mend. */
import { nearest } from '../../engine/policy/nearest.ts'
import { WORKLOADS, type WorkloadId } from '../../verifier/assertion.ts'
import { DEFAULT_SEED } from '../../verifier/verify.ts'
import { meanings, problems } from './copy/en.ts'

export interface VerifyOptions {
  /** At least one: names of files, links, and '-' for standard input. */
  readonly files: readonly string[]
  readonly json: boolean
  readonly only: readonly WorkloadId[]
  /** In the order in which they are verified. */
  readonly seeds: readonly number[]
  /** Were several asked for, were it only one of them? */
  readonly several: boolean
  /** Does the command say at which seed to begin? An assignment may, too, and the command goes before it. */
  readonly isSeedGiven: boolean
  /** A file, '-', or a link to an assignment. */
  readonly objectivesFrom: string | null
}

export type Asked = { readonly type: 'run'; readonly options: VerifyOptions } | { readonly type: 'help' } | { readonly type: 'problem'; readonly text: string; readonly json: boolean }

type Name = keyof typeof meanings

/** Thrown in here only, to leave from any depth. */
class Problem extends Error {}

const FLAGS: ReadonlySet<Name> = new Set<Name>(['json', 'help'])
const MOST_SEEDS = 100
const GREATEST_SEED = 2 ** 32 - 1

/** @param words what stands after the program's name */
export function readArguments(words: readonly string[]): Asked {
  try {
    const { given, files } = sorted(words)
    if (given.has('help')) return { type: 'help' }
    if (files.length === 0) throw new Problem(problems.noFile)
    if (files.includes('')) throw new Problem(problems.emptyName)
    if ([...files, given.get('objectives')].filter((file) => file === '-').length > 1) throw new Problem(problems.inputTwice)
    const only = given.get('only')
    const count = given.get('seeds')
    return {
      type: 'run',
      options: {
        files,
        json: given.has('json'),
        only: only === undefined ? WORKLOADS : workloads(only),
        seeds: seedsFrom(given.get('seed'), count),
        several: count !== undefined,
        isSeedGiven: given.has('seed'),
        objectivesFrom: given.get('objectives') ?? null,
      },
    }
  } catch (error) {
    if (error instanceof Problem) return { type: 'problem', text: error.message, json: words.includes('--json') }
    throw error
  }
}

/** The options as the help lists them. */
export function optionLines(): string {
  return Object.entries(meanings)
    .map(([name, meaning]) => `  --${name.padEnd(14)}${meaning}\n`)
    .join('')
}

/** `--name value` and `--name=value`, each once: of two, one would be passed over in silence. What is no option and no value is a file, and after `--` everything is. */
function sorted(words: readonly string[]): { readonly given: ReadonlyMap<Name, string>; readonly files: readonly string[] } {
  const given = new Map<Name, string>()
  const files: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word === '--') {
      files.push(...words.slice(index + 1))
      break
    }
    const [, name, , attached] = /^--([^=]+)(=(.*))?$/s.exec(word) ?? []
    if (word === '-h') given.set('help', '')
    else if (name === undefined && word.startsWith('-') && word !== '-') throw new Problem(problems.unknownOption(word, null))
    else if (name === undefined) files.push(word)
    else if (!isName(name)) throw new Problem(problems.unknownOption(`--${name}`, nearest(name, Object.keys(meanings))))
    else if (FLAGS.has(name)) {
      if (attached !== undefined) throw new Problem(problems.needlessValue(name))
      given.set(name, '')
    } else {
      const value = attached ?? words[(index += 1)]
      if (value === undefined || value === '' || (attached === undefined && value.startsWith('--'))) throw new Problem(problems.noValue(name))
      const before = given.get(name)
      if (before !== undefined) throw new Problem(problems.optionTwice(name, before, value, name === 'only'))
      given.set(name, value)
    }
  }
  return { given, files }
}

function workloads(text: string): readonly WorkloadId[] {
  const named = text.split(',').map((part) => part.trim())
  for (const name of named) if (!(WORKLOADS as readonly string[]).includes(name)) throw new Problem(problems.unknownWorkload(name, WORKLOADS, nearest(name, WORKLOADS)))
  return WORKLOADS.filter((workload) => named.includes(workload))
}

function seedsFrom(seed: string | undefined, count: string | undefined): readonly number[] {
  const first = seed === undefined ? DEFAULT_SEED : number('seed', seed, 0, GREATEST_SEED)
  const many = count === undefined ? 1 : number('seeds', count, 1, MOST_SEEDS)
  const last = first + many - 1
  if (last > GREATEST_SEED) throw new Problem(problems.lastSeed(last, GREATEST_SEED))
  return Array.from({ length: many }, (_, index) => first + index)
}

function number(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN
  if (!(value >= least && value <= most)) throw new Problem(problems.noNumber(name, text, least, most))
  return value
}

function isName(text: string): text is Name {
  return Object.hasOwn(meanings, text)
}
