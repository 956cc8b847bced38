import type { NoteId } from './copy.en.ts'

/**
 * How a piece of header text fares. 'counts': a cache acts on it. 'ignored': it is well formed, and here it changes nothing.
 * 'unknown': no cache knows the name. 'malformed': it cannot be read as what it seems to be. 'silent': it is no word to caches.
 */
export type NoteState = 'counts' | 'ignored' | 'unknown' | 'malformed' | 'silent'

/** One explanation of one piece of the text, `text.slice(from, to)`. */
export interface HeaderNote {
  readonly from: number
  readonly to: number
  readonly state: NoteState
  readonly message: NoteId
  readonly figures: Readonly<Record<string, string | number>>
  /** E.g. 'RFC 9111 §5.2.2.1'; null where no clause speaks of it. */
  readonly section: string | null
}
