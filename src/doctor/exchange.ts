/** What somebody pasted, as messages. Left out: how it was read (read.ts) and what caches make of it (examine.ts). */
import type { HeaderFields } from '../engine/http/message.ts'

/** A header field and the line of the paste that it stood on, from 1; null where it came from a file without lines. */
export interface PlacedField {
  readonly name: string
  readonly value: string
  readonly line: number | null
}

export interface PastedRequest {
  readonly method: string
  /** Absolute where that is known. */
  readonly url: string | null
  readonly fields: readonly PlacedField[]
}

export interface PastedResponse {
  /** Null: no status line was there. */
  readonly status: number | null
  readonly fields: readonly PlacedField[]
}

export interface Exchange {
  /** Null: nothing of the request was pasted. */
  readonly request: PastedRequest | null
  readonly response: PastedResponse
  /** When the answer came, by the clock of whoever recorded it, ms since 1970; null where nobody noted it. */
  readonly receivedAtMs: number | null
  /** The browser took it from its own store, as it noted itself. */
  readonly fromStore?: boolean
}

/** Something in the paste that could not be used, in words: where, what, and the mend. */
export interface PasteNote {
  /** E.g. 'Line 7', 'log.entries[3].response'. */
  readonly where: string
  readonly words: string
}

/** What came of reading a paste. Never an exception. */
export type Reading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly problem: PasteNote }
  | {
      readonly kind: 'read'
      readonly format: 'text' | 'har'
      /** At least one, in the order of the paste. */
      readonly exchanges: readonly Exchange[]
      /** The one to show first. */
      readonly first: number
      /** What was passed over; at most MOST_NOTES of them. */
      readonly notes: readonly PasteNote[]
      /** How many more were passed over. */
      readonly moreNotes: number
    }

/** Fields as the engine takes them. */
export function headersOf(fields: readonly PlacedField[]): HeaderFields {
  return fields.map(({ name, value }) => [name, value] as const)
}
