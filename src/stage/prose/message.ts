import { IntlMessageFormat } from 'intl-messageformat'
import { DIRECTION, isolated } from '../../language/direction.ts'
import { LOCALE } from '../../language/locale.ts'
import { atMost, whole } from '../../language/numbers.ts'
import { units } from '../../language/units.en.ts'

/** Values of a message's slots. A plural needs a number; everything else may be formatted text. */
export type SlotValues = Readonly<Record<string, string | number>>

/** What stands for a figure that the run does not hold (yet). */
export const NO_FIGURE = '–'

/** What a plural's # makes of it. */
export const PLURAL_OF_NOTHING = 'NaN'

const compiled = new Map<string, IntlMessageFormat>()

/** @throws SyntaxError from the ICU parser for a malformed message: a mistake in a copy file, caught by its tests. */
export function compile(message: string, locale: string): IntlMessageFormat {
  const key = `${locale}\n${message}`
  let format = compiled.get(key)
  if (!format) {
    format = new IntlMessageFormat(message, locale)
    compiled.set(key, format)
  }
  return format
}

interface AstNode {
  readonly type: number
  readonly value?: unknown
  readonly children?: readonly AstNode[]
  readonly options?: Readonly<Record<string, { readonly value: readonly AstNode[] }>>
}

/** ICU element types of @formatjs/icu-messageformat-parser: 0 literal, 1 argument, 2–4 formatted, 5 select, 6 plural, 7 pound, 8 tag. */
const LITERAL = 0
const ARGUMENT = 1
const POUND = 7
const TAG = 8

function walk(nodes: readonly AstNode[], visit: (node: AstNode) => void): void {
  for (const node of nodes) {
    visit(node)
    if (node.children) walk(node.children, visit)
    for (const option of Object.values(node.options ?? {})) walk(option.value, visit)
  }
}

/** Names of the slots and tags that a message uses. */
export function partsOf(message: string, locale = LOCALE): { readonly slots: readonly string[]; readonly tags: readonly string[] } {
  const slots = new Set<string>()
  const tags = new Set<string>()
  walk(compile(message, locale).getAst() as readonly AstNode[], (node) => {
    if (node.type === TAG) tags.add(String(node.value))
    else if (node.type !== LITERAL && node.type !== POUND) slots.add(String(node.value))
  })
  return { slots: [...slots], tags: [...tags] }
}

/** Is there a slot of the message that these values say nothing of? */
export const lacks = (message: string, values: SlotValues): boolean => partsOf(message).slots.some((slot) => values[slot] === undefined)

/** Gives every slot a value, so that a missing figure shows as a dash instead of breaking the page. */
export function fillSlots(message: string, values: SlotValues, locale: string, missing: string = NO_FIGURE): SlotValues {
  const filled: Record<string, string | number> = { ...values }
  for (const slot of partsOf(message, locale).slots) filled[slot] ??= missing
  return DIRECTION === 'ltr' ? filled : setApart(message, filled, locale)
}

/** Texts that stand in a sentence from right to left, as pieces of their own; what a select chooses by is no text. */
export function setApart(message: string, values: SlotValues, locale: string): SlotValues {
  const apart: Record<string, string | number> = { ...values }
  walk(compile(message, locale).getAst() as readonly AstNode[], ({ type, value: slot }) => {
    const value = type === ARGUMENT ? values[String(slot)] : undefined
    if (typeof value === 'string') apart[String(slot)] = isolated(value, 'rtl')
  })
  return apart
}

/** The message as plain text: tags fall away, their words stay. For names, summaries and titles. */
export function formatText(message: string, values: SlotValues = {}, locale = LOCALE): string {
  const keepWords = Object.fromEntries(partsOf(message, locale).tags.map((tag) => [tag, (chunks: unknown[]) => chunks.join('')]))
  const out = compile(message, locale).format({ ...fillSlots(message, values, locale), ...keepWords })
  return (Array.isArray(out) ? out.join('') : String(out)).replaceAll(PLURAL_OF_NOTHING, NO_FIGURE)
}

// A figure with its unit is a piece of its own wherever it stands, or "0 %" would be "% 0" on a page from right to left.

/** Milliseconds as people read them: "7.5 ms", "143 ms", "1.42 s". */
export function formatMs(ms: number): string {
  return isolated(ms >= 1000 ? `${atMost(ms / 1000, 2)} ${units.s}` : `${atMost(ms, ms < 10 ? 1 : 0)} ${units.ms}`)
}

/** Seconds of age and lifetime: "48 s", "5 min", "24 h". */
export function formatSeconds(seconds: number): string {
  if (seconds >= 7200 && seconds % 3600 === 0) return isolated(`${seconds / 3600} ${units.h}`)
  if (seconds >= 300 && seconds % 60 === 0) return isolated(`${seconds / 60} ${units.min}`)
  return isolated(`${atMost(seconds, 1)} ${units.s}`)
}

/** Bytes in decimal units: "512 B", "45.2 kB", "4 GB". */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.bytes.length - 1) {
    value /= 1000
    unit += 1
  }
  return isolated(`${atMost(value, value < 10 && unit > 0 ? 1 : 0)} ${units.bytes[unit]}`)
}

/** Whole numbers with separators: "8,000". */
export function formatCount(count: number): string {
  return whole(count)
}

/** A share of 1 in per cent: "92.1 %"; close to all or nothing as exactly as it takes to differ from it: "99.96 %". */
export function formatShare(share: number): string {
  const percent = share * 100
  const off = Math.min(percent, 100 - percent)
  const digits = off <= 0 ? 0 : Math.min(4, Math.max(1, Math.ceil(-Math.log10(off)) + 1))
  return isolated(`${atMost(percent, digits)} %`)
}
