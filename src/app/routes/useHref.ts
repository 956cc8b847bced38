import { useCallback } from 'react'
import { useLocation } from 'wouter'
import { relativeHref } from './hrefs.ts'

/** Makes addresses in the course relative to the page they stand on. */
export function useHref(): (to: string) => string {
  const [path] = useLocation()
  return useCallback((to) => relativeHref(path, to), [path])
}
