/**
 * Parts of the app that arrive later. What is here already renders at once, without a suspended frame: the entry fetches
 * the first page's part before it hydrates, and then both sides render the same.
 */
import { useCallback, useSyncExternalStore } from 'react'

type Entry<T> = { readonly status: 'loading' } | { readonly status: 'ready'; readonly value: T } | { readonly status: 'failed'; readonly error: unknown }
export type Part<T> = Entry<T> & { readonly retry: () => void }

const LOADING = { status: 'loading' } as const
const entries = new Map<string, Entry<unknown>>()
const underWay = new Map<string, Promise<void>>()
const listeners = new Set<() => void>()

let version = 0

/** Changes whenever a part arrives or fails. */
export const partsVersion = (): number => version

function put(key: string, entry: Entry<unknown>): void {
  entries.set(key, entry)
  version += 1
  for (const listener of listeners) listener()
}

/**
 * Fetches a part once, and settles when it is there; a failed one is fetched anew. Never rejects: the failure is kept for whoever
 * shows it.
 */
export function fetchPart<T>(key: string, load: () => Promise<T>): Promise<void> {
  if (entries.get(key)?.status === 'ready') return Promise.resolve()
  let fetching = underWay.get(key)
  if (!fetching) {
    put(key, LOADING)
    fetching = load()
      .then(
        (value) => put(key, { status: 'ready', value }),
        (error: unknown) => put(key, { status: 'failed', error }),
      )
      .finally(() => underWay.delete(key))
    underWay.set(key, fetching)
  }
  return fetching
}

/** What has arrived under a key, or null. */
export function peekPart<T>(key: string): T | null {
  const entry = entries.get(key)
  return entry?.status === 'ready' ? (entry.value as T) : null
}

export function subscribeParts(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A part by its key, fetched on first need. The same key must always name the same part. */
export function usePart<T>(key: string, load: () => Promise<T>): Part<T> {
  const read = (): Entry<unknown> => entries.get(key) ?? LOADING
  const subscribe = useCallback(
    (listener: () => void) => {
      const stop = subscribeParts(listener)
      if (!entries.has(key)) void fetchPart(key, load)
      return stop
    },
    // A key names its loader.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key],
  )
  const entry = useSyncExternalStore(subscribe, read, read) as Entry<T>
  return { ...entry, retry: () => void fetchPart(key, load) }
}

/** Did a part fail because it didn't arrive, rather than because its code is at fault? */
export function isFetchFailure(error: unknown): boolean {
  const message = error instanceof Error ? error.message : ''
  return /dynamically imported module|Importing a module script failed|Unable to preload CSS|Load failed|Failed to fetch/i.test(message)
}
