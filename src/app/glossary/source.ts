import type { Source } from './term.ts'

/**
 * A section of an RFC as a source: one argument makes both label and anchor, so that they can't part.
 *
 * In: the RFC's number and the section, digits and dots ('5.2.2.1'). Out: label and https address at the RFC Editor.
 */
export function rfc(number: number, section: string): Source {
  return {
    label: `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  }
}

/** A page that is not an RFC, as a source. In: what to call it, and its https address. */
export function page(label: string, url: string): Source {
  return { label, url }
}
