import { en } from '../copy/en.ts'
import { DOCTOR, GLOSSARY, HOME, SETTINGS } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import type { Page } from '../routes/resolve.ts'
import css from './Header.module.css'
import { ThemeToggle } from './ThemeToggle.tsx'
import { Ticks } from './Ticks.tsx'

/** In: the page on show, which marks its link and its tick. */
export function Header({ page }: { readonly page: Page }) {
  const href = useHref()
  const links = [
    { to: HOME, label: en.nav.scenes, current: page.kind === 'home' },
    { to: GLOSSARY, label: en.nav.glossary, current: page.kind === 'glossary' },
    { to: DOCTOR, label: en.nav.doctor, current: page.kind === 'doctor' },
    { to: SETTINGS, label: en.nav.settings, current: page.kind === 'settings' },
  ]
  return (
    <header className={css.header}>
      <a className={css.brand} href={href(HOME)}>
        <Mark />
        {en.product}
      </a>
      <Ticks current={'id' in page ? page.id : null} />
      <nav className={css.nav} aria-label={en.nav.label}>
        {links.map(({ to, label, current }) => (
          <a key={to} href={href(to)} data-wide={to === DOCTOR} aria-current={current ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <ThemeToggle />
    </header>
  )
}

/** A globe with one point near the reader. */
function Mark() {
  return (
    <svg className={css.mark} viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="1.6">
        <circle cx="12" cy="12" r="9.2" />
        <ellipse cx="12" cy="12" rx="4" ry="9.2" />
        <path d="M2.8 12h18.4" />
      </g>
      <circle className={css.point} cx="17.4" cy="6" r="3.6" />
    </svg>
  )
}
