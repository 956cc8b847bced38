/**
 * The browser's storage behind a wall: every access may throw (sandboxed frames, blocked cookies, a full disk), and here
 * none does.
 */
export interface Vault {
  readonly read: (key: string) => { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none' } | { readonly kind: 'forbidden' }
  readonly write: (key: string, text: string) => 'ok' | 'full' | 'forbidden'
  readonly remove: (key: string) => void
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** In: a getter, since in some frames `window.localStorage` itself throws. */
export function openVault(get: () => Store | null | undefined): Vault {
  const store = (): Store => {
    const found = get()
    if (!found) throw new Error('no storage')
    return found
  }
  return {
    read(key) {
      try {
        const text = store().getItem(key)
        return text === null ? { kind: 'none' } : { kind: 'text', text }
      } catch {
        return { kind: 'forbidden' }
      }
    },
    write(key, text) {
      try {
        store().setItem(key, text)
        return 'ok'
      } catch (error) {
        return isQuotaError(error) ? 'full' : 'forbidden'
      }
    },
    remove(key) {
      try {
        store().removeItem(key)
      } catch {
        // Nothing was there to lose.
      }
    },
  }
}

function isQuotaError(error: unknown): boolean {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : ''
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED'
}
