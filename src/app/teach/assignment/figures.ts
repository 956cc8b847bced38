/** Bounds as they are typed: in the unit in which the course's own is shown. In: a text. Out: the verifier's figure, and back. Pure. */
import { units } from '../../../language/units.en.ts'
import { figureOf, type Assertion } from '../../../verifier/assertion.ts'
import { copy } from './copy.en.ts'

type Of = Pick<Assertion, 'unit' | 'bound'>

/** What may stand behind a number, and what it makes of it. */
type Factors = Readonly<Record<string, number>>

const TIMES: Factors = { [units.ms]: 1, [units.s]: 1_000, [units.min]: 60_000, [units.h]: 3_600_000 }
const SIZES: Factors = Object.fromEntries(units.bytes.map((name, power) => [name, 1000 ** power]))
const SHARES: Factors = { '%': 0.01 }

/** The unit of the field, and its factor. */
export function shownUnit({ unit, bound }: Of): { readonly name: string; readonly factor: number } {
  if (unit === 'share') return { name: '%', factor: 0.01 }
  const figure = figureOf(bound)
  if (unit === 'ms') return figure >= 1_000 ? { name: units.s, factor: 1_000 } : { name: units.ms, factor: 1 }
  if (unit !== 'bytes') return { name: copy.units[unit], factor: 1 }
  const [name = 'B', factor = 1] = Object.entries(SIZES).findLast(([, size]) => figure >= size) ?? []
  return { name, factor }
}

export type ReadFigure = { readonly ok: true; readonly figure: number } | { readonly ok: false; readonly why: string }

/** @param text a number from 0 on, in the field's unit or with a unit of the same kind behind it, such as 90, 1.5 min, 92 % */
export function figureIn(text: string, objective: Of): ReadFigure {
  const { unit, bound } = objective
  const { name, factor } = shownUnit(objective)
  const [, digits = '', suffix = ''] = /^\$?\s*(\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(\S{0,20})$/i.exec(text.trim()) ?? []
  const known: Factors = { ms: TIMES, bytes: SIZES, share: SHARES, count: {}, 'per-second': {}, dollars: {} }[unit]
  const by = suffix === '' ? factor : Object.entries(known).find(([symbol]) => symbol.toLowerCase() === suffix.toLowerCase())?.[1]
  // Twelve digits: what binary fractions add behind them was not typed.
  const figure = digits === '' || by === undefined ? NaN : Number((Number(digits) * by).toPrecision(12))
  if (!Number.isFinite(figure)) return { ok: false, why: copy.objectives.noFigure(text.trim(), name, String(Number(Number(textOf(figureOf(bound), objective)).toPrecision(3)))) }
  return unit === 'share' && figure > 1 ? { ok: false, why: copy.objectives.aboveAll(text.trim()) } : { ok: true, figure }
}

/** A figure as it would be typed. */
export function textOf(figure: number, objective: Of): string {
  return String(Number((figure / shownUnit(objective).factor).toPrecision(12)))
}
