import { codeCopy as copy } from '../copy/explain.en.ts'
import { formatText } from '../prose/message.ts'
import styles from './CodeLines.module.css'
import type { LitSource } from './source.ts'
import type { LineMark, LitFunction } from './steps.ts'
import { listed } from '../../language/lists.ts'

interface Props {
  readonly source: LitSource
  /** Path from src/engine. */
  readonly file: string
  readonly lit: LitFunction
}

/** One function of the engine, line by line. Scrolls sideways; focusable, so that the keyboard can scroll it too. */
export function CodeLines({ source, file, lit }: Props) {
  const { name, fromLine, untilLine } = lit.span
  const region = formatText(copy.region, { file, name, from: fromLine, until: untilLine })
  return (
    <div className={styles.region} role="region" aria-label={region} tabIndex={0}>
      <pre className={styles.code}>
        <code>
          {source.lines.slice(fromLine - 1, untilLine).map((pieces, index) => (
            <Line key={index} number={fromLine + index} pieces={pieces} mark={lit.marks.get(fromLine + index)} />
          ))}
        </code>
      </pre>
    </div>
  )
}

interface LineProps {
  readonly number: number
  readonly pieces: LitSource['lines'][number]
  readonly mark: LineMark | undefined
}

function Line({ number, pieces, mark }: LineProps) {
  return (
    <span className={styles.line} data-state={mark?.state} data-line={number}>
      <span className={styles.lineNumber} aria-hidden="true">{number}</span>
      <span className={styles.tick} aria-hidden="true">{mark?.state === 'passed' && <PassedGlyph />}</span>
      {pieces.map(([text, cls], index) => (
        <span key={index} className={styles[cls]}>{text}</span>
      ))}
      {mark?.state === 'taken' && (
        <span className={styles.value} aria-hidden="true">
          {listed(mark.outcomes)}
          {mark.count > 1 && ` ${formatText(copy.count, { n: mark.count })}`}
        </span>
      )}
      {mark && <span className="visually-hidden">{markInWords(mark)}</span>}
      {'\n'}
    </span>
  )
}

function markInWords(mark: LineMark): string {
  if (mark.state === 'passed') return ` ${copy.passed}`
  if (mark.state === 'handed') return ` ${formatText(copy.handed, { name: listed(mark.to ?? []) })}`
  return ` ${formatText(copy.took, { outcome: listed(mark.outcomes) })} ${formatText(copy.times, { n: mark.count })}`
}

/** A tick of quiet ink: tried, went on. */
function PassedGlyph() {
  return (
    <svg viewBox="0 0 10 10" focusable="false">
      <path d="M1.5 5.5 L4 8 L8.5 2.5" />
    </svg>
  )
}
