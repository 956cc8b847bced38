/** What the address of an embedded scene asks for. In: the query. Out: wishes that can all be met, and what was wrong. Never throws. */
import { LANGUAGE, LANGUAGES } from '../../language/locale.ts'
import { lookUp } from '../../language/lookup.ts'
import type { StepRange } from '../../lesson/steps.ts'
import { doubledIn } from '../routes/doubled.ts'
import { fitStep, seedOf } from '../routes/resolve.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export const HIDEABLE = ['nav', 'footer', 'code'] as const
export const MOTIONS = ['auto', 'reduce'] as const
const HEIGHTS = ['fixed', 'auto'] as const
const SWITCH = ['0', '1'] as const
const NAMES = ['step', 'steps', 'theme', 'lang', 'locale', 'hide', 'motion', 'autoplay', 'seed', 'id', 'height'] as const

export type Theme = (typeof THEMES)[number]
export type Hideable = (typeof HIDEABLE)[number]

export interface Wishes {
  /** From 1; inside `range`. */
  readonly step: number
  /** The learner stays inside; null: all steps. */
  readonly range: StepRange | null
  /** null: as stored, else as the system says. */
  readonly theme: Theme | null
  /** A tag: what the page speaks. public/language.js has led here from a page in another language. */
  readonly locale: string
  readonly hide: readonly Hideable[]
  /** 'auto' follows the system; it never weakens the system's wish. */
  readonly motion: (typeof MOTIONS)[number]
  /** false: nothing begins to play by itself. */
  readonly autoplay: boolean
  readonly seed: number | null
  /** Comes back in every message, so that a host can tell its frames apart. */
  readonly id: string | null
  /** 'auto': the frame tells its host how high it wants to be. */
  readonly height: (typeof HEIGHTS)[number]
}

export interface Problem {
  readonly name: string
  /** What stood there, fit to be shown. */
  readonly given: string
  readonly why: 'not-a-number' | 'not-whole' | 'before-the-first' | 'after-the-last' | 'out-of-range' | 'not-a-range' | 'unknown' | 'not-an-id' | 'not-a-seed' | 'doubled'
  /** The values there are, where they can be listed. */
  readonly known: readonly string[]
}

/** Does the query ask for a frame's page? */
export function asksForFrame(query: string): boolean {
  return new URLSearchParams(query).get('embed') === '1'
}

/**
 * Reads a query. In: the query with or without its question mark; how many steps the scene has, null while that is not known (a step
 * beyond the end is then let through). Out: wishes, each bad value replaced by its default (a
 * range that goes on behind the last step ends there), and one problem for each bad value.
 */
export function readWishes(query: string, count: number | null): { readonly wishes: Wishes; readonly problems: readonly Problem[] } {
  const parameters = new URLSearchParams(query)
  const problems: Problem[] = []
  const tell = (name: string, given: string, why: Problem['why'], known: readonly string[] = []): void => {
    problems.push({ name, given: shown(given), why, known })
  }
  /** One of the values that there are; the default where it is left out, and, with a problem, where it is none of them. */
  function oneOf<T extends string, D>(name: string, values: readonly T[], otherwise: D): T | D {
    const given = parameters.get(name)
    if (given === null) return otherwise
    const found = values.find((value) => value === given.trim().toLowerCase())
    if (found === undefined) tell(name, given, 'unknown', values)
    return found ?? otherwise
  }

  const range = rangeOf(parameters.get('steps'), count, (given, why) => tell('steps', given, why))
  const asked = parameters.get('step')
  const { step, notice } = fitStep(asked, count)
  if (notice) tell('step', notice.asked, notice.why)
  const first = range?.first ?? 1
  const outside = range !== null && (step < range.first || step > range.last)
  if (asked !== null && !notice && outside) tell('step', asked, 'out-of-range')

  const hide = new Set<Hideable>()
  for (const part of parameters.get('hide')?.split(',') ?? []) {
    const found = HIDEABLE.find((name) => name === part.trim().toLowerCase())
    if (found) hide.add(found)
    else tell('hide', part, 'unknown', HIDEABLE)
  }
  const id = parameters.get('id')
  const isId = id !== null && /^[\w.:-]{1,64}$/.test(id)
  if (id !== null && !isId) tell('id', id, 'not-an-id')
  const seed = seedOf(query)
  if (seed === null && parameters.has('seed')) tell('seed', parameters.get('seed') ?? '', 'not-a-seed')
  const language = parameters.get('lang') ?? parameters.get('locale')
  const tags = LANGUAGES.map(({ tag }) => tag)
  const spoken = language === null ? LANGUAGE : lookUp(language, tags)
  if (language !== null && spoken === null) tell(parameters.has('lang') ? 'lang' : 'locale', language, 'unknown', tags)
  for (const { name, other } of doubledIn(query, NAMES)) tell(name, other, 'doubled')
  return {
    wishes: {
      step: asked === null || notice || outside ? first : step,
      range,
      theme: oneOf('theme', THEMES, null),
      locale: spoken ?? LANGUAGE,
      hide: [...hide],
      motion: oneOf('motion', MOTIONS, 'auto'),
      autoplay: oneOf('autoplay', SWITCH, '1') === '1',
      seed,
      id: isId ? id : null,
      height: oneOf('height', HEIGHTS, 'fixed'),
    },
    problems,
  }
}

function rangeOf(given: string | null, count: number | null, tell: (given: string, why: Problem['why']) => void): StepRange | null {
  if (given === null) return null
  const [, from = '', to = from] = /^\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?$/.exec(given) ?? []
  const first = Number(from)
  const last = Number(to)
  if (from === '' || first < 1 || last < first) {
    tell(given, 'not-a-range')
    return null
  }
  if (count === null || last <= count) return { first, last }
  tell(given, 'after-the-last')
  return first <= count ? { first, last: count } : null
}

/** Foreign text fit for one line of the console. */
function shown(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
