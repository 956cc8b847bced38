/** What `npm run verify` says. */

export const help = (options: string): string => `Tries a policy document on the course's four workloads and judges what comes of it.

  npm run verify -- config.json [more.json ...] [options]
  npm run verify -- 'https://.../scenes/12-capstone/#c=...' [options]
  npm run --silent verify -- - < config.json

The document is a file, - for what comes on standard input, or a link that the studio of scene 12 copied, in quotation marks.
A file may hold such links, too: one a line, with a name before it or without. The configuration stands in the link itself:
nothing is fetched. Of several, a table says what each meets.

${options}
Exit codes: 0 every objective is met, 1 at least one is not, 2 something given can't be used,
3 the verifier itself came to grief, or its report could not be written. Of several documents: the greatest.

docs/verify.md says what is demanded, how it is measured and what the JSON holds.
`

/** What each option means, in the order of the help. */
export const meanings = {
  json: 'the report as JSON, and nothing else on standard output',
  only: 'workloads to try, with commas between: static, api, video, realtime (all of them)',
  seed: 'a whole number from 0 to 4294967295, which decides who asks when (1)',
  seeds: 'at how many seeds to verify, from --seed on, 1 to 100',
  objectives: 'a file with bounds in place of the course’s, or an assignment: its file or its link',
  help: 'this text',
} as const

export const problems = {
  noFile: 'No policy document is named. Name a file, for example: npm run verify -- config.json, a link that the studio copied, or - for standard input. --help lists the options.',
  emptyName: 'One of the names of files is empty. If it comes from a variable, look whether that is set.',
  inputTwice: 'Standard input (-) is named twice, and can be read once. Put one of them into a file.',
  optionTwice: (name: string, first: string, second: string, joined: boolean) => `--${name} is given twice, ${first} and ${second}. ${joined ? `Write both with a comma between: --${name} ${first},${second}` : 'Keep one of them'}.`,
  unknownOption: (name: string, near: string | null) => `There is no option ${name}.${near === null ? '' : ` Did you mean --${near}?`} --help lists the options.`,
  noValue: (name: string) => `--${name} needs a value. --help says which.`,
  needlessValue: (name: string) => `--${name} takes no value.`,
  unknownWorkload: (name: string, all: readonly string[], near: string | null) => `There is no workload "${name}".${near === null ? '' : ` Did you mean ${near}?`} Name some of ${all.join(', ')}, with commas between.`,
  noNumber: (name: string, text: string, least: number, most: number) => `--${name} is "${text}", which is no whole number from ${least} to ${most}.`,
  lastSeed: (last: number, most: number) => `The last seed would be ${last}, and the greatest is ${most}. Begin at a smaller --seed.`,
  unreadable: (what: string, why: string) => `The ${what} can't be read: ${why}`,
  /** By the system's codes. */
  why: {
    ENOENT: 'there is no such file. Mind the folder that the command is typed in.',
    EISDIR: 'it is a folder. Name a file in it.',
    EACCES: 'you may not read it. Ask its owner for the right to, or name a copy of yours.',
    EPERM: 'you may not read it. Ask its owner for the right to, or name a copy of yours.',
    ENOTDIR: 'something in the middle of its name is a file, not a folder. Mind its spelling.',
    ENAMETOOLONG: 'its name is too long. Name a file, not what stands in one.',
    ELOOP: 'links lead in a circle. Name the file itself.',
  } as Readonly<Record<string, string>>,
  refusedBySystem: (code: string) => `the system refuses it (${code}). Name a copy in another place.`,
  tooLong: (most: string) => `it holds more than ${most}, and a policy document has at most 100,000 characters. Look whether it is the right file, and divide a list of links.`,
  notUtf8: (line: number) => `line ${line} holds bytes that are no UTF-8, in which JSON is written. Save it as UTF-8, which spreadsheets call “CSV UTF-8” where it is a list of links.`,
  unwritten: (why: string) => `The report could not be written (${why}), so it is not whole, and the exit code says nothing about the document. Make room, or write elsewhere.`,
  documentWrong: (file: string) => `The policy document ${file} is not taken:`,
  isAssignment: (file: string) => `${file} is an assignment, not a configuration: it says what is demanded. Name it with --objectives, and leave it out of what is verified.`,
  linkWrong: (place: string) => `The configuration in ${place} is not taken:`,
  noLink: (place: string, text: string) => `There is no link in ${place}: it reads “${text}”. Write one link a line, whole and without a break, and a name before it, or take the line out.`,
  /** Bounds in a link are no instructor's. */
  boundsInLink: (name: string, ids: readonly string[]) => `Note: bounds for ${ids.join(', ')} came along in the link (${name}). They count for nothing here: what counts is named with --objectives.`,
  assignmentWrong: (source: string) => `The assignment in ${source} is not taken:`,
  nothingDemanded: (only: readonly string[], own: readonly string[]) => `Nothing is left to verify: --only names ${only.join(', ')}, and the assignment is about ${own.join(', ')}. Name one of those, or leave --only out.`,
  defect: (why: string) => `The verifier came to grief, which is a defect of its own: ${why}`,
} as const

