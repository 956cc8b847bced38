import { useLocation, useSearch } from 'wouter'

/** The page's query, and how to replace it: what is chosen on the page can be bookmarked and sent. */
export function useQuery(): readonly [string, (query: string) => void] {
  const query = useSearch()
  const [path, navigate] = useLocation()
  const replace = (next: string): void => {
    try {
      navigate(path + next + location.hash, { replace: true })
    } catch {
      // Some browsers limit how often an address may change; the next change tells it again.
    }
  }
  return [query, replace]
}
