import { objectives as words, report as reportWords } from './copy.en.ts'
import styles from './Mark.module.css'

const GLYPHS = { passed: '✓', failed: '✗', fragile: '!', untried: '○' } as const

/** How an objective stands, as colour, glyph and word. */
export function Mark({ state }: { readonly state: keyof typeof GLYPHS }) {
  const word = state === 'fragile' ? reportWords.fragile : words[state]
  return (
    <span className={styles.mark} data-state={state}>
      <span aria-hidden="true">{GLYPHS[state]}</span> {word}
    </span>
  )
}
