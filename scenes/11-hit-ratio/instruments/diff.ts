/** What differs between two policy documents, route by route, as lines of JSON. */
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'

export interface Line {
  readonly sign: '+' | '-' | ' '
  readonly text: string
}

export interface Difference {
  /** The route's name; null: what stands in the document beside its routes. */
  readonly route: string | null
  readonly lines: readonly Line[]
}

/** Longer than this, a value takes several lines. */
const MOST_CHARACTERS = 44

/** The parts that differ, in the order of the document after; what is gone comes last. */
export function differences(before: PolicyDocument, after: PolicyDocument): readonly Difference[] {
  const [old, fresh] = [partsOf(before), partsOf(after)]
  const names = [...fresh.keys(), ...[...old.keys()].filter((name) => !fresh.has(name))]
  return names.flatMap((route) => {
    const lines = compared(linesOf(old.get(route)), linesOf(fresh.get(route)))
    return lines.some(({ sign }) => sign !== ' ') ? [{ route, lines }] : []
  })
}

function partsOf({ routes = [], ...rest }: PolicyDocument): ReadonlyMap<string | null, object> {
  return new Map<string | null, object>([...routes.map((route) => [route.name, route] as const), [null, rest]])
}

const linesOf = (part: object | undefined): readonly string[] => (part === undefined ? [] : written(part, '').split('\n'))

/** JSON whose short members stand on one line each. */
function written(value: unknown, indent: string): string {
  const line = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ').replace(/\[ | \]/g, (end) => end.trim())
  if (typeof value !== 'object' || value === null || (indent !== '' && line.length <= MOST_CHARACTERS)) return line
  const inner = `${indent}  `
  const members = Array.isArray(value) ? value.map((one) => written(one, inner)) : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${written(one, inner)}`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return members.length === 0 ? `${open}${close}` : `${open}\n${inner}${members.join(`,\n${inner}`)}\n${indent}${close}`
}

/** The fewest lines added and removed. A comma at the end is none of a line's own: it comes and goes with the next one. */
function compared(before: readonly string[], after: readonly string[]): readonly Line[] {
  const same = (a: string, b: string): boolean => a.replace(/,$/, '') === b.replace(/,$/, '')
  // Of what is left from i and j on, how many lines are common.
  const common: number[][] = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) common[i]![j] = same(before[i]!, after[j]!) ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
  }
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && same(before[i]!, after[j]!)) {
      lines.push({ sign: ' ', text: after[j++]! })
      i++
    } else if (i < before.length && (j === after.length || common[i + 1]![j]! >= common[i]![j + 1]!)) lines.push({ sign: '-', text: before[i++]! })
    else lines.push({ sign: '+', text: after[j++]! })
  }
  return lines
}
