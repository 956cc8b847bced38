/**
 * Messages in the part of ICU MessageFormat that copy files use: slots, plurals, selects and tags, with ICU's quoting. The rest of
 * ICU (number and date skeletons, ordinals, offsets) is refused; it would weigh on every page.
 *
 *   {name}   {n, plural, =0 {none} one {# request} other {# requests}}   {kind, select, a {x} other {y}}   <code>{name}</code>
 */

export type MessageNode =
  | string
  | { readonly kind: 'slot'; readonly name: string }
  /** The number of the plural that it stands in. */
  | { readonly kind: 'number' }
  | { readonly kind: 'plural' | 'select'; readonly name: string; readonly options: Readonly<Record<string, readonly MessageNode[]>> }
  | { readonly kind: 'tag'; readonly name: string; readonly children: readonly MessageNode[] }

/** @throws SyntaxError naming the message and the place: a mistake in a copy file, caught by its tests */
export function parseMessage(message: string): readonly MessageNode[] {
  return new Parser(message).whole()
}

const NAME = /[^\s{},<>'#/]+/y
const TAG = /[A-Za-z][\w.-]*/y
const SPACE = /\s*/y

class Parser {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): readonly MessageNode[] {
    const nodes = this.#nodes(false, true)
    if (this.#at < this.#text.length) this.#fail('a closing tag without its opening one')
    return nodes
  }

  /** Up to the end, to a closing tag, or to a }, which outermost is a letter like any other. */
  #nodes(inPlural: boolean, outermost = false): readonly MessageNode[] {
    const nodes: MessageNode[] = []
    let literal = ''
    const add = (node: MessageNode): void => {
      if (literal !== '') nodes.push(literal)
      literal = ''
      nodes.push(node)
    }
    for (;;) {
      const char = this.#text[this.#at]
      if (char === undefined || (char === '}' && !outermost) || this.#text.startsWith('</', this.#at)) break
      if (char === "'") literal += this.#quoted(inPlural)
      else if (char === '{') add(this.#argument())
      else if (char === '<' && /[A-Za-z]/.test(this.#text[this.#at + 1] ?? '')) add(this.#tag(inPlural))
      else {
        this.#at += 1
        if (char === '#' && inPlural) add({ kind: 'number' })
        else literal += char
      }
    }
    if (literal !== '') nodes.push(literal)
    return nodes
  }

  /** Two apostrophes are one; one before syntax quotes up to the next; any other is itself. */
  #quoted(inPlural: boolean): string {
    const next = this.#text[this.#at + 1] ?? ''
    this.#at += 1
    if (next === "'") {
      this.#at += 1
      return "'"
    }
    if (next === '' || !(inPlural ? '{}<>#' : '{}<>').includes(next)) return "'"
    let quoted = ''
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at]!
      this.#at += 1
      if (char !== "'") quoted += char
      else if (this.#text[this.#at] === "'") {
        quoted += "'"
        this.#at += 1
      } else break
    }
    return quoted
  }

  #argument(): MessageNode {
    this.#take('{')
    const name = this.#name()
    if (this.#text[this.#at] === '}') {
      this.#at += 1
      return { kind: 'slot', name }
    }
    this.#take(',')
    const kind = this.#name()
    if (kind !== 'plural' && kind !== 'select') this.#fail(`the argument type “${kind}”; use plural or select, or a formatted figure`)
    this.#take(',')
    // Without a prototype: “constructor” is a value like any other.
    const options = Object.create(null) as Record<string, readonly MessageNode[]>
    for (this.#space(); this.#text[this.#at] !== '}'; this.#space()) {
      const option = this.#name()
      if (options[option]) this.#fail(`“${option}” twice`)
      this.#take('{')
      options[option] = this.#nodes(kind === 'plural')
      if (this.#text[this.#at] !== '}') this.#fail('an option that is not closed')
      this.#at += 1
    }
    this.#at += 1
    if (!options['other']) this.#fail('a plural or select without “other”')
    return { kind, name, options }
  }

  #tag(inPlural: boolean): MessageNode {
    this.#at += 1
    const name = this.#match(TAG)
    this.#take('>')
    const children = this.#nodes(inPlural)
    if (!this.#text.startsWith(`</${name}>`, this.#at)) this.#fail(`<${name}> that is not closed`)
    this.#at += name.length + 3
    return { kind: 'tag', name, children }
  }

  #name(): string {
    this.#space()
    const name = this.#match(NAME)
    if (name === '') this.#fail('a name that is missing')
    this.#space()
    return name
  }

  #take(char: string): void {
    if (this.#text[this.#at] !== char) this.#fail(`no ${char} where one belongs`)
    this.#at += 1
  }

  #space(): void {
    this.#match(SPACE)
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const [found = ''] = pattern.exec(this.#text) ?? []
    this.#at += found.length
    return found
  }

  #fail(what: string): never {
    throw new SyntaxError(`The message “${this.#text}” has ${what}, at character ${this.#at + 1}.`)
  }
}

/** Values of a message's slots: what is no number is set as it is. */
export type MessageValues = Readonly<Record<string, string | number>>

/**
 * @param tag makes of a tag's name and what is in it what stands for it
 * @returns pieces in order, texts next to each other joined
 */
export function formatMessage<T>(nodes: readonly MessageNode[], values: MessageValues, tag: (name: string, chunks: readonly (string | T)[]) => string | T, locale: string): readonly (string | T)[] {
  /** @param counted what # stands for */
  const piecesOf = (some: readonly MessageNode[], counted: string): readonly (string | T)[] => {
    const pieces: (string | T)[] = []
    const add = (piece: string | T): void => {
      const last = pieces.at(-1)
      if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece
      else pieces.push(piece)
    }
    for (const node of some) {
      if (typeof node === 'string') add(node)
      else if (node.kind === 'number') add(counted)
      else if (node.kind === 'slot') add(String(values[node.name] ?? ''))
      else if (node.kind === 'tag') add(tag(node.name, piecesOf(node.children, counted)))
      else {
        const { options } = node
        const value = values[node.name] ?? ''
        const counts = node.kind === 'plural' && typeof value === 'number'
        const chosen = counts ? (options[`=${value}`] ?? options[rulesOf(locale).plural.select(value)]) : node.kind === 'select' ? options[value] : undefined
        const inside = node.kind === 'select' ? counted : counts ? rulesOf(locale).number.format(value) : String(value)
        piecesOf(chosen ?? options['other']!, inside).forEach(add)
      }
    }
    return pieces
  }
  return piecesOf(nodes, '')
}

const rules = new Map<string, { readonly plural: Intl.PluralRules; readonly number: Intl.NumberFormat }>()

function rulesOf(locale: string): { readonly plural: Intl.PluralRules; readonly number: Intl.NumberFormat } {
  let found = rules.get(locale)
  if (!found) rules.set(locale, (found = { plural: new Intl.PluralRules(locale), number: new Intl.NumberFormat(locale) }))
  return found
}
