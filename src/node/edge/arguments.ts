/** The command line of `npm run edge`. In: its words. Out: options, or what is wrong with them and the mend. */
import { meanings, problems } from './copy/en.ts'
import { DEFAULTS, type EdgeOptions } from './options.ts'

export type CommandOptions = Partial<EdgeOptions> & Pick<EdgeOptions, 'origin' | 'port' | 'host' | 'adminPort'>

export type Asked =
  | { readonly type: 'run'; readonly options: CommandOptions; readonly policyFile: string | null }
  | { readonly type: 'help' }
  | { readonly type: 'problem'; readonly text: string }

type Name = keyof typeof meanings
type Words = ReadonlyMap<Name, string>

/** Thrown in here only, to leave from any depth. */
class Problem extends Error {}

const FLAGS: ReadonlySet<Name> = new Set<Name>(['shield', 'why', 'help'])
const MOST_BYTES = 2 ** 40
const MOST_MS = 2 ** 31 - 1
/** What the command says otherwise than `startEdge`: fixed ports and a log, for somebody who watches. */
const PORT = 8080
const ADMIN_PORT = 8081

/** Numbers that go straight into an option: its name there, the least and the most. */
const NUMBERS = {
  'capacity-bytes': ['capacityBytes', 0, MOST_BYTES],
  'largest-object-bytes': ['largestObjectBytes', 0, MOST_BYTES],
  'max-client-connections': ['maxClientConnections', 1, 1_000_000],
  'max-origin-connections': ['maxOriginConnections', 1, 10_000],
  'max-origin-queue': ['maxOriginQueue', 0, 1_000_000],
  'max-client-header-bytes': ['maxClientHeaderBytes', 1_024, 2 ** 20],
  'max-origin-header-bytes': ['maxOriginHeaderBytes', 1_024, 2 ** 20],
  'client-headers-timeout-ms': ['clientHeadersTimeoutMs', 1, MOST_MS],
  'client-request-timeout-ms': ['clientRequestTimeoutMs', 1, MOST_MS],
  'client-keep-alive-timeout-ms': ['clientKeepAliveTimeoutMs', 1, MOST_MS],
  'client-stall-timeout-ms': ['clientStallTimeoutMs', 1, MOST_MS],
  'origin-connect-timeout-ms': ['originConnectTimeoutMs', 1, MOST_MS],
  'origin-headers-timeout-ms': ['originHeadersTimeoutMs', 1, MOST_MS],
  'origin-body-timeout-ms': ['originBodyTimeoutMs', 1, MOST_MS],
  'stop-timeout-ms': ['stopTimeoutMs', 0, MOST_MS],
} as const satisfies Partial<Record<Name, readonly [keyof EdgeOptions, number, number]>>

/** @param words what stands after the program's name */
export function readArguments(words: readonly string[]): Asked {
  try {
    const given = wordsByName(words)
    if (given.has('help')) return { type: 'help' }
    return { type: 'run', options: optionsFrom(given), policyFile: given.get('policy') ?? null }
  } catch (error) {
    if (error instanceof Problem) return { type: 'problem', text: error.message }
    throw error
  }
}

/** The options as the help lists them. */
export function optionLines(): string {
  const defaults: Partial<Record<Name, string>> = {
    port: String(PORT),
    host: DEFAULTS.host,
    'admin-port': String(ADMIN_PORT),
    name: DEFAULTS.name,
    'request-directives': DEFAULTS.requestDirectives,
    'targeted-fields': DEFAULTS.targetedFields.join(','),
    log: 'pretty',
    ...Object.fromEntries(Object.entries(NUMBERS).map(([name, [option]]) => [name, String(DEFAULTS[option])])),
  }
  const lines = Object.entries(meanings).map(([name, meaning]) => {
    const value = defaults[name as Name]
    return `  --${name.padEnd(30)}${meaning}${value === undefined ? '' : ` (${value})`}\n`
  })
  return lines.join('')
}

