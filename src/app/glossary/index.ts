/** The glossary as pages need it: by id, and sorted by name. */
import { fold } from './search.ts'
import type { Term } from './term.ts'
import { TERMS } from './terms.en.ts'

const byId: ReadonlyMap<string, Term> = new Map(TERMS.map((term): [string, Term] => [term.id, term]))

export const findTerm = (id: string): Term | undefined => byId.get(id)

/** Sorted in a way that is the same in every browser and in the pages written ahead. */
export const SORTED_TERMS: readonly Term[] = [...TERMS].sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1))
