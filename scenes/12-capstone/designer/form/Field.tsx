import { useId, type ReactNode } from 'react'
import type { PolicyProblem } from '../../../../src/engine/policy/document.ts'
import { form as words } from '../copy.en.ts'
import styles from './Field.module.css'

/** What ties a control to its words. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
}

interface Props {
  readonly label: string
  readonly hint: string
  readonly problems?: readonly PolicyProblem[]
  /** Nothing stands there: the control looks so. */
  readonly absent: boolean
  readonly wide?: boolean
  readonly children: (control: ControlProps) => ReactNode
}

/** A control with its label, its line of explanation, and what is wrong with it. */
export function Field({ label, hint, problems = [], absent, wide = false, children }: Props) {
  const id = useId()
  return (
    <div className={styles.field} data-absent={absent} data-wide={wide}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': `${id}-hint ${id}-problems`, 'aria-invalid': problems.length > 0 })}
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
      <div id={`${id}-problems`}>
        <Problems problems={problems} />
      </div>
    </div>
  )
}

/** Problems where they belong: a mark, the word, what is wrong, and the mend. */
export function Problems({ problems }: { readonly problems: readonly PolicyProblem[] }) {
  return problems.map(({ path, problem, mend }, index) => (
    <p key={`${path} ${index}`} className={styles.problem}>
      <Mark />
      <span>
        <b>{words.problem}</b> {problem} {mend}
      </span>
    </p>
  ))
}

function Mark() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d="M6 1 L11.3 10.5 H0.7 Z" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />
      <path d="M6 4.3 V7.2 M6 8.4 V9.4" stroke="currentColor" strokeWidth="1.3" />
    </svg>
  )
}
