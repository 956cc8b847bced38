/** What `npm run verify` does; the process itself stays outside (command.ts). */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parsePolicy } from '../../engine/policy/document.ts'
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import { SHIELD_PLACES } from '../../verifier/network.ts'
import { reportJson, seedsJson } from '../../verifier/report/json.ts'
import type { Report } from '../../verifier/report/report.ts'
import { reportText, seedsText } from '../../verifier/report/text.ts'
import { verify } from '../../verifier/verify.ts'
import { optionLines, readArguments, type VerifyOptions } from './arguments.ts'
import { readBounds } from './bounds.ts'
import { help, names, problems } from './copy/en.ts'

/** The process as the command sees it. */
export interface Surroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** All that comes on standard input. */
  readonly input: () => Promise<string>
  /** What file names are relative to. */
  readonly folder: string
  /** May colour codes be written? */
  readonly colour: boolean
  /** Letters in a line of the terminal; null: it is none. */
  readonly width: number | null
}

const PASSED = 0
const FAILED = 1
/** The command was given something that it can't use. */
const MISUSED = 2
/** The verifier itself came to grief. */
const BROKEN = 3

/** Wider lines are read badly. */
const MOST_WIDTH = 140

/** Thrown in here only: something given can't be used. */
class Unusable extends Error {}

/** Verifies and writes the report. @returns the exit code */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { out, err } = surroundings
  const asked = readArguments(words)
  if (asked.type === 'help') {
    out(help(optionLines()))
    return PASSED
  }
  if (asked.type === 'problem') {
    err(`${asked.text}\n`)
    return MISUSED
  }
  try {
    return await run(asked.options, surroundings)
  } catch (error) {
    const isTheirs = error instanceof Unusable
    err(`${isTheirs ? error.message : problems.defect(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`)
    return isTheirs ? MISUSED : BROKEN
  }
}

async function run(options: VerifyOptions, surroundings: Surroundings): Promise<number> {
  const { file, json, only, seeds, several, objectivesFile } = options
  const document = documentIn(await textOf(file, names.document(file), surroundings), file === '-' ? names.standardInput : file)
  const bounds = objectivesFile === null ? {} : boundsIn(await textOf(objectivesFile, names.objectives(objectivesFile), surroundings), objectivesFile)
  const reports = seeds.map((seed) => verify({ document, seed, only, bounds }))
  surroundings.out(json ? `${JSON.stringify(jsonOf(reports, several, document), null, 2)}\n` : textOfReports(reports, several, document, surroundings))
  return reports.every(({ passed }) => passed) ? PASSED : FAILED
}

function jsonOf(reports: readonly Report[], several: boolean, document: PolicyDocument): unknown {
  return several ? seedsJson(reports, document) : reports.map((report) => reportJson(report, document))[0]
}

function textOfReports(reports: readonly Report[], several: boolean, document: PolicyDocument, { colour, width }: Surroundings): string {
  const look = { colour, ...(width !== null && { width: Math.min(width, MOST_WIDTH) }) }
  return several ? seedsText(reports, document, look) : reports.map((report) => reportText(report, document, look)).join('')
}

async function textOf(file: string, what: string, { input, folder }: Surroundings): Promise<string> {
  try {
    return file === '-' ? await input() : await readFile(path.resolve(folder, file), 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Unusable(problems.unreadable(what, code === 'ENOENT' ? problems.noSuchFile : code === 'EISDIR' ? problems.folder : message))
  }
}

function documentIn(text: string, file: string): PolicyDocument {
  const parsed = parsePolicy(text, { places: SHIELD_PLACES })
  if (parsed.ok) return parsed.document
  const lines = parsed.problems.map(({ path: place, problem, mend }) => `\n  ${place === '' ? '' : `${place}: `}${problem} ${mend}`)
  throw new Unusable(`${problems.documentWrong(file)}${lines.join('')}`)
}

function boundsIn(text: string, file: string) {
  const read = readBounds(text, file)
  if (!read.ok) throw new Unusable(read.text)
  return read.bounds
}
