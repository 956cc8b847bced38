import { useId, useState } from 'react'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import buttons from '../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../src/stage/prose/message.ts'
import { start as words } from './copy.en.ts'
import styles from './Start.module.css'
import { GAPS, STARTS, type Grade } from './starts.ts'

interface Props {
  readonly onStart: (grade: Grade, document: PolicyDocument) => void
}

const GRADES = ['worked', 'complete', 'blank'] as const satisfies readonly Grade[]

/** Three grades of help to begin with. */
export function StartCards({ onStart }: Props) {
  return (
    <section className={styles.start}>
      <h3>{words.title}</h3>
      <p>{words.intro}</p>
      <Grades onStart={onStart} />
    </section>
  )
}

/** The same, later and folded away. */
export function StartAgain({ onStart }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={styles.again}>
      <button type="button" className={buttons.quiet} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {words.again}
      </button>
      <div id={id} hidden={!open}>
        <p>{words.againHint}</p>
        <Grades
          onStart={(grade, document) => {
            setOpen(false)
            onStart(grade, document)
          }}
        />
      </div>
    </div>
  )
}

function Grades({ onStart }: Props) {
  return (
    <ul className={styles.grades}>
      {GRADES.map((grade) => (
        <li key={grade}>
          <button type="button" className={styles.grade} onClick={() => onStart(grade, STARTS[grade])}>
            <b>{words[grade].name}</b>
            <span>{formatText(words[grade].about, { count: GAPS.length })}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
