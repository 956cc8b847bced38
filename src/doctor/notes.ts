/** Gathers what was passed over while reading, so many and no more. */
import type { PasteNote } from './exchange.ts'
import { MOST_NOTES } from './limits.ts'

export interface Notes {
  readonly add: (where: string, words: string) => void
  readonly taken: () => { readonly notes: readonly PasteNote[]; readonly moreNotes: number }
}

/** An empty gathering. */
export function gatherNotes(): Notes {
  const notes: PasteNote[] = []
  let moreNotes = 0
  return {
    add: (where, words) => {
      if (notes.length < MOST_NOTES) notes.push({ where, words })
      else moreNotes += 1
    },
    taken: () => ({ notes, moreNotes }),
  }
}
