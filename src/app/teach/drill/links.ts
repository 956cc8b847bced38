/** Links to one drill under one seed each, for learners or groups. Pure. */
import { MOST_SEED } from '../../../lesson/seed.ts'
import { asGiven, wholeIn } from '../builder/settings.ts'

export const MOST_LINKS = 200

export interface DrillSettings {
  readonly start: number
  readonly count: number
}

export interface DrillLink {
  /** From 1. */
  readonly number: number
  readonly seed: number
  readonly address: string
}

export const DRILL_DEFAULTS: DrillSettings = { start: 1, count: 12 }

/** Parameters of the page's query, each with what it is about and its bounds. */
const PARAMETERS = [
  { name: 'drill', of: 'start', least: 0, most: MOST_SEED },
  { name: 'drills', of: 'count', least: 1, most: MOST_LINKS },
] as const

/** A parameter that can't be used. */
export interface BadDrill {
  readonly of: keyof DrillSettings
  /** As it stands in the address, fit to be shown. */
  readonly given: string
  readonly least: number
  readonly most: number
  /** What is shown instead. */
  readonly instead: number
}

/** What the page's query asks for; bad values count as left out. */
export function readDrill(query: string): DrillSettings {
  const given = new URLSearchParams(query)
  const read = ({ name, of, least, most }: (typeof PARAMETERS)[number]): number => wholeIn(given.get(name), least, most) ?? DRILL_DEFAULTS[of]
  return { start: read(PARAMETERS[0]), count: read(PARAMETERS[1]) }
}

/** The parameters of the query that readDrill leaves out. */
export function badDrills(query: string): readonly BadDrill[] {
  const parameters = new URLSearchParams(query)
  return PARAMETERS.flatMap(({ name, of, least, most }) => {
    const given = parameters.get(name)
    return given === null || wholeIn(given, least, most) !== null ? [] : [{ of, given: asGiven(name, given), least, most, instead: DRILL_DEFAULTS[of] }]
  })
}

/** As parameters of the page's query; null: the default. */
export function drillParameters({ start, count }: DrillSettings): Readonly<Record<string, string | null>> {
  return { drill: start === DRILL_DEFAULTS.start ? null : String(start), drills: count === DRILL_DEFAULTS.count ? null : String(count) }
}

/**
 * In: seeds in a row, and the drill's step. Out: a link each. After the largest seed it goes on with 0.
 */
export function drillLinks({ start, count }: DrillSettings, courseUrl: string, { slug, step }: { readonly slug: string; readonly step: number }): readonly DrillLink[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = (start + index) % (MOST_SEED + 1)
    return { number: index + 1, seed, address: `${courseUrl}scenes/${slug}/?step=${step}&seed=${seed}` }
  })
}

/** How many of the links have a seed before the row begins again with 0; null: all have. */
export function linksBeforeZero({ start, count }: DrillSettings): number | null {
  const before = MOST_SEED - start + 1
  return before < count ? before : null
}

export const asLines = (links: readonly DrillLink[]): string => links.map(({ address }) => address).join('\n')

/** CSV (RFC 4180): lines end with CR LF; a cell that needs it stands in quotes. In: head, and rows. */
export function csv(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}

function cell(value: string | number): string {
  const text = String(value)
  // A text that begins like a formula would be run by spreadsheets.
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
