/** What the shell does to the page around it. Everything here runs after hydration only. */
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { fetchPage } from '../pages/latePages.ts'
import { innerTarget } from '../routes/hrefs.ts'
import type { Meta } from '../routes/meta.ts'
import { resolveRoute } from '../routes/resolve.ts'
import { COURSE } from '../scenes.ts'
import type { AppStore } from '../state/store.ts'

/** Reads what is stored, and hears what other tabs store. */
export function useStoredState(store: AppStore): void {
  useEffect(() => {
    store.getState().restore()
    const onStorage = ({ key, newValue }: StorageEvent): void => store.getState().heard(key, newValue)
    addEventListener('storage', onStorage)
    return () => removeEventListener('storage', onStorage)
  }, [store])
}

/** Puts theme and motion on <html>, where the style sheets look. Before `restore`, public/theme.js has done so. */
export function useThemeOnPage(store: AppStore, motion: 'full' | 'reduced'): void {
  const restored = useStore(store, (state) => state.restored)
  const theme = useStore(store, (state) => state.settings.theme)
  const before = useRef<typeof theme | null>(null)
  useEffect(() => {
    // An address may ask for a theme (?theme=dark); it holds until the learner chooses one here.
    const asked = new URLSearchParams(location.search).get('theme')
    if (!restored) return
    // The theme that storage brings is no choice made here.
    const chosenHere = before.current !== null && before.current !== theme
    before.current = theme
    if (!chosenHere && asked !== null) return
    if (theme === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [restored, theme])
  useEffect(() => {
    document.documentElement.dataset['motion'] = motion
  }, [motion])
}

/** Keeps title, description and canonical address in step with the page. In: the last one's path from the course's root. */
export function useDocumentMeta({ title, description }: Meta, canonicalPath: string): void {
  const written = useRef(canonicalPath)
  useEffect(() => {
    document.title = title
    document.querySelector('meta[name="description"]')?.setAttribute('content', description)
  }, [title, description])
  useEffect(() => {
    // What the page came with may name another host, where the course is published.
    if (written.current === canonicalPath) return
    written.current = ''
    document.querySelector('link[rel="canonical"]')?.setAttribute('href', location.origin + canonicalPath)
  }, [canonicalPath])
}

type Navigate = (to: string) => void

/** Follows links inside the course without loading the page anew, and fetches a page's code as soon as a link is pointed at. */
export function useInnerLinks(base: string, navigate: Navigate, onNavigate: () => void): void {
  useEffect(() => {
    const target = (event: Event): string | null => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || link.hasAttribute('download') || link.hasAttribute('hreflang') || (link.target !== '' && link.target !== '_self')) return null
      return innerTarget(link.href, location.href, base)
    }
    const onClick = (event: MouseEvent): void => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const to = target(event)
      if (to === null) return
      event.preventDefault()
      onNavigate()
      navigate(to)
    }
    const onPoint = (event: Event): void => {
      const to = target(event)
      if (to === null) return
      const { pathname } = new URL(to, 'https://course.example')
      void fetchPage(resolveRoute(pathname, '', COURSE).page)
    }
    document.addEventListener('click', onClick)
    document.addEventListener('pointerover', onPoint, { passive: true })
    document.addEventListener('focusin', onPoint)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('pointerover', onPoint)
      document.removeEventListener('focusin', onPoint)
    }
  }, [base, navigate, onNavigate])
}

/**
 * A new page begins at its top, with the focus on its heading, or at the part that the address names. `ready`: the page's code
 * is here; until then the focus waits on <main>.
 */
export function useArrival(pageKey: string, ready: boolean): void {
  const arrived = useRef(pageKey)
  const back = useRef(false)
  useEffect(() => {
    const onPop = (): void => void (back.current = true)
    addEventListener('popstate', onPop)
    return () => removeEventListener('popstate', onPop)
  }, [])
  useEffect(() => {
    if (arrived.current === pageKey) return
    const main = document.querySelector<HTMLElement>('main')
    if (!ready) {
      main?.focus({ preventScroll: true })
      return
    }
    arrived.current = pageKey
    const named = location.hash === '' ? null : document.getElementById(location.hash.slice(1))
    const begin = named ?? document.querySelector<HTMLElement>('main h1') ?? main
    if (begin && !begin.hasAttribute('tabindex')) begin.tabIndex = -1
    begin?.focus({ preventScroll: true })
    if (named) named.scrollIntoView()
    else if (!back.current) scrollTo(0, 0)
    back.current = false
  }, [pageKey, ready])
}

/** `?` opens the list of keys, except while something is being typed. */
export function useHelpKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target)) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
}

const NOT_TEXT = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'])

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLElement && target.isContentEditable)
}
