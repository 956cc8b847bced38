/** What `npm run verify` does; the process itself stays outside (command.ts). */
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import { figureOf, type Bounds } from '../../verifier/assertion.ts'
import { reportWords } from '../../verifier/copy/report.en.ts'
import type { Objectives } from '../../verifier/link/configuration.ts'
import { objectivesWith } from '../../verifier/objectives.ts'
import { aboutDocument, reportJson, seedsJson, type JsonDocument, type JsonDocuments, type JsonRefusal } from '../../verifier/report/json.ts'
import type { Report } from '../../verifier/report/report.ts'
import { documentsText } from '../../verifier/report/several.ts'
import { reportText, seedsText } from '../../verifier/report/text.ts'
import { verify } from '../../verifier/verify.ts'
import { optionLines, readArguments, type VerifyOptions } from './arguments.ts'
import { help, names, problems } from './copy/en.ts'
import { demandedBy, demandedByCourse, type Demanded } from './demanded.ts'
import { bytesOf, textIn, type Sources } from './given.ts'
import { isLink } from './links.ts'
import { submissions } from './submissions.ts'
import { Unusable } from './unusable.ts'

/** The process as the command sees it. */
export interface Surroundings extends Sources {
  /** Rejects when the text could not be written; resolves when nobody reads it any more. */
  readonly out: (text: string) => void | Promise<void>
  readonly err: (text: string) => void
  /** May colour codes be written? */
  readonly colour: boolean
  /** Letters in a line. */
  readonly width: number
}

const PASSED = 0
const FAILED = 1
/** The command was given something that it can't use. */
const MISUSED = 2
/** The verifier itself came to grief, or what it has to say got lost. */
const BROKEN = 3

/** Wider lines are read badly. */
const MOST_WIDTH = 140

/** Thrown in here only: standard output takes nothing. */
class Unwritten extends Error {}

/** A document that was read, and what came of it. */
interface Tried {
  readonly about: JsonDocument
  readonly result: { readonly document: PolicyDocument; readonly reports: readonly Report[] } | Unusable
}

/** Verifies and writes the report. @returns the exit code */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { err } = surroundings
  const asked = readArguments(words)
  try {
    if (asked.type === 'run') return await run(asked.options, surroundings)
    if (asked.type === 'help') await say(help(optionLines()), surroundings)
    else await refuse(new Unusable(asked.text), asked.json, surroundings)
    return asked.type === 'help' ? PASSED : MISUSED
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
    err(`${error instanceof Unwritten ? problems.unwritten(error.message) : problems.defect(why)}\n`)
    return BROKEN
  }
}

async function run(options: VerifyOptions, surroundings: Surroundings): Promise<number> {
  const { files, json } = options
  let demanded: Demanded
  try {
    demanded = await demandedIn(options, surroundings)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    await refuse(error, json, surroundings)
    return MISUSED
  }
  const { seeds, assignment, ...task } = demanded
  const tried: Tried[] = []
  for await (const { about, read } of submissions(files, surroundings)) {
    if (read instanceof Unusable) {
      surroundings.err(`${read.message}\n`)
      tried.push({ about, result: read })
      continue
    }
    const { document } = read
    const note = boundsNote(nameOf(about.name), read.bounds, task.bounds)
    if (note !== null) surroundings.err(`${note}\n`)
    tried.push({ about, result: { document, reports: seeds.map((seed) => verify({ document, seed, ...task })) } })
  }
  const codes = tried.map(({ result }) => (result instanceof Unusable ? MISUSED : result.reports.every(({ passed }) => passed) ? PASSED : FAILED))
  const text = json ? `${JSON.stringify(jsonOf(tried, options), null, 2)}\n` : textOf(tried, options, demanded, surroundings)
  if (text !== '') await say(assignment === null || json ? text : `${names.assignment(assignment)}\n\n${text}`, surroundings)
  return Math.max(...codes)
}

/** Bounds in a link that differ from those that count: somebody may believe that they count. */
function boundsNote(name: string, inLink: Objectives, counting: Bounds): string | null {
  const { objectives } = objectivesWith(counting)
  const ids = Object.keys(inLink).filter((id) => !objectives.some((objective) => objective.id === id && figureOf(objective.bound) === inLink[id]))
  return ids.length === 0 ? null : problems.boundsInLink(name, ids)
}

function jsonOf(tried: readonly Tried[], { several }: VerifyOptions): unknown {
  const each = tried.map(({ about, result }) => aboutDocument(result instanceof Unusable ? refusal(result) : oneJson(result.reports, several, result.document), about))
  if (each.length === 1) return each[0]
  return { version: 1, passed: each.every(({ passed }) => passed), documents: each } satisfies JsonDocuments
}

function oneJson(reports: readonly Report[], several: boolean, document: PolicyDocument) {
  const [first] = reports
  return several || !first ? seedsJson(reports, document) : reportJson(first, document)
}

/** Empty: all that is to be said stands on standard error. */
function textOf(tried: readonly Tried[], { several }: VerifyOptions, { only }: Demanded, { colour, width }: Surroundings): string {
  const look = { colour, width: Math.min(width, MOST_WIDTH) }
  if (tried.length > 1) return documentsText(tried.map(({ about, result }) => ({ name: nameOf(about.name), reports: result instanceof Unusable ? null : result.reports })), only, look)
  return tried
    .map(({ about, result }) => {
      if (result instanceof Unusable) return ''
      const { reports, document } = result
      const text = several ? seedsText(reports, document, look) : reports.map((report) => reportText(report, document, look)).join('')
      return `${reportWords.documentIs(nameOf(about.name))}\n\n${text}`
    })
    .join('')
}

function nameOf(file: string): string {
  return file === '-' ? names.standardInput : file
}

function refusal({ problems: all }: Unusable): JsonRefusal {
  return { version: 1, passed: false, refused: true, problems: all }
}

/** Says what can't be used, and to programs that they get no report. */
async function refuse(error: Unusable, json: boolean, surroundings: Surroundings): Promise<void> {
  surroundings.err(`${error.message}\n`)
  if (json) await say(`${JSON.stringify(refusal(error), null, 2)}\n`, surroundings)
}

async function say(text: string, { out }: Surroundings): Promise<void> {
  try {
    await out(text)
  } catch (error) {
    throw new Unwritten((error as Error).message)
  }
}

async function demandedIn(options: VerifyOptions, surroundings: Surroundings): Promise<Demanded> {
  const { objectivesFrom: source } = options
  if (source === null) return demandedByCourse(options)
  const what = names.objectives(source)
  const read = await demandedBy(isLink(source) ? null : textIn(await bytesOf(source, what, surroundings), what), source, options)
  if (!read.ok) throw new Unusable(read.text)
  for (const note of read.notes) surroundings.err(`${note}\n`)
  return read.demanded
}
