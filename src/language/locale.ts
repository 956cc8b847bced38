/** The language that this build speaks. The build puts the constants in; where there is no build (commands, tests), it is English. */

declare const COURSE_LOCALE: string | undefined
declare const COURSE_LANGUAGE: string | undefined
declare const COURSE_LANGUAGES: readonly Language[] | undefined

export interface Language {
  /** BCP 47. */
  readonly tag: string
  /** What the language calls itself. */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
}

/** Whose rules numbers, plurals and orders of names follow: for `Intl` and for messages. */
export const LOCALE: string = typeof COURSE_LOCALE === 'undefined' ? 'en' : COURSE_LOCALE

/** The tag in addresses and in `<html lang>`. */
export const LANGUAGE: string = typeof COURSE_LANGUAGE === 'undefined' ? 'en' : COURSE_LANGUAGE

/** Those that were built beside one another, the one at the course's root first. */
export const LANGUAGES: readonly Language[] = typeof COURSE_LANGUAGES === 'undefined' ? [{ tag: 'en', name: 'English', dir: 'ltr' }] : COURSE_LANGUAGES

/** Where a language's course stands, from the root of all: nowhere below for the first, else in a folder with its tag. */
export const folderOf = (tag: string): string => (tag === LANGUAGES[0]?.tag ? '' : `${tag}/`)
