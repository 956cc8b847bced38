/**
 * A report to be read in a terminal. In: a report and the document that it is about. Out: lines of text: a table per workload, what
 * failed with its smallest example, warnings, and the sum as the last line.
 */
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import { listed } from '../../language/lists.ts'
import { figureOf, type Assertion, type WorkloadId } from '../assertion.ts'
import { assertionWords, en, probeWords } from '../copy/en.ts'
import { continents, reportWords as words, storyWords, warningWords } from '../copy/report.en.ts'
import { OBJECTIVES, strictness } from '../objectives.ts'
import { boundText, figure, figureBeside, marginText, moment } from './figures.ts'
import { columns, indented, paint, wrapped, type Paint } from './layout.ts'
import type { Counterexample, Report, Warning } from './report.ts'
import { storyOf } from './story.ts'

export interface TextOptions {
  /** Colour codes of terminals (ECMA-48 SGR); left out: none. */
  readonly colour?: boolean
  /** Letters in a line; left out: 100. */
  readonly width?: number
}

export const WIDTH = 100
/** Narrower, a table is no table. */
export const LEAST_WIDTH = 60

/** Ends with a line break. */
export function reportText(report: Report, document: PolicyDocument, { colour = false, width = WIDTH }: TextOptions = {}): string {
  const look = { colour: paint(colour), width: Math.max(LEAST_WIDTH, width) }
  const parts = [
    ...report.workloads.map((workload) => tableOf(workload, report, look)),
    ...failuresOf(report, document, look),
    ...(report.warnings.length === 0 ? [] : [[words.warnings, ...report.warnings.flatMap((warning) => indented(look.width, 2, `${look.colour.doubtful(words.warning)}  ${warningText(warning, report)}`))]]),
    sumLines(report, look),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** Several seeds of one configuration: the first report that failed, or else the first, whole; the others in a line each. */
export function seedsText(reports: readonly Report[], document: PolicyDocument, options: TextOptions = {}): string {
  const colour = paint(options.colour ?? false)
  const failed = reports.filter(({ passed }) => !passed)
  const whole = failed[0] ?? reports[0]
  if (!whole) return ''
  const lines = reports.map(({ seed, passed, ...rest }) => `  ${passed ? colour.good(words.seedPassed(seed)) : colour.bad(words.seedFailed(seed, failedIds(rest)))}`)
  const sum = failed.length === 0 ? colour.good(words.seedsPassed(reports.length)) : colour.bad(words.seedsFailed(failed.length, reports.length))
  return `${reportText(whole, document, options)}\n${words.seeds}\n${lines.join('\n')}\n\n${sum}\n`
}

/** What a part of a figure is called: a continent, or one of the workload's resources. */
export function partName(workload: WorkloadId, name: string): string {
  const resources = en[workload].resources
  if (Object.hasOwn(continents, name)) return continents[name as keyof typeof continents]
  return Object.hasOwn(resources, name) ? resources[name]!.name : name
}

/** A warning as a sentence. */
export function warningText({ kind, assertion: id, value, bound }: Warning, { verdicts }: Pick<Report, 'verdicts'>): string {
  const unit = verdicts.find(({ assertion }) => assertion.id === id)?.assertion.unit ?? 'count'
  return warningWords[kind](assertionWords(id).label, figureBeside(value, bound, unit), figure(bound, unit), figure(bound === 0 ? null : value / bound, 'share', 0))
}

interface Look {
  readonly colour: Paint
  readonly width: number
}

function tableOf(workload: WorkloadId, { verdicts }: Report, { colour, width }: Look): readonly string[] {
  const own = verdicts.filter(({ assertion }) => assertion.subject.workload === workload)
  const rows = own.map(({ assertion, value, passed, margin, parts = [] }) => ({
    cells: [
      passed ? words.passed : words.failed,
      assertionWords(assertion.id).label,
      figureBeside(value, figureOf(assertion.bound), assertion.unit),
      boundText(assertion.bound, assertion.unit),
      // How far a ratio is below its bound is read off the two figures.
      passed || 'atMost' in assertion.bound ? marginText(margin) : '',
    ],
    colour: passed ? colour.good : colour.bad,
    below: [ownBound(assertion), listed(parts.map((part) => words.partOf(partName(workload, part.name), figure(part.value, assertion.unit))))].filter((text) => text !== ''),
  }))
  return [words.heading(en[workload].name, own.filter(({ passed }) => passed).length, own.length), ...columns(rows, width)]
}

/** How a bound of somebody's own compares with the course's; empty: it is the course's. */
function ownBound(assertion: Assertion): string {
  const compared = strictness(assertion)
  const own = OBJECTIVES.find(({ id }) => id === assertion.id)
  return compared === 'same' || !own ? '' : words.ownBound[compared](boundText(own.bound, own.unit))
}

function failuresOf({ verdicts, seed }: Report, document: PolicyDocument, look: Look): readonly (readonly string[])[] {
  /** The label of the objective under which an example was told: those with one witness share theirs. */
  const toldUnder = new Map<string, string>()
  return verdicts.flatMap(({ assertion, value, passed, counterexample }) => {
    if (passed) return []
    const { label, measures, hint } = assertionWords(assertion.id)
    const key = JSON.stringify(counterexample)
    const told = toldUnder.get(key)
    const queue = queueBehind(assertion, verdicts)
    if (counterexample && told === undefined && !queue) toldUnder.set(key, label)
    return [
      [
        look.colour.bad(`✗ ${words.failure(label, figureBeside(value, figureOf(assertion.bound), assertion.unit), boundText(assertion.bound, assertion.unit))}`),
        ...indented(look.width, 2, measures),
        ...(counterexample && told === undefined && !queue ? exampleOf(counterexample, document, seed, look) : indented(look.width, 2, queue ?? (told === undefined ? words.noExample : words.sameExample(told)))),
        ...indented(look.width, 2, words.hint(hint)),
        `  ${words.scene(assertion.scene)}`,
      ],
    ]
  })
}

/** Where the origin gets more than it can make, a wait in that very traffic is a line, of which a few requests show nothing; else null. */
function queueBehind({ measure, subject }: Assertion, verdicts: Report['verdicts']): string | null {
  if (measure !== 'p95Ms') return null
  const load = verdicts.find(({ assertion, passed }) => !passed && assertion.measure === 'peakOriginPerSecond' && assertion.subject.probe === subject.probe)
  return load ? words.queue(assertionWords(load.assertion.id).label) : null
}

function exampleOf(counterexample: Counterexample, document: PolicyDocument, seed: number, { colour, width }: Look): readonly string[] {
  const story = storyOf(counterexample, document, seed)
  const room = Math.max(...story.map(({ atMs }) => moment(atMs).length))
  return [
    ...indented(width, 2, words.smallest(probeWords(counterexample.probe).name, counterexample.requests)),
    ...story.flatMap(({ atMs, text, shows }) => {
      const told = wrapped(shows ? `${text} (${storyWords.shows})` : text, width - room - 6)
      const lines = told.map((line, index) => `    ${(index === 0 ? moment(atMs) : '').padStart(room)}  ${line}`)
      return shows ? lines.map(colour.bad) : lines
    }),
  ]
}

function sumLines(report: Report, { colour, width }: Look): readonly string[] {
  const { verdicts, warnings, seed, passed } = report
  const text = passed ? words.sumPassed(verdicts.length, warnings.length, seed) : words.sumFailed(failedIds(report), verdicts.length, warnings.length, seed)
  return wrapped(text, width).map(passed ? colour.good : colour.bad)
}

function failedIds({ verdicts }: Pick<Report, 'verdicts'>): readonly string[] {
  return verdicts.flatMap(({ assertion, passed }) => (passed ? [] : [assertion.id]))
}
