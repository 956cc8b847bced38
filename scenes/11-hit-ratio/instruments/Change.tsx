import { useMemo } from 'react'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import figure from '../../../src/lesson/ui/FigureTable.module.css'
import { formatText } from '../../../src/stage/prose/message.ts'
import { differences } from './diff.ts'
import styles from './instruments.module.css'
import { words } from './words.en.ts'

const copy = words.change

interface Props {
  readonly before: PolicyDocument
  readonly after: PolicyDocument
  /** What changes beside the configuration, in a sentence. */
  readonly note?: string
}

/** What a fix changes in the caches' configuration: its routes that differ, line by line. */
export function Change({ before, after, note }: Props) {
  const changed = useMemo(() => differences(before, after), [before, after])
  return (
    <section className={`${figure.figure} ${styles.change}`} aria-label={copy.title}>
      <h3>{copy.title}</h3>
      {note !== undefined && <p>{note}</p>}
      {changed.length === 0 && <p>{copy.none}</p>}
      {changed.map(({ route, lines }) => (
        <figure key={route}>
          <figcaption>{route === null ? copy.rest : formatText(copy.route, { name: route })}</figcaption>
          <ol>
            {lines.map(({ sign, text }, i) => (
              <li key={i} data-sign={sign}>
                <span aria-hidden="true">{sign === '-' ? '−' : sign}</span>
                {sign !== ' ' && <span className="visually-hidden">{sign === '+' ? copy.added : copy.removed}</span>}
                <code>{text}</code>
              </li>
            ))}
          </ol>
        </figure>
      ))}
    </section>
  )
}
