import type { Term } from './term.ts'

/** Ranks, best first. A term that reaches none of them is not a result. */
const RANKS = ['name', 'name-prefix', 'also', 'also-prefix', 'word', 'text'] as const
type Rank = (typeof RANKS)[number]

/**
 * Text as search compares it: lower case, without accents, with everything but letters and digits as single spaces.
 *
 * In: any string. Out: the folded string, '' if nothing searchable is in it. Never throws.
 */
export function fold(text: string): string {
  return text
    // Decomposing comes first: it can bring capitals to light, as in '℡'.
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether every word of the query begins some word of the text. Both folded. */
function everyWordBegins(query: string, text: string): boolean {
  const words = text.split(' ')
  return query.split(' ').every((wanted) => words.some((word) => word.startsWith(wanted)))
}

/** Whether the text begins with the query, hyphens and spaces aside: 'smax' and 's-max' both find 's-maxage'. */
function begins(text: string, query: string): boolean {
  return text.startsWith(query) || text.replaceAll(' ', '').startsWith(query.replaceAll(' ', ''))
}

function rankOf(term: Term, query: string): Rank | null {
  const name = fold(term.name)
  const also = (term.also ?? []).map(fold)
  if (name === query) return 'name'
  if (begins(name, query)) return 'name-prefix'
  if (also.includes(query)) return 'also'
  if (also.some((synonym) => begins(synonym, query))) return 'also-prefix'
  if ([name, ...also].some((title) => everyWordBegins(query, title))) return 'word'
  const everything = [name, ...also, fold(term.plain), fold(term.precise)].join(' ')
  return everyWordBegins(query, everything) ? 'text' : null
}

/**
 * The terms that match a query, best first: the name itself, names that begin so, synonyms, words within either, and last
 * the sentences. Case, accents and punctuation don't count.
 *
 * In: the terms, and whatever was typed. Out: the matches; equals stand in the order of their names. A query of white space
 * gives all terms in that order, a query without a letter or digit gives none. Never throws, changes nothing.
 */
export function searchTerms<T extends Term>(terms: readonly T[], query: string): readonly T[] {
  const wanted = fold(query)
  if (wanted === '' && query.trim() !== '') return []
  return terms
    .map((term) => ({ term, name: fold(term.name), rank: wanted === '' ? 'name' : rankOf(term, wanted) }))
    .flatMap(({ term, name, rank }) => (rank === null ? [] : [{ term, name, order: RANKS.indexOf(rank) }]))
    .sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ term }) => term)
}
