/** What an instructor has chosen on the page, and its form in the page's address. Pure. */
import { LANGUAGE, LANGUAGES } from '../../../language/locale.ts'
import { seedIn } from '../../../lesson/seed.ts'
import type { StepRange } from '../../../lesson/steps.ts'
import type { EmbedWishes } from '../../embed/address.ts'
import { FRAME_HEIGHT_PX } from '../../embed/snippet.ts'
import { HIDEABLE, MOTIONS, THEMES, type Hideable, type Theme } from '../../embed/wishes.ts'
import { doubledIn } from '../../routes/doubled.ts'
import type { SceneLine } from '../facts/facts.ts'

/** An iframe, the element that embed.js defines, or that element as MDX and JSX want it. */
export const FORMS = ['iframe', 'element', 'mdx'] as const
export type Form = (typeof FORMS)[number]
export const HEIGHT_PX = { least: 240, most: 2000 } as const
/** In frames that are less high, little of a scene is in sight at once (embed/embed.css). */
export const GOOD_HEIGHT_PX = { least: 600, most: 720 } as const

export interface BuilderSettings {
  readonly slug: string
  /** A locked range; null: the whole scene. */
  readonly range: StepRange | null
  /** The step to begin with, from 1; null: the first there is. */
  readonly first: number | null
  readonly theme: Theme
  readonly heightPx: number
  readonly autoHeight: boolean
  /** A tag of those that the course is built in. */
  readonly language: string
  readonly hide: readonly Hideable[]
  readonly motion: (typeof MOTIONS)[number]
  readonly autoplay: boolean
  readonly seed: number | null
  readonly id: string
  readonly form: Form
  /** With a script that shows when the learner is done. */
  readonly listens: boolean
}

/** Ids that a frame accepts (embed/wishes.ts). */
export const ID = /^[\w.:-]{1,64}$/

/** What the page begins with: one scene, whole, as a frame. */
export function defaultsFor(slug: string): BuilderSettings {
  return { slug, range: null, first: null, theme: 'auto', heightPx: FRAME_HEIGHT_PX, autoHeight: false, language: LANGUAGE, hide: [], motion: 'auto', autoplay: true, seed: null, id: '', form: 'iframe', listens: false }
}

const MAX_SHOWN = 40
const oneOf = <T extends string>(values: readonly T[], given: string | null): T | undefined => values.find((value) => value === given)

/** A whole number inside of bounds, or null. */
export function wholeIn(text: string | null, least: number, most: number): number | null {
  const number = text !== null && /^\d{1,10}$/.test(text.trim()) ? Number(text) : NaN
  return number >= least && number <= most ? number : null
}

/**
 * Reads the page's query. In: the query, and the scenes with their steps; the first one is the default. Out: settings that can all be
 * met: what can't be read, or does not exist in that scene, counts as left out.
 */
export function readSettings(query: string, scenes: readonly SceneLine[]): BuilderSettings {
  const given = new URLSearchParams(query)
  const asked = given.get('scene')
  const scene = scenes.find(({ slug }) => slug === asked || (asked !== null && slug.slice(0, 2) === asked)) ?? scenes[0]
  if (!scene) throw new Error('The builder was given no scenes. Open scenes are listed in scenes/index.ts.')
  const base = defaultsFor(scene.slug)
  const [, from = null, to = null] = /^(\d{1,4})-(\d{1,4})$/.exec(given.get('steps') ?? '') ?? []
  const last = scene.steps.length
  const begin = wholeIn(from, 1, last)
  const end = wholeIn(to, begin ?? 1, last)
  const height = given.get('height')
  const id = given.get('id') ?? ''
  return fitted(
    {
      ...base,
      range: begin !== null && end !== null ? { first: begin, last: end } : null,
      first: wholeIn(given.get('first'), 1, last),
      // `theme` in a page's address is the page's own.
      theme: oneOf(THEMES, given.get('look')) ?? base.theme,
      heightPx: wholeIn(height, HEIGHT_PX.least, HEIGHT_PX.most) ?? base.heightPx,
      autoHeight: height === 'auto',
      // So is `lang`.
      language: oneOf(LANGUAGES.map(({ tag }) => tag), given.get('speaks')) ?? base.language,
      hide: HIDEABLE.filter((part) => given.get('hide')?.split(',').includes(part)),
      motion: oneOf(MOTIONS, given.get('motion')) ?? base.motion,
      autoplay: given.get('autoplay') !== '0',
      seed: seedIn(given.get('seed') ?? ''),
      id: ID.test(id) ? id : '',
      form: oneOf(FORMS, given.get('form')) ?? base.form,
      listens: given.get('listen') === '1',
    },
    scene,
  )
}

