/** Lists of names as people read them in the language of the build: "a, b, c", «أ، وب»，「a、b」. */
import { lists } from './lists.en.ts'
import { LOCALE } from './locale.ts'

let format: Intl.ListFormat | undefined

/** In: names or figures, ready to be read. Out: one text; in English without an “and”, as lists of parts are written. */
export function listed(items: readonly string[], locale: string = LOCALE): string {
  if (locale === 'en') return items.join(', ')
  const own = locale === LOCALE ? (format ??= new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })) : new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })
  return own.format(items)
}

/** In: clauses, which may have commas of their own. Out: one text, "a, by b; c". */
export const clauses = (items: readonly string[]): string => items.join(lists.clauses)
