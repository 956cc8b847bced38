import { useCallback, useSyncExternalStore } from 'react'

/** Does a media query hold? False while there is no window, and in the first frame after hydration. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches, () => false)
}

export function useSystemTheme(): 'light' | 'dark' {
  return useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light'
}

const never = (): (() => void) => () => {}

/** False in the frame that must match the page written ahead, true from then on. */
export function useHydrated(): boolean {
  return useSyncExternalStore(never, () => true, () => false)
}
