/** Lists of names as people read them in the language of the build: "a, b, c", «أ، وب»，「a、b」. */
import { DIRECTION, isolated } from './direction.ts'
import { lists } from './lists.en.ts'
import { LOCALE } from './locale.ts'

// Making a format takes longer than using it.
const formats: Record<string, Intl.ListFormat> = {}

/** U+200F, a letter without a shape: what begins with it runs from right to left, names in Latin letters and all (UAX #9, P2). */
const FROM_RIGHT = '\u200F'

/** From right to left each part stands apart, and the first stands on the right whatever it is written in. */
const running = (items: readonly string[], join: (items: readonly string[]) => string): string => (DIRECTION === 'ltr' || items.length < 2 ? join(items) : FROM_RIGHT + join(items.map((item) => isolated(item))))

/** In: names or figures, ready to be read. Out: one text; in English without an “and”, as lists of parts are written. */
export function listed(items: readonly string[], locale: string = LOCALE): string {
  if (locale === 'en') return running(items, (all) => all.join(', '))
  return running(items, (all) => (formats[locale] ??= new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })).format(all))
}

/** In: clauses, which may have commas of their own. Out: one text, "a, by b; c". */
export const clauses = (items: readonly string[]): string => running(items, (all) => all.join(lists.clauses))

/** In: what comes one after another. Out: one text, "a → b", whose arrows point on. */
export const inOrder = (items: readonly string[]): string => running(items, (all) => all.join(DIRECTION === 'rtl' ? ' ← ' : ' → '))