/** `--name value` and `--name=value`; a later one counts. */
function wordsByName(words: readonly string[]): Words {
  const given = new Map<Name, string>()
  for (let index = 0; index < words.length; index += 1) {
    const [, name, , attached] = /^--([^=]+)(=(.*))?$/s.exec(words[index] ?? '') ?? []
    if (words[index] === '-h') given.set('help', '')
    else if (name === undefined) throw new Problem(problems.stray(words[index] ?? ''))
    else if (!isName(name)) throw new Problem(problems.unknownOption(name, nearest(name)))
    else if (FLAGS.has(name)) {
      if (attached !== undefined) throw new Problem(problems.needlessValue(name))
      given.set(name, '')
    } else {
      const value = attached ?? words[(index += 1)]
      if (value === undefined || value === '' || (attached === undefined && value.startsWith('--'))) throw new Problem(problems.noValue(name))
      given.set(name, value)
    }
  }
  return given
}

function optionsFrom(given: Words): CommandOptions {
  const numbers = Object.entries(NUMBERS).flatMap(([name, [option, least, most]]) => {
    const text = given.get(name as Name)
    return text === undefined ? [] : [[option, number(name, text, least, most)]]
  })
  const adminPort = given.get('admin-port') ?? String(ADMIN_PORT)
  const fields = given.get('targeted-fields')
  const name = given.get('name')
  const directives = choice(given, 'request-directives', ['obey', 'ignore'])
  const ports = { port: number('port', given.get('port') ?? String(PORT), 0, 65_535), adminPort: adminPort === 'none' ? null : number('admin-port', adminPort, 0, 65_535) }
  if (ports.port !== 0 && ports.port === ports.adminPort) throw new Problem(problems.samePorts(ports.port))
  return {
    origin: origin(given.get('origin')),
    ...ports,
    host: given.get('host') ?? DEFAULTS.host,
    shield: given.has('shield'),
    why: given.has('why'),
    log: choice(given, 'log', ['pretty', 'json', 'none']) ?? 'pretty',
    ...(directives !== null && { requestDirectives: directives }),
    ...(name !== undefined && { name: token('name', name) }),
    ...(fields !== undefined && { targetedFields: fields.split(',').map((field) => token('targeted-fields', field.trim())) }),
    ...(Object.fromEntries(numbers) as Partial<EdgeOptions>),
  }
}

/** Scheme, host and port of the origin; nothing else could be meant. */
function origin(text: string | undefined): string {
  if (text === undefined) throw new Problem(problems.noOrigin)
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') throw new Problem(problems.badOrigin(text))
  const isPlain = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  if (!isPlain) throw new Problem(problems.originWithPath(text, url.origin))
  return url.origin
}

function number(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN
  if (!(value >= least && value <= most)) throw new Problem(problems.noNumber(name, text, least, most))
  return value
}

function choice<Choice extends string>(given: Words, name: Name, choices: readonly Choice[]): Choice | null {
  const text = given.get(name)
  if (text === undefined) return null
  const chosen = choices.find((each) => each === text)
  if (chosen === undefined) throw new Problem(problems.noChoice(name, text, choices))
  return chosen
}

function token(name: string, text: string): string {
  if (!/^[A-Za-z][\w-]{0,63}$/.test(text)) throw new Problem(problems.noName(name, text))
  return text
}

function isName(text: string): text is Name {
  return Object.hasOwn(meanings, text)
}

/** The option that a mistyped one may have meant: one that it is the beginning or the end of, or that differs in few letters. */
function nearest(text: string): string | null {
  const names = Object.keys(meanings)
  const begun = names.find((name) => name.startsWith(text) || text.startsWith(name))
  if (begun !== undefined) return begun
  const [closest] = names.map((name) => ({ name, steps: distance(name, text) })).sort((a, b) => a.steps - b.steps)
  return closest !== undefined && closest.steps <= 2 ? closest.name : null
}

/** How many letters have to be put in, left out or changed (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (const [index, against] of [...other].entries()) {
      next.push(Math.min((row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1, (row[index] ?? 0) + (letter === against ? 0 : 1)))
    }
    row = next
  }
  return row[other.length] ?? 0
}
