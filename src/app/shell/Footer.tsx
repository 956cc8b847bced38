import { useApp } from '../context.tsx'
import { en } from '../copy/en.ts'
import button from './Button.module.css'
import css from './Footer.module.css'

export function Footer() {
  const { openKeys } = useApp()
  return (
    <footer className={css.footer}>
      <span>{en.footer.sources}</span>
      <span>{en.footer.licence}</span>
      <button type="button" className={button.quiet} onClick={openKeys}>
        {en.keys.open}
      </button>
    </footer>
  )
}
