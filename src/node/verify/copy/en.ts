/** What `npm run verify` says. */

export const help = (options: string): string => `Tries a policy document on the course's four workloads and judges what comes of it.

  npm run verify -- config.json [options]
  npm run --silent verify -- - < config.json

The document is a file, or - for what comes on standard input.

${options}
Exit codes: 0 every objective is met, 1 at least one is not, 2 something given can't be used,
3 the verifier itself came to grief.

docs/verify.md says what is demanded, how it is measured and what the JSON holds.
`

/** What each option means, in the order of the help. */
export const meanings = {
  json: 'the report as JSON, and nothing else on standard output',
  only: 'workloads to try, with commas between: static, api, video, realtime (all of them)',
  seed: 'a whole number from 0 to 4294967295, which decides who asks when (1)',
  seeds: 'at how many seeds to verify, from --seed on, 1 to 100',
  objectives: 'a JSON file with bounds in place of the course’s, by the ids of objectives',
  help: 'this text',
} as const

export const problems = {
  noFile: 'No policy document is named. Name a file, for example: npm run verify -- config.json, or - for standard input. --help lists the options.',
  twoFiles: (first: string, second: string) => `Two policy documents are named, ${first} and ${second}. Verify one at a time.`,
  unknownOption: (name: string, near: string | null) => `There is no option ${name}.${near === null ? '' : ` Did you mean --${near}?`} --help lists the options.`,
  noValue: (name: string) => `--${name} needs a value. --help says which.`,
  needlessValue: (name: string) => `--${name} takes no value.`,
  unknownWorkload: (name: string, all: readonly string[], near: string | null) => `There is no workload "${name}".${near === null ? '' : ` Did you mean ${near}?`} Name some of ${all.join(', ')}, with commas between.`,
  noNumber: (name: string, text: string, least: number, most: number) => `--${name} is "${text}", which is no whole number from ${least} to ${most}.`,
  lastSeed: (last: number, most: number) => `The last seed would be ${last}, and the greatest is ${most}. Begin at a smaller --seed.`,
  unreadable: (what: string, why: string) => `The ${what} can't be read: ${why}`,
  noSuchFile: 'there is no such file. Mind the folder that the command is typed in.',
  folder: 'it is a folder. Name a file in it.',
  documentWrong: (file: string) => `The policy document ${file} is not taken:`,
  notJson: (file: string, why: string) => `The objectives in ${file} are no JSON: ${why} Write them like {"static.deploy": 30000}.`,
  notBounds: (file: string) => `The objectives in ${file} are no JSON object. Write bounds by the ids of objectives, like {"static.deploy": 30000}.`,
  boundsWrong: (file: string) => `The objectives in ${file} are not taken:`,
  unknownBound: (id: string, near: string | null) => `${id}: There is no such objective.${near === null ? ' docs/verify.md lists them.' : ` Did you mean ${near}?`}`,
  badBound: (id: string, value: string, unit: string) => `${id}: ${value} stands where a number from 0 on has to stand. It is ${unit}.`,
  defect: (why: string) => `The verifier came to grief, which is a defect of its own: ${why}`,
} as const

/** What a bound's figure is. */
export const units = { ms: 'in ms', count: 'a count', share: 'a share of 1', bytes: 'in bytes', 'per-second': 'per second', dollars: 'in US dollars' } as const

export const names = {
  document: (file: string) => `policy document ${file}`,
  objectives: (file: string) => `file of objectives ${file}`,
  standardInput: 'on standard input',
} as const
