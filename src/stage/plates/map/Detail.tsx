import type { ReactNode } from 'react'
import { isolated } from '../../../language/direction.ts'
import { LOCALE } from '../../../language/locale.ts'
import type { Wrong } from '../../../world/wrong.ts'
import { milliseconds, platesCopy } from '../../copy/plates.en.ts'
import { GLYPH_STROKE, GLYPHS, WRONG_GLYPH } from '../glyphs.tsx'
import type { NodeStatus } from '../nodeStatus.ts'
import { textWidth } from '../textWidth.ts'
import { DETAIL_PX, type NodeLabel } from './nodeLabels.ts'
import styles from './MapPlate.module.css'

/** From the start of a glyph to its word, and between an outcome and what is said of it. */
const GLYPH_PX = 14
const APART_PX = 7

interface DetailProps {
  readonly x: number
  readonly y: number
  readonly align: NodeLabel['align']
  readonly status: NodeStatus
  /** Of an answer that was not the one due. */
  readonly wrong: Wrong['kind'] | undefined
  /** What stands there while there is nothing to say, or no room for it. */
  readonly detail: string | undefined
  /** Say how long an answer took. */
  readonly withTime: boolean
  readonly roomPx: number
}

/** The second line of an actor's label: how its last request ended, or what it is doing. */
export function Detail({ status, detail, wrong, roomPx, x, y, ...rest }: DetailProps): ReactNode {
  if (status.kind === 'answered') return <Answer status={status} wrong={wrong} roomPx={roomPx} x={x} y={y} {...rest} />
  const text = status.kind === 'words' && textWidth(status.text, DETAIL_PX, 'regular') <= roomPx ? status.text : detail
  if (text === undefined) return null
  return (
    <text className={styles.detail} x={x.toFixed(1)} y={y.toFixed(1)}>
      {text}
    </text>
  )
}

type AnswerProps = Omit<DetailProps, 'status' | 'detail'> & { readonly status: Extract<NodeStatus, { readonly kind: 'answered' }> }

/** That an answer was wrong is said before how long it took, and before the outcome's word: its glyph and colour stay. */
function Answer({ x, y, align, status: { outcome, status, ttfbMs }, wrong, withTime, roomPx }: AnswerProps): ReactNode {
  const word = outcome ? platesCopy.outcomes[outcome].toLocaleUpperCase(LOCALE) : String(status)
  const wrongWord = wrong ? platesCopy.wrong[wrong].toLocaleUpperCase(LOCALE) : null
  // Two numbers beside each other need more than a space between them.
  const took = milliseconds(ttfbMs)
  const before = outcome ? ' ' : ' · '
  const glyphPx = outcome ? GLYPH_PX : 0
  const wordPx = glyphPx + textWidth(word, DETAIL_PX, 'semibold')
  const wrongPx = wrongWord === null ? 0 : APART_PX + GLYPH_PX + textWidth(wrongWord, DETAIL_PX, 'semibold')
  const timePx = textWidth(before + took, DETAIL_PX, 'regular')
  const fits = (widthPx: number): boolean => wrongWord === null || widthPx <= roomPx
  const worded = outcome === null || fits(wordPx + wrongPx)
  const timed = withTime && worded && fits(wordPx + wrongPx + timePx)
  const firstPx = worded ? wordPx : glyphPx
  const width = firstPx + wrongPx + (timed ? timePx : 0)
  const start = align === 'start' ? x : align === 'end' ? x - width : x - width / 2
  const time = timed && <>{before}{isolated(took)}</>
  return (
    <>
      <Said colour={outcome ?? undefined} glyph={outcome && GLYPHS[outcome]} word={worded ? word : null} x={start} y={y}>
        {wrongWord === null && time}
      </Said>
      {wrongWord !== null && (
        <Said colour="error" glyph={WRONG_GLYPH} word={wrongWord} x={start + firstPx + APART_PX} y={y}>
          {time}
        </Said>
      )}
    </>
  )
}

interface SaidProps {
  readonly colour: string | undefined
  readonly glyph: string | null
  /** null: the glyph alone. */
  readonly word: string | null
  readonly x: number
  readonly y: number
  readonly children: ReactNode
}

function Said({ colour, glyph, word, x, y, children }: SaidProps): ReactNode {
  return (
    <g className={styles.outcome} data-outcome={colour}>
      {glyph !== null && <path d={glyph} transform={`translate(${x.toFixed(1)} ${(y - 9).toFixed(1)}) scale(0.85)`} fill="none" stroke="currentColor" strokeWidth={GLYPH_STROKE + 0.4} strokeLinecap="round" strokeLinejoin="round" />}
      {word !== null && (
        <text className={styles.detail} x={(x + (glyph === null ? 0 : GLYPH_PX)).toFixed(1)} y={y.toFixed(1)} textAnchor="start">
          <tspan className={styles.word}>{word}</tspan>
          {children}
        </text>
      )}
    </g>
  )
}
