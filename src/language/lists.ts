/** Lists of names as people read them in the language of the build: "a, b, c", «أ، وب»，「a、b」. */
import { LOCALE } from './locale.ts'

let format: Intl.ListFormat | undefined

/** In: names or figures, ready to be read. Out: one text; in English without an “and”, as lists of parts are written. */
export function listed(items: readonly string[], locale: string = LOCALE): string {
  if (locale === 'en') return items.join(', ')
  const own = locale === LOCALE ? (format ??= new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })) : new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })
  return own.format(items)
}
