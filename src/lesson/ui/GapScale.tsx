import { formatText } from '../../stage/prose/message.ts'
import { words } from '../words.en.ts'
import styles from './GapScale.module.css'
import { inUnit } from '../../stage/prose/units.ts'
import { atMost } from '../../language/numbers.ts'

interface Props {
  readonly range: { readonly min: number; readonly max: number; readonly unit: string }
  readonly guess: number
  readonly answer: number
}

const WIDTH = 320
const PAD = 8

/** The gap between a guess and the run, drawn to scale. */
export function GapScale({ range, guess, answer }: Props) {
  const x = (value: number) => PAD + ((Math.min(Math.max(value, range.min), range.max) - range.min) / (range.max - range.min)) * (WIDTH - 2 * PAD)
  const figure = (value: number) => inUnit(Math.round(value * 10) / 10, range.unit)
  const rounded = { min: atMost(range.min, 3), max: inUnit(range.max, range.unit), guess: figure(guess), answer: figure(answer) }
  const summary = formatText(words.gapSummary, rounded)
  const anchor = (value: number) => (x(value) > WIDTH - 90 ? 'end' : x(value) < 90 ? 'start' : 'middle')
  return (
    <svg className={styles.scale} viewBox={`0 0 ${WIDTH} 62`} role="img" aria-label={summary}>
      <line x1={PAD} x2={WIDTH - PAD} y1="31" y2="31" className={styles.axis} />
      <line x1={x(guess)} x2={x(answer)} y1="31" y2="31" className={styles.gap} />
      <path d={`M${x(guess)} 25 l6 6 l-6 6 l-6 -6 z`} className={styles.guess} />
      <text x={x(guess)} y="17" textAnchor={anchor(guess)} className={styles.label}>
        {words.gapGuess} {rounded.guess}
      </text>
      <circle cx={x(answer)} cy="31" r="5.5" className={styles.answer} />
      <text x={x(answer)} y="54" textAnchor={anchor(answer)} className={styles.label}>
        {words.gapAnswer} {rounded.answer}
      </text>
    </svg>
  )
}
