import { useApp } from '../context.tsx'
import { en } from '../copy/en.ts'
import button from './Button.module.css'
import { TEACH } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import css from './Footer.module.css'

export function Footer() {
  const { openKeys } = useApp()
  const href = useHref()
  return (
    <footer className={css.footer}>
      <span>{en.footer.sources}</span>
      <span>{en.footer.licence}</span>
      <a href={href(TEACH)}>{en.teach.link}</a>
      <button type="button" className={button.quiet} onClick={openKeys}>
        {en.keys.open}
      </button>
    </footer>
  )
}
