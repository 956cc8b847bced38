// What the build puts in (locale.ts); where there is no build, or no other language, it is English.
declare const COURSE_DIRECTION: 'ltr' | 'rtl' | undefined

/** Which way the text of this build runs. */
export const DIRECTION: 'ltr' | 'rtl' = typeof COURSE_DIRECTION === 'undefined' ? 'ltr' : COURSE_DIRECTION

/** Which way the page runs that is open: what <html dir> says. In the browser only, so for what answers to a person. */
export function pageDirection(): 'ltr' | 'rtl' {
  return document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'
}

/** U+2068, first strong isolate, and U+2069, which ends it: Unicode Standard Annex #9, 2.4. */
const ISOLATE = '\u2068'
const END = '\u2069'

/**
 * A figure or name as a piece of its own, so that "12 ms" is not turned round inside a sentence from right to left.
 * From left to right nothing is added.
 */
export function isolated(text: string, direction: 'ltr' | 'rtl' = DIRECTION): string {
  return direction === 'rtl' && text !== '' ? `${ISOLATE}${text}${END}` : text
}

/** The arrow key that leads on through a text, and the one that leads back: a reader's next page lies where reading goes. */
export function arrowsOf(direction: 'ltr' | 'rtl'): { readonly on: 'ArrowRight' | 'ArrowLeft'; readonly back: 'ArrowRight' | 'ArrowLeft' } {
  return direction === 'rtl' ? { on: 'ArrowLeft', back: 'ArrowRight' } : { on: 'ArrowRight', back: 'ArrowLeft' }
}
