import { useState, type ReactNode } from 'react'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { valueAt, type Keys } from '../change.ts'
import { form as words } from '../copy.en.ts'
import { Problems } from './Field.tsx'
import { problemsOfGroup, problemsWithin, useForm } from './FormContext.ts'
import styles from './Group.module.css'

interface Props {
  readonly title: string
  /** The members that the group holds; of the first its own problems are told at the top. */
  readonly of: readonly Keys[]
  readonly children: ReactNode
}

/** Fields that belong together. One in which nothing is said begins folded. */
export function Group({ title, of, children }: Props) {
  const { document, problems } = useForm()
  const isEmpty = of.every((keys) => valueAt(document, keys) === undefined)
  const [open, setOpen] = useState(!isEmpty)
  const count = of.flatMap((keys) => problemsWithin(problems, keys)).length
  return (
    <details className={styles.group} open={open}>
      <summary
        onClick={(event) => {
          // The browser would open it first, and what stands in it is drawn only then.
          event.preventDefault()
          setOpen(!open)
        }}
      >
        <span className={styles.title}>{title}</span>
        {isEmpty && <span className={styles.empty}>{words.empty}</span>}
        {count > 0 && <span className={styles.wrong}>{formatText(words.problems, { count })}</span>}
      </summary>
      <div className={styles.fields}>{open && children}</div>
      {of.map((keys) => (
        <GroupProblems key={keys.join('.')} of={keys} />
      ))}
    </details>
  )
}

/** What is wrong between the members of a group; a member of one value tells its own. */
function GroupProblems({ of }: { readonly of: Keys }) {
  const { document, problems } = useForm()
  const value = valueAt(document, of)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? <Problems problems={problemsOfGroup(problems, of)} /> : null
}
