/**
 * Calls back when colours may have changed: the learner chose a theme, the system did, the page is about to be printed or was, or
 * it moved to a screen of another pixel density. Returns what ends it.
 */
export function onThemeChange(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', 'print', `(resolution: ${window.devicePixelRatio || 1}dppx)`].flatMap((query) => window.matchMedia?.(query) ?? [])
  for (const query of queries) query.addEventListener('change', changed)
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    for (const query of queries) query.removeEventListener('change', changed)
    observer.disconnect()
  }
}
