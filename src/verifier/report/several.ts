/** Several documents beside one another. In: what was found of each. Out: a table of document and workload, and the sum as its last line. */
import type { WorkloadId } from '../assertion.ts'
import { reportWords as words } from '../copy/report.en.ts'
import { columns, paint, type Paint, type Row } from './layout.ts'
import type { Report } from './report.ts'
import { LEAST_WIDTH, WIDTH, type TextOptions } from './text.ts'

export interface TriedDocument {
  readonly name: string
  /** At each seed; null: the document was refused. */
  readonly reports: readonly Report[] | null
}

/** Narrower, names are cut off too far to tell them apart. */
const LEAST_NAME = 16
/** Between columns, and before the first. */
const GAP = 2

/** @param only the workloads that were tried; ends with a line break */
export function documentsText(tried: readonly TriedDocument[], only: readonly WorkloadId[], { colour = false, width = WIDTH }: TextOptions = {}): string {
  const paints = paint(colour)
  const seeds = Math.max(...tried.map(({ reports }) => reports?.length ?? 0))
  const head: Row = { cells: ['', words.document, ...only], colour: (text) => text, below: [] }
  const lineWidth = Math.max(LEAST_WIDTH, width)
  const others = [words.failed, ...only].reduce((sum, { length }) => sum + GAP + Math.max(length, words.met(10, 10).length), GAP)
  const rows = tried.map((each) => rowOf(each, only, Math.max(LEAST_NAME, lineWidth - others), paints))
  const passed = tried.filter(({ reports }) => reports?.every((report) => report.passed)).length
  const refused = tried.filter(({ reports }) => reports === null).length
  const sum = passed === tried.length ? paints.good(words.documentsPassed(passed)) : paints.bad(words.documentsFailed(passed, tried.length - passed - refused, refused))
  return `${[seeds > 1 ? words.documentsAtSeeds(seeds) : words.documents, ...columns([head, ...rows], lineWidth), '', sum].join('\n')}\n`
}

function rowOf({ name, reports }: TriedDocument, only: readonly WorkloadId[], room: number, paints: Paint): Row {
  // The end of a path tells more than its beginning.
  const shown = name.length > room ? `…${name.slice(1 - room)}` : name
  if (reports === null) return { cells: [words.refused, shown, ...only.map(() => words.notTried)], colour: paints.doubtful, below: [] }
  const passed = reports.every((report) => report.passed)
  return {
    cells: [passed ? words.passed : words.failed, shown, ...only.map((workload) => worst(reports, workload))],
    colour: passed ? paints.good : paints.bad,
    below: passed ? [] : [words.misses(missed(reports))],
  }
}

/** At the seed where the fewest objectives are met. */
function worst(reports: readonly Report[], workload: WorkloadId): string {
  const own = reports.map(({ verdicts }) => verdicts.filter(({ assertion }) => assertion.subject.workload === workload))
  return words.met(Math.min(...own.map((verdicts) => verdicts.filter(({ passed }) => passed).length)), own[0]?.length ?? 0)
}

/** At any seed, in the order of the objectives. */
function missed(reports: readonly Report[]): readonly string[] {
  const [first] = reports
  return (first?.verdicts ?? []).map(({ assertion }) => assertion.id).filter((id) => reports.some(({ verdicts }) => verdicts.some(({ assertion, passed }) => assertion.id === id && !passed)))
}
