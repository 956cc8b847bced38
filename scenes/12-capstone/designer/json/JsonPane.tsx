import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { PolicyProblem } from '../../../../src/engine/policy/document.ts'
import { formatText } from '../../../../src/stage/prose/message.ts'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { json as words, panel } from '../copy.en.ts'
import type { Design, DesignAction } from '../design.ts'
import { linesOf, type Line } from './locate.ts'
import styles from './JsonPane.module.css'

interface Props {
  readonly design: Design
  readonly dispatch: (action: DesignAction) => void
}

/** Longer lines run on within the field, so that one line without end does not stretch it. */
const MAX_COLUMNS = 300

/** The text of the document, with numbered lines, and below it what is wrong. */
export function JsonPane({ design, dispatch }: Props) {
  const { text, problems } = design
  const hint = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => text.split('\n'), [text])
  const places = useMemo(() => linesOf(text, problems), [text, problems])
  const wrong = new Set(places.map((place) => place?.number))
  const columns = Math.min(MAX_COLUMNS, lines.reduce((most, line) => Math.max(most, line.length), 0) + 2)

  const settled = useSettled(firstText(problems))
  const jump = ({ number, start, end }: Line) => {
    const field = area.current
    if (!field) return
    field.focus({ preventScroll: true })
    field.setSelectionRange(start, end)
    const box = scroll.current
    if (box) {
      box.scrollTop = ((number - 1) / Math.max(1, lines.length)) * field.offsetHeight - box.clientHeight / 3
      box.scrollLeft = 0
    }
    field.scrollIntoView?.({ block: 'nearest' })
  }

  return (
    <div className={styles.pane}>
      <p id={hint} className={styles.hint}>
        {words.hint}
      </p>
      <div ref={scroll} className={styles.scroll} dir="ltr">
        <div className={styles.numbers} aria-hidden="true">
          {lines.map((_line, index) => (
            <span key={index} data-wrong={wrong.has(index + 1)}>
              {index + 1}
            </span>
          ))}
        </div>
        <textarea
          ref={area}
          dir="ltr"
          className={styles.area}
          aria-label={words.label}
          aria-describedby={hint}
          aria-invalid={problems.length > 0}
          value={text}
          rows={lines.length}
          cols={columns}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="none"
          onChange={(event) => dispatch({ type: 'typed', text: event.target.value, atMs: event.timeStamp })}
        />
      </div>
      <div className={styles.state} role="status">
        {problems.length === 0 ? <p className={styles.fine}>{words.fine}</p> : <p className={styles.count}>{formatText(words.problems, { count: problems.length })}</p>}
        {settled !== '' && <p className="visually-hidden">{settled}</p>}
      </div>
      {problems.length > 0 && (
        // Where the form stands beside the text, it offers the same.
        <button type="button" className={`${buttons.plain} ${styles.back}`} onClick={() => dispatch({ type: 'backToGood' })}>
          {panel.back}
        </button>
      )}
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map(({ path, problem, mend }, index) => {
            const place = places[index]
            return (
              <li key={`${path} ${index}`}>
                <p className={styles.where}>
                  <code>{path === '' ? words.whole : path}</code>{' '}
                  {place && (
                    <button type="button" className={styles.jump} onClick={() => jump(place)}>
                      {formatText(words.jump, { line: place.number })}
                    </button>
                  )}
                </p>
                <p>{problem}</p>
                <p className={styles.mend}>{mend}</p>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

/** The first problem with its mend, for those who don't see the list below the text. */
function firstText(problems: readonly PolicyProblem[]): string {
  const [first] = problems
  return first ? formatText(words.first, { path: first.path === '' ? words.whole : first.path, problem: first.problem, mend: first.mend }) : ''
}

/** Half-written words are no news. */
const REST_MS = 700

/** The text that last stood for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const rest = setTimeout(() => setSettled(text), REST_MS)
    return () => clearTimeout(rest)
  }, [text])
  return settled
}
