/** What pages and the service worker say to each other. */

/** One file of the build, as the build writes it into the worker. */
export interface KeptFile {
  /** From the course's root. */
  readonly url: string
  /** Changes with the content; null where the name does. */
  readonly revision: string | null
  /** The browser refuses a file that is not the build's own (Subresource Integrity §3.1). */
  readonly integrity: string
  readonly bytes: number
}

/** `all`: the whole course. `visited`: the pages that were opened, for learners who save data. */
export type Keeping = 'all' | 'visited'

/**
 * `take-over`: a waiting worker becomes the active one. `fill`: what is missing is fetched; a port that
 * comes along is told whether all of it came. `keep`: these addresses were loaded before the
 * worker was there. `report`: the port that comes along is told what is stored.
 */
export type ToWorker = { readonly kind: 'take-over' | 'fill' | 'report' } | { readonly kind: 'keep'; readonly addresses: readonly string[] }

export interface Report {
  readonly keeping: Keeping
  /** Stored, of how many. */
  readonly files: number
  readonly of: number
  /** Of the stored ones, unpacked. */
  readonly bytes: number
}

/** The worker, from the course's root. The query makes it another worker for the browser, so that a change of mind is an update. */
export const workerFile = (keeping: Keeping): string => (keeping === 'all' ? 'sw.js' : 'sw.js?keep=visited')

/** In: a worker's address. */
export const keepingOf = (address: string): Keeping => (new URL(address).searchParams.get('keep') === 'visited' ? 'visited' : 'all')

/** Every cache of ours begins so and ends with the scope: two courses on one host keep apart. */
export const CACHE_PREFIX = 'build-a-cdn-'
export const VISITED = 'visited-'
/** Where the pages of one course tell each other that the store has changed; ends with the scope, too. */
export const CHANGES_CHANNEL = `${CACHE_PREFIX}offline-`
