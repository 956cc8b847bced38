/**
 * The design, kept in the browser: one value under one key, with a version. Every access of the storage may throw, and none does
 * here; then the design lives in memory alone, and that is told. What can't be read is set aside and told, never written over. Of
 * several tabs the last that writes wins; the others are told, and their own work stays in their history.
 */
import { MAX_TEXT_LENGTH, parsePolicy, serializePolicy } from '../../../src/engine/policy/document.ts'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'

export const KEPT_KEY = 'build-a-cdn:configuration'
const VERSION = 1
const MAX_ASIDE = 9
/** A text and a document of the greatest length, escaped. */
const MAX_STORED_CHARACTERS = MAX_TEXT_LENGTH * 8

/** What is kept: `reopened(text, good)` makes a design of it. */
export interface Kept {
  readonly text: string
  readonly good: PolicyDocument
}

export type KeepNotice =
  /** The browser lets nothing be stored; the design is gone with the tab. */
  | { readonly kind: 'forbidden' }
  /** There is no more room, or the text is too long to be kept. */
  | { readonly kind: 'full' }
  /** A later release of the course wrote it; it stays where it is and nothing is kept beside it. */
  | { readonly kind: 'newer' }
  /** It could not be read. `asideKey`: where it stands now; null where it could not be moved: then it stays and nothing is kept. */
  | { readonly kind: 'damaged'; readonly asideKey: string | null }

export interface Loaded {
  readonly kept: Kept | null
  readonly notice: KeepNotice | null
}

export interface Saved {
  readonly kept: boolean
  readonly notice: KeepNotice | null
}

export interface Keep {
  readonly load: () => Loaded
  /** Writes what differs from what was last read, written or heard. */
  readonly save: (design: Kept) => Saved
  /** A storage event's key and new value: what another tab kept, or null where it is none of ours, or can't be read. */
  readonly heard: (key: string | null, value: string | null) => Kept | null
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * @param get a getter, since in some frames `window.localStorage` itself throws
 * @param at the key; another than the usual one is another desk, which knows nothing of the first
 */
export function openKeep(get: () => Store | null | undefined, at: string = KEPT_KEY): Keep {
  /** What storage holds, as far as this tab knows: written again it would wake the other tabs for nothing. */
  let known: string | null = null
  let closed: KeepNotice | null = null

  const store = (): Store => {
    const found = get()
    if (!found) throw new Error('There is no storage here.')
    return found
  }
  const close = (notice: KeepNotice): Loaded => {
    closed = notice
    return { kept: null, notice }
  }

  return {
    load() {
      let text: string | null
      try {
        text = store().getItem(at)
      } catch {
        return close({ kind: 'forbidden' })
      }
      if (text === null) return { kept: null, notice: null }
      const read = decoded(text)
      if (read === 'newer') return close({ kind: 'newer' })
      if (read === 'damaged') {
        const asideKey = setAside(store, at, text)
        return asideKey === null ? close({ kind: 'damaged', asideKey }) : { kept: null, notice: { kind: 'damaged', asideKey } }
      }
      known = text
      return { kept: read, notice: null }
    },
    save(design) {
      if (closed) return { kept: false, notice: closed }
      const text = encoded(design)
      if (text === known) return { kept: true, notice: null }
      if (text.length > MAX_STORED_CHARACTERS) return { kept: false, notice: { kind: 'full' } }
      try {
        store().setItem(at, text)
        known = text
        return { kept: true, notice: null }
      } catch (error) {
        return { kept: false, notice: { kind: isQuota(error) ? 'full' : 'forbidden' } }
      }
    },
    heard(key, value) {
      if (key !== at || value === null || value === known) return null
      const read = decoded(value)
      if (typeof read === 'string') return null
      known = value
      return read
    },
  }
}

function encoded({ text, good }: Kept): string {
  return JSON.stringify({ version: VERSION, text, good: serializePolicy(good) })
}

function decoded(text: string): Kept | 'newer' | 'damaged' {
  if (text.length > MAX_STORED_CHARACTERS) return 'damaged'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'damaged'
  }
  if (typeof value !== 'object' || value === null) return 'damaged'
  const { version, text: typed, good } = value as Readonly<Record<string, unknown>>
  if (typeof version === 'number' && Number.isSafeInteger(version) && version > VERSION) return 'newer'
  if (version !== VERSION || typeof typed !== 'string' || typeof good !== 'string') return 'damaged'
  const parsed = parsePolicy(good)
  return parsed.ok ? { text: typed, good: parsed.document } : 'damaged'
}

/** Moves a text to the first free key. Out: that key, or null where none could be written. */
function setAside(store: () => Store, at: string, text: string): string | null {
  try {
    for (let n = 1; n <= MAX_ASIDE; n += 1) {
      const key = `${at}:damaged-${n}`
      const there = store().getItem(key)
      if (there !== null && there !== text) continue
      if (there === null) store().setItem(key, text)
      store().removeItem(at)
      return key
    }
  } catch {
    // No room, or no more right to write: the text stays where it is.
  }
  return null
}

function isQuota(error: unknown): boolean {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : ''
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED'
}
