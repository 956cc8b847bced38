/** The course's address as an instructor hands it out: typed by them and remembered, else where this page stands. */
import { useSyncExternalStore } from 'react'
import { useRouter } from 'wouter'
import { openVault } from '../state/vault.ts'
import { courseAddress, type AddressProblem } from './builder/courseAddress.ts'

const KEY = 'build-a-cdn:teach-address'
/** Until the browser says where the page is: pages are written without knowing. */
const EXAMPLE = 'https://example.org/cdn/'
const MAX_LENGTH = 500

const vault = openVault(() => localStorage)
const listeners = new Set<() => void>()
let typed: string | null | undefined

function read(): string | null {
  if (typed === undefined) {
    const stored = vault.read(KEY)
    typed = stored.kind === 'text' ? stored.text.slice(0, MAX_LENGTH) : null
  }
  return typed
}

function change(to: string | null): void {
  typed = to?.slice(0, MAX_LENGTH) ?? null
  if (typed === null) vault.remove(KEY)
  else vault.write(KEY, typed)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export interface CourseUrl {
  /** As it stands in the field. */
  readonly text: string
  /** Absolute, with a slash at its end; always one that can be used. */
  readonly url: string
  readonly problem: AddressProblem | null
  /** Names the text a page, whose path is not in `url`? */
  readonly isCut: boolean
  /** Was it typed here? */
  readonly own: boolean
  readonly change: (to: string | null) => void
}

/** One address for all parts of the page, and for later visits. */
export function useCourseUrl(): CourseUrl {
  const { base } = useRouter()
  const remembered = useSyncExternalStore(subscribe, read, () => null)
  const here = useSyncExternalStore(subscribe, () => `${location.protocol}//${location.host}${base}/`, () => EXAMPLE)
  const text = remembered ?? here
  const { url, problem, isCut } = courseAddress(text, here)
  return { text, url: url ?? courseAddress(here, here).url ?? EXAMPLE, problem, isCut, own: remembered !== null, change }
}