/** Parameters of the query that can't be used as they stand there and count as left out. In: as readSettings. Out: each as `name=value`, fit to be shown. */
export function ignoredIn(query: string, scenes: readonly SceneLine[]): readonly string[] {
  const given = new URLSearchParams(query)
  const settings = readSettings(query, scenes)
  const first = settings.range?.first ?? 1
  const known: Readonly<Record<string, (value: string) => boolean>> = {
    scene: (value) => value === settings.slug || value === settings.slug.slice(0, 2),
    steps: () => settings.range !== null,
    first: (value) => settings.first !== null || Number(value) === first,
    look: (value) => value === settings.theme,
    height: (value) => settings.autoHeight || Number(value) === settings.heightPx,
    speaks: (value) => value === settings.language,
    hide: (value) => value.split(',').every((part) => HIDEABLE.some((one) => one === part)),
    motion: (value) => value === settings.motion,
    autoplay: (value) => value === '0' || value === '1',
    seed: (value) => seedIn(value) !== null,
    id: (value) => value === settings.id,
    form: (value) => value === settings.form,
    listen: (value) => value === '0' || value === '1',
  }
  const bad = Object.entries(known).flatMap(([name, isUsed]) => {
    const value = given.get(name)
    return value === null || isUsed(value) ? [] : [asGiven(name, value)]
  })
  return [...bad, ...doubledIn(query, Object.keys(known)).map(({ name, other }) => asGiven(name, other))]
}

/** A parameter as it stands in the address, fit to be shown: one line, not too long. */
export function asGiven(name: string, value: string): string {
  return `${name}=${value.replace(/[\p{C}\s]+/gu, ' ').slice(0, MAX_SHOWN)}`
}

/** The settings for a scene that may have fewer steps than the last one: steps that it lacks are forgotten. */
export function fitted(settings: BuilderSettings, scene: SceneLine): BuilderSettings {
  const last = scene.steps.length
  const range = settings.range && settings.range.last <= last && settings.range.first <= settings.range.last ? settings.range : null
  const { first: least, last: most } = range ?? { first: 1, last }
  const first = settings.first !== null && settings.first > least && settings.first <= most ? settings.first : null
  return { ...settings, slug: scene.slug, range, first }
}

/** The query for settings, without what is the default; other parameters of the page stay. */
export function writeSettings(settings: BuilderSettings, query: string, defaultSlug: string): string {
  const base = defaultsFor(defaultSlug)
  const wanted: Readonly<Record<string, string | null>> = {
    scene: settings.slug === base.slug ? null : settings.slug.slice(0, 2),
    steps: settings.range && `${settings.range.first}-${settings.range.last}`,
    first: settings.first === null ? null : String(settings.first),
    look: settings.theme === base.theme ? null : settings.theme,
    height: settings.autoHeight ? 'auto' : settings.heightPx === base.heightPx ? null : String(settings.heightPx),
    speaks: settings.language === base.language ? null : settings.language,
    hide: settings.hide.length > 0 ? settings.hide.join(',') : null,
    motion: settings.motion === base.motion ? null : settings.motion,
    autoplay: settings.autoplay ? null : '0',
    seed: settings.seed === null ? null : String(settings.seed),
    id: settings.id === '' ? null : settings.id,
    form: settings.form === base.form ? null : settings.form,
    listen: settings.listens ? '1' : null,
  }
  return withParameters(query, wanted)
}

/** The query with parameters set, or, for null, taken out; '' when none is left. */
export function withParameters(query: string, wanted: Readonly<Record<string, string | null>>): string {
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(wanted)) {
    if (value === null) parameters.delete(name)
    else parameters.set(name, value)
  }
  const text = parameters.toString().replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}

/** What the frame's address asks for; what is the default anyway is left out. */
export function wishesOf(settings: BuilderSettings): EmbedWishes {
  const { range, first, theme, language, hide, motion, autoplay, seed, id, autoHeight } = settings
  return {
    ...(first !== null && { step: first }),
    ...(range && { steps: range }),
    ...(theme !== 'auto' && { theme }),
    // Said even where it is this page's own: the course's address may be typed by hand, and lead to another.
    ...(LANGUAGES.length > 1 && { lang: language }),
    ...(hide.length > 0 && { hide }),
    ...(motion !== 'auto' && { motion }),
    ...(!autoplay && { autoplay }),
    ...(seed !== null && { seed }),
    ...(id !== '' && { id }),
    autoHeight,
  }
}
