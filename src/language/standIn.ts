/** Where English stands in for words that a language lacks: a screen reader is to read it as English, and it runs from left to right. */

/** What the build puts in: English message files without a translation, and folders (`…/`) of which all are. */
declare const COURSE_STAND_INS: readonly string[] | undefined

interface AsEnglish {
  readonly lang?: 'en'
  readonly dir?: 'ltr'
}

/**
 * For the element that holds a file's words. In: the file from the repository's root, as in `scenes/04-ttl/copy.en.ts`, or a folder with
 * its slash. Out: its `lang` and `dir` where it is not translated; else nothing.
 */
export function standIn(file: string, untranslated: readonly string[] = typeof COURSE_STAND_INS === 'undefined' ? [] : COURSE_STAND_INS): AsEnglish {
  return untranslated.includes(file) ? { lang: 'en', dir: 'ltr' } : {}
}
