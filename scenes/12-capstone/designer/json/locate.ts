/**
 * Where in a text a member stands. In: a JSON text, also one that ends or breaks off in its middle, and a path as parsePolicy
 * writes it. Out: a line. Reads as far as the text is JSON; that it is all of it is nobody's business here.
 */
import { problemWords } from '../../../../src/engine/policy/problems.en.ts'
import { pathOf, type Keys } from '../change.ts'
import type { PolicyProblem } from '../../../../src/engine/policy/document.ts'

/** Numbers of lines from 1; offsets are those of the line's first character and of its end. */
export interface Line {
  readonly number: number
  readonly start: number
  readonly end: number
}

/** @returns for each problem its line, or null where it belongs to the text as a whole */
export function linesOf(text: string, problems: readonly PolicyProblem[]): readonly (Line | null)[] {
  if (problems.length === 0) return []
  const starts = startsOf(text)
  return problems.map(({ path, problem }) => {
    const number = path === '' ? numberTold(problem) : lineAt(text, nearestStart(starts, path))
    return number === null ? null : line(text, number)
  })
}

/** The engine tells where a text is no JSON in its words; its own way of saying so is looked for. */
const place = new RegExp(problemWords.place(11, 22).replace('11', '(\\d+)').replace('22', '\\d+'))

function numberTold(problem: string): number | null {
  const number = place.exec(problem)?.[1]
  return number === undefined ? null : Number(number)
}

function lineAt(text: string, offset: number | null): number | null {
  return offset === null ? null : text.slice(0, offset).split('\n').length
}

function line(text: string, number: number): Line | null {
  let start = 0
  for (let at = 1; at < number; at += 1) {
    const next = text.indexOf('\n', start)
    if (next < 0) return null
    start = next + 1
  }
  const end = text.indexOf('\n', start)
  return { number, start, end: end < 0 ? text.length : end }
}

/** The last part of a path, as pathText writes it. */
const lastPart = /(\.[^.[\]]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\]|^[^.[\]]+)$/

/** Where the member stands, or the group in which it is missing. */
function nearestStart(starts: ReadonlyMap<string, number>, path: string): number | null {
  let at = path
  while (!starts.has(at) && lastPart.test(at)) at = at.replace(lastPart, '')
  return starts.get(at) ?? null
}

const token = /[ \t\n\r]*("(?:[^"\\\n]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+)/y

/** The offset of every member that can be read, by its path. */
function startsOf(text: string): ReadonlyMap<string, number> {
  const starts = new Map<string, number>([['', 0]])
  const stack: { readonly list: boolean; readonly keys: Keys; index: number; name: string | null }[] = []
  token.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [whole, word = ''] = found
    const start = found.index + whole.length - word.length
    const inside = stack.at(-1)
    if (word === '}' || word === ']') stack.pop()
    else if (word === ',') {
      if (inside?.list) inside.index += 1
      else if (inside) inside.name = null
    } else if (inside && !inside.list && inside.name === null) {
      inside.name = nameIn(word)
      starts.set(pathOf([...inside.keys, inside.name]), start)
    } else if (word !== ':') {
      const keys = inside ? [...inside.keys, inside.list ? inside.index : (inside.name ?? '')] : []
      if (inside?.list) starts.set(pathOf(keys), start)
      if (word === '{' || word === '[') stack.push({ list: word === '[', keys, index: 0, name: null })
      if (stack.length > 20) break
    }
  }
  return starts
}

function nameIn(word: string): string {
  try {
    return String(JSON.parse(word))
  } catch {
    return word
  }
}