type Values = Readonly<Record<string, string | number>>

/** What is wrong with a link to a configuration, and the mend, by the reasons of src/verifier/link, and of links that hold none. */
export const linkProblems = {
  tooLong: ({ length = '', most = '' }: Values) => ({ problem: `The link has ${length} characters; at most ${most} are read.`, mend: 'No configuration needs as many. Ask for it as a file.' }),
  version: ({ kind = '' }: Values) => ({ problem: `The link is of a kind that this release does not know: ${kind}.`, mend: 'Take the newest release of the course, or ask for the configuration as a file.' }),
  cut: () => ({ problem: 'The link was cut off or changed on its way.', mend: 'Ask for the whole link, up to its last character, or for the configuration as a file.' }),
  tooMuch: ({ most = '' }: Values) => ({ problem: `What the link unpacks to has more than ${most} characters.`, mend: 'No configuration needs as many. Ask whoever sent the link.' }),
  noUnpacking: () => ({ problem: 'This Node cannot unpack the link.', mend: 'Take Node 20 or newer.' }),
  objectives: () => ({ problem: 'The bounds behind the configuration can’t be read: they are no flat list of ids with a number each.', mend: 'Ask for the link anew, or for the configuration as a file.' }),
  assignment: { problem: 'The link holds an assignment, which says what is demanded.', mend: 'Name it with --objectives, and ask for the link that “Hand in” copies.' },
  bare: { problem: 'The link holds no configuration: nothing stands behind a #.', mend: 'Put the link into quotation marks, since a shell may cut it. If it is whole, it leads to a page alone: ask for the link that “Hand in” or “Copy a link” in the studio copies.' },
  other: { problem: 'The link holds no configuration: #c= does not stand in it.', mend: 'Ask for the link that “Hand in” or “Copy a link” in the studio of scene 12 copies.' },
} as const

export const names = {
  document: (file: string) => `policy document ${file === '-' ? 'on standard input' : file}`,
  objectives: (file: string) => `file of objectives ${file === '-' ? 'on standard input' : file}`,
  theLink: 'the link',
  /** What a link is called that has no name of its own. */
  link: 'link',
  linkOf: (number: number) => `link ${number}`,
  lineOf: (file: string, line: number) => `${file === '-' ? 'standard input' : file}:${line}`,
  /** Of several that bear one name. */
  again: (name: string, line: number) => `${name} (line ${line})`,
  /** Where a link stands. */
  onCommandLine: (name: string) => (name === 'link' ? 'the link' : name),
  inLine: (file: string, line: number, name: string | null) => `line ${line} ${file === '-' ? 'on standard input' : `of ${file}`}${name === null ? '' : ` (${name})`}`,
  /** Above a text, so that nobody grades by the wrong one. */
  assignment: (name: string) => `Assignment: ${name}`,
  onStandardInput: 'on standard input',
  standardInput: 'standard input',
} as const
