import { useApp, useAppState } from '../context.tsx'
import { en } from '../copy/en.ts'
import { useSystemTheme } from '../useMedia.ts'
import css from './ThemeToggle.module.css'

/** Turns the theme that shows into the other one, which from then on is the learner's choice. */
export function ThemeToggle() {
  const { store } = useApp()
  const chosen = useAppState((state) => state.settings.theme)
  const system = useSystemTheme()
  const dark = (chosen === 'auto' ? system : chosen) === 'dark'
  return (
    <button
      type="button"
      className={css.toggle}
      aria-label={en.theme.toggle}
      title={en.theme.toggle}
      aria-pressed={dark}
      onClick={() => store.getState().changeSettings({ theme: dark ? 'light' : 'dark' })}
    >
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
        <circle cx="12" cy="12" r="8.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
        <path d="M12 3.8a8.2 8.2 0 0 1 0 16.4z" fill="currentColor" />
      </svg>
    </button>
  )
}
