/** Plurals and choices of a message, against what a language needs; and what the parser's faults mean. */
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

export interface Forms {
  readonly type: 'plural' | 'ordinal' | 'select'
  readonly options: readonly string[]
}

/** By slot, what a message chooses between. @throws SyntaxError for a malformed message */
export function formsOf(message: string): ReadonlyMap<string, Forms> {
  const found = new Map<string, Forms>()
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.tag) visit(element.children)
      if (element.type !== TYPE.select && element.type !== TYPE.plural) continue
      const type = element.type === TYPE.select ? 'select' : element.pluralType === 'ordinal' ? 'ordinal' : 'plural'
      // Where one slot is chosen by twice, both are to be whole: the poorer one counts.
      const before = found.get(element.value)
      const options = Object.keys(element.options)
      found.set(element.value, { type, options: before?.type === type && type !== 'select' ? before.options.filter((option) => options.includes(option)) : [...new Set([...(before?.options ?? []), ...options])] })
      for (const { value } of Object.values(element.options)) visit(value)
    }
  }
  visit(parse(message, { shouldParseSkeletons: false }))
  return found
}

const ORDER = ['zero', 'one', 'two', 'few', 'many', 'other']

/** Numbers as the course shows them: whole ones, some with a fraction, none so large that it would be written short. */
const SHOWN = [...Array.from({ length: 201 }, (_, n) => n), 1000, 10_000, 0.1, 0.5, 1.5, 2.5]

/** The categories that figures of the course come to in a language, by CLDR. @throws RangeError for a tag that is none */
export function categoriesOf(locale: string, type: 'plural' | 'ordinal'): { readonly needed: readonly string[]; readonly known: readonly string[] } {
  const rules = new Intl.PluralRules(locale, { type: type === 'ordinal' ? 'ordinal' : 'cardinal' })
  const met = new Set<string>([...SHOWN.map((n) => rules.select(n)), 'other'])
  return { needed: ORDER.filter((category) => met.has(category)), known: rules.resolvedOptions().pluralCategories }
}

const EXACT: Readonly<Record<string, number>> = { zero: 0, one: 1, two: 2 }

/** Whether a category is for no other number than the one that it is named after: Russian's `one` is for 21, too, and French's for 0. */
function isExactly(category: string, locale: string): boolean {
  const rules = new Intl.PluralRules(locale)
  return SHOWN.every((n) => rules.select(n) !== category || n === EXACT[category])
}

/** Whether one and other than one are all that a language tells apart, so that asking for 1 is enough. */
export const asksForOne = (locale: string): boolean => categoriesOf(locale, 'plural').needed.every((category) => category === 'other' || (category === 'one' && isExactly('one', locale)))

/** What a plural lacks of its language's categories, and has beyond them. `=1` stands for `one` where that is for 1 alone; so do `=0` and `=2`. */
export function pluralFaults(slot: string, type: 'plural' | 'ordinal', options: readonly string[], locale: string): readonly string[] {
  const { needed, known } = categoriesOf(locale, type)
  const stands = (category: string): boolean => options.includes(`=${EXACT[category] ?? ''}`) && (type === 'ordinal' || isExactly(category, locale))
  const lost = needed.filter((category) => !options.includes(category) && !stands(category))
  const foreign = options.filter((option) => !option.startsWith('=') && !known.includes(option as Intl.LDMLPluralRule))
  return [
    ...(lost.length > 0 ? [`lacks the form ${lost.join(', ')} of {${slot}}: ${locale} needs ${needed.join(', ')}`] : []),
    ...(foreign.length > 0 ? [`has the form ${foreign.join(', ')} of {${slot}}, which ${locale} never comes to: it has ${known.join(', ')}`] : []),
  ]
}

const FAULTS: Readonly<Record<string, string>> = {
  UNMATCHED_CLOSING_TAG: 'a closing tag does not match the tag that is open',
  UNCLOSED_TAG: 'a tag is not closed',
  INVALID_TAG: 'a < begins what is no tag; write &lt; as words, or close the tag',
  MISSING_OTHER_CLAUSE: 'a plural or select lacks other {…}',
  EXPECT_ARGUMENT_CLOSING_BRACE: 'a { is not closed',
  EMPTY_ARGUMENT: 'a slot {} has no name',
  MALFORMED_ARGUMENT: 'what stands in { } is no slot',
  EXPECT_ARGUMENT_TYPE: 'a slot’s comma is followed by nothing',
  INVALID_ARGUMENT_TYPE: 'a slot’s comma is followed by a word that is neither plural, selectordinal nor select',
  EXPECT_SELECT_ARGUMENT_OPTIONS: 'a plural or select has no choices',
  EXPECT_PLURAL_ARGUMENT_SELECTOR: 'a plural’s form has no name before its {',
  EXPECT_SELECT_ARGUMENT_SELECTOR: 'a select’s choice has no name before its {',
  EXPECT_PLURAL_ARGUMENT_SELECTOR_FRAGMENT: 'a plural’s form lacks its { }',
  EXPECT_SELECT_ARGUMENT_SELECTOR_FRAGMENT: 'a select’s choice lacks its { }',
  INVALID_PLURAL_ARGUMENT_SELECTOR: 'a plural’s exact form is written =1, with a number',
  DUPLICATE_PLURAL_ARGUMENT_SELECTOR: 'a plural has one form twice',
  DUPLICATE_SELECT_ARGUMENT_SELECTOR: 'a select has one choice twice',
}

/** In: what the parser threw, and the message. Out: what is wrong, and the words where it is. */
export function faultIn(error: unknown, message: string): string {
  const { message: name, location } = error as { message?: string; location?: { start: { offset: number } } }
  const at = location?.start.offset
  const near = at === undefined ? '' : `, at “${at > 12 ? '…' : ''}${message.slice(Math.max(0, at - 12), at + 24)}${message.length > at + 24 ? '…' : ''}”`
  return `${FAULTS[name ?? ''] ?? name ?? String(error)}${near}`
}
