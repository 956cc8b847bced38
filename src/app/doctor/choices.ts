/** Exchanges that are offered for choice. In: all, and what is searched for. Out: indices of those that are listed, and how many fit. */
import type { Exchange } from '../../doctor/exchange.ts'

/** From so many on, a list wants a search. */
export const FILTER_FROM = 20
/** Of a longer list nobody reads more. */
export const MOST_LISTED = 500

export function choices(exchanges: readonly Exchange[], filter: string, chosen: number): { readonly shown: readonly number[]; readonly fitting: number } {
  const words = filter.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const fits = ({ request, response }: Exchange): boolean => {
    const text = `${response.status ?? ''} ${request?.method ?? ''} ${request?.url ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const fitting = exchanges.flatMap((exchange, index) => (fits(exchange) ? [index] : []))
  const listed = fitting.slice(0, MOST_LISTED)
  // The one that is shown stays in the list.
  return { shown: listed.includes(chosen) ? listed : [chosen, ...listed], fitting: fitting.length }
}
