/**
 * JSON (RFC 8259) from somebody's hands. In: a text. Out: its value, or where reading it ended and why. Stricter than JSON.parse: a
 * member that comes twice and nesting without end are mistakes; kinder: it says the line.
 */
import { isUtf16, letterAt, slipAt, slipBehind } from './json.slips.ts'
import { problemWords, type ProblemWords } from './problems.en.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** No document that means something nests deeper. */
export const MAX_DEPTH = 12

export type JsonRead = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly words: ProblemWords }

/** Names that JavaScript gives a meaning of its own; no member of a document has them. */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** What ends a reading. */
class Mistake extends Error {
  readonly words: ProblemWords

  constructor(words: ProblemWords) {
    super(words.problem)
    this.words = words
  }
}

/** Never throws. */
export function readJson(text: string): JsonRead {
  try {
    return { ok: true, value: new Reader(text).document() }
  } catch (error) {
    if (error instanceof Mistake) return { ok: false, words: error.words }
    throw error
  }
}

const blanks = /[ \t\n\r]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const literals = /(?:true|false|null)\b/y

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): Json {
    if (isUtf16(this.#text)) throw new Mistake(problemWords.slips.utf16())
    if (this.#text.startsWith('\uFEFF')) this.#at = 1
    this.#take(blanks)
    if (this.#at === this.#text.length) throw new Mistake(problemWords.empty())
    const value = this.#value(0)
    if (this.#at < this.#text.length) this.#failAt(this.#at, slipBehind(this.#text, this.#at))
    return value
  }

  /** A value and the blanks behind it. */
  #value(depth: number): Json {
    if (depth > MAX_DEPTH) throw new Mistake(problemWords.tooDeep(MAX_DEPTH))
    const value = this.#bare(depth)
    this.#take(blanks)
    return value
  }

  #bare(depth: number): Json {
    const first = this.#text[this.#at]
    if (first === '{') return this.#object(depth)
    if (first === '[') return this.#array(depth)
    return first === '"' ? this.#string() : this.#scalar()
  }

  #object(depth: number): Json {
    const members = new Map<string, Json>()
    this.#open()
    if (this.#is('}')) return {}
    do {
      this.#take(blanks)
      const from = this.#at
      if (this.#text[from] !== '"') this.#fail(problemWords.expected.name)
      const name = this.#string()
      if (members.has(name)) this.#failAt(from, (place) => problemWords.twice(name, place))
      if (FORBIDDEN_NAMES.has(name)) this.#failAt(from, (place) => problemWords.forbiddenName(name, place))
      this.#take(blanks)
      if (!this.#is(':')) this.#fail(problemWords.expected.colon)
      this.#take(blanks)
      members.set(name, this.#value(depth + 1))
    } while (this.#is(','))
    if (!this.#is('}')) this.#fail(problemWords.expected.member)
    return Object.fromEntries(members)
  }

  #array(depth: number): Json {
    const items: Json[] = []
    this.#open()
    if (this.#is(']')) return items
    do {
      this.#take(blanks)
      items.push(this.#value(depth + 1))
    } while (this.#is(','))
    if (!this.#is(']')) this.#fail(problemWords.expected.item)
    return items
  }

  #string(): string {
    const written = this.#take(string)
    if (written === '') this.#fail(problemWords.expected.string)
    return JSON.parse(written) as string
  }

  #scalar(): Json {
    const written = this.#take(number)
    if (written !== '') return Number(written)
    const literal = this.#take(literals)
    if (literal === '') this.#fail(problemWords.expected.value)
    return literal === 'null' ? null : literal === 'true'
  }

  #open(): void {
    this.#at += 1
    this.#take(blanks)
  }

  #is(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at += 1
    return true
  }

  #take(form: RegExp): string {
    form.lastIndex = this.#at
    const taken = form.exec(this.#text)?.[0] ?? ''
    this.#at += taken.length
    return taken
  }

  #fail(expected: string): never {
    const slip = slipAt(this.#text, this.#at, expected)
    const found = letterAt(this.#text, this.#at)
    return slip ? this.#failAt(slip.at, slip.words) : this.#failAt(this.#at, (place) => problemWords.syntax(place, expected, found))
  }

  #failAt(at: number, words: (place: string) => ProblemWords): never {
    const before = this.#text.slice(0, at).split('\n')
    throw new Mistake(words(problemWords.place(before.length, (before.at(-1) ?? '').length + 1)))
  }
}
