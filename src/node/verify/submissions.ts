/** What is verified. In: what the command line names: files with a document, links that hold one, files with such links. Out: each document under the name that the report gives it. */
import { createHash } from 'node:crypto'
import { parsePolicy, type PolicyProblem } from '../../engine/policy/document.ts'
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import { holdsAssignment } from '../../verifier/assignment/link.ts'
import { looksLikeAssignment } from '../../verifier/assignment/read.ts'
import { fromConfigurationLink, type ConfigurationInLink, type Objectives } from '../../verifier/link/configuration.ts'
import { SHIELD_PLACES } from '../../verifier/network.ts'
import type { JsonDocument } from '../../verifier/report/json.ts'
import { linkProblems, names, problems } from './copy/en.ts'
import { bytesOf, textIn, type Sources } from './given.ts'
import { isLink, listOfLinks, type Listed } from './links.ts'
import { markedUtf16 } from './read.ts'
import { Unusable } from './unusable.ts'

export interface Submission {
  readonly about: JsonDocument
  readonly read: Read | Unusable
}

interface Read {
  readonly document: PolicyDocument
  /** Bounds that came along in a link. They are whoever's who made it, and judge nothing. */
  readonly bounds: Objectives
}

const DIGEST = 'sha256'
/** Letters of a line that tell it from others. */
const MOST_QUOTED = 40

/**
 * All that is to be verified, in the order in which it was named; what can't be used stands among it with the reason.
 * @param words files, links, and '-' for standard input
 */
export async function* submissions(words: readonly string[], sources: Sources): AsyncGenerator<Submission> {
  const links = words.filter(isLink).length
  let link = 0
  for (const word of words) {
    if (!isLink(word)) yield* fromFile(word, sources)
    else {
      link += 1
      const name = links === 1 ? names.link : names.linkOf(link)
      yield await fromLink(word, name, names.onCommandLine(name))
    }
  }
}

async function* fromFile(file: string, sources: Sources): AsyncGenerator<Submission> {
  const what = names.document(file)
  let bytes: Uint8Array | null = null
  try {
    bytes = await bytesOf(file, what, sources)
    const links = listOfLinks(markedUtf16(bytes) ?? textIn(bytes, what))
    if (links) {
      for (const each of links) {
        const isAlone = links.filter(({ name }) => name === each.name).length === 1
        yield await fromLine(each, file, { isOnly: links.length === 1, isAlone })
      }
    }
    else yield { about: aboutBytes(file, bytes), read: { document: documentIn(textIn(bytes, what), file === '-' ? names.onStandardInput : file), bounds: {} } }
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    yield { about: aboutBytes(file, bytes), read: error }
  }
}

/** @param isAlone nobody else in the list has the name */
async function fromLine({ line, name, link, text }: Listed, file: string, { isOnly, isAlone }: { readonly isOnly: boolean; readonly isAlone: boolean }): Promise<Submission> {
  const shown = name === null ? (isOnly ? file : names.lineOf(file, line)) : isAlone ? name : names.again(name, line)
  if (link === null) return { about: aboutBytes(shown, null), read: new Unusable(problems.noLink(names.inLine(file, line, null), text.slice(0, MOST_QUOTED))) }
  return fromLink(link, shown, names.inLine(file, line, name))
}

/** @param place where the link stands, for whoever has to find it */
async function fromLink(link: string, name: string, place: string): Promise<Submission> {
  const opened = await fromConfigurationLink(link, { places: SHIELD_PLACES })
  if (opened.ok) return { about: aboutBytes(name, Buffer.from(opened.text)), read: { document: opened.document, bounds: opened.objectives ?? {} } }
  return { about: aboutBytes(name, null), read: wrongDocument(problems.linkWrong(place), opened.why === 'document' ? opened.problems : [{ path: '', ...whatIsWrong(opened, link) }]) }
}

function whatIsWrong({ why, values }: Exclude<ConfigurationInLink, { ok: true } | { why: 'document' }>, link: string) {
  if (why !== 'none') return linkProblems[why](values)
  if (holdsAssignment(link)) return linkProblems.assignment
  return link.includes('#') ? linkProblems.other : linkProblems.bare
}

/** @throws {Unusable} */
function documentIn(text: string, file: string): PolicyDocument {
  const parsed = parsePolicy(text, { places: SHIELD_PLACES })
  if (parsed.ok) return parsed.document
  throw looksLikeAssignment(text) ? new Unusable(problems.isAssignment(file)) : wrongDocument(problems.documentWrong(file), parsed.problems)
}

function wrongDocument(head: string, all: readonly PolicyProblem[]): Unusable {
  const lines = all.map(({ path, problem, mend }) => `\n  ${path === '' ? '' : `${path}: `}${problem} ${mend}`)
  return new Unusable(`${head}${lines.join('')}`, all)
}

/** Of a link, the bytes of the document's text in it: who handed in the same has the same digest. */
function aboutBytes(name: string, bytes: Uint8Array | null): JsonDocument {
  return { name, bytes: bytes?.length ?? null, sha256: bytes && createHash(DIGEST).update(bytes).digest('hex') }
}
