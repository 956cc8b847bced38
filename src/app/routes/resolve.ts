/** Addresses. In: the path below the course's root and the query. Out: the page, always one, and what was wrong with the address. */
import { seedIn } from '../../lesson/seed.ts'

export interface KnownScene {
  readonly id: string
  readonly slug: string
  readonly load?: unknown
}

export type Page =
  | { readonly kind: 'home' }
  | { readonly kind: 'glossary' }
  | { readonly kind: 'doctor' }
  | { readonly kind: 'settings' }
  /** For instructors; with a slug, about one scene. */
  | { readonly kind: 'teach'; readonly slug: string | null }
  | { readonly kind: 'scene'; readonly id: string; readonly slug: string; readonly step: number }
  /** In the teaching order, and not to be opened yet. */
  | { readonly kind: 'planned'; readonly id: string; readonly slug: string }
  /** `near`: the scene that the address probably meant. */
  | { readonly kind: 'unknown-scene'; readonly asked: string; readonly near: string | null }
  | { readonly kind: 'not-found'; readonly asked: string }

export interface StepNotice {
  readonly asked: string
  readonly used: number
  readonly why: 'not-a-number' | 'not-whole' | 'before-the-first' | 'after-the-last'
}

export interface Resolved {
  readonly page: Page
  readonly notice: StepNotice | null
}

const MAX_SHOWN = 60
/** Pages that are called like their kind, with nothing below them. */
const ROOMS = ['glossary', 'doctor', 'settings'] as const

/**
 * Finds the page for an address, whatever was written there. `stepCount` says how many steps a scene has, null while that
 * is not known; then a step beyond the end is let through. Never throws.
 */
export function resolveRoute(
  path: string,
  query: string,
  scenes: readonly KnownScene[],
  stepCount: (id: string) => number | null = () => null,
): Resolved {
  const segments = path.slice(0, 2000).split('/').filter((part) => part !== '')
  if (segments.at(-1) === 'index.html') segments.pop()
  const [room, name, ...rest] = segments
  const lost: Resolved = { page: { kind: 'not-found', asked: shown(path) }, notice: null }
  if (rest.length > 0) return lost
  if (room === undefined) return { page: { kind: 'home' }, notice: null }
  if (name === undefined && room === 'scenes') return { page: { kind: 'home' }, notice: null }
  const alone = ROOMS.find((kind) => kind === room)
  if (name === undefined && alone) return { page: { kind: alone }, notice: null }
  if (room === 'teach' && (name === undefined || scenes.some(({ slug, load }) => load && slug === name))) return { page: { kind: 'teach', slug: name ?? null }, notice: null }
  if (room !== 'scenes' || name === undefined) return lost
  const scene = scenes.find(({ slug }) => slug === name)
  if (!scene) return { page: { kind: 'unknown-scene', asked: shown(name), near: nearest(name, scenes) }, notice: null }
  if (!scene.load) return { page: { kind: 'planned', id: scene.id, slug: scene.slug }, notice: null }
  const { step, notice } = fitStep(new URLSearchParams(query).get('step'), stepCount(scene.id))
  return { page: { kind: 'scene', id: scene.id, slug: scene.slug, step }, notice }
}

/** The nearest step there is, from 1, and why it is not the one that was asked for. */
export function fitStep(raw: string | null, count: number | null): { readonly step: number; readonly notice: StepNotice | null } {
  if (raw === null) return { step: 1, notice: null }
  const wanted = /^\s*[+-]?\d+(\.\d+)?\s*$/.test(raw) ? Number(raw) : Number.NaN
  const last = count ?? Number.MAX_SAFE_INTEGER
  const used = (step: number, why: StepNotice['why']) => ({ step, notice: { asked: shown(raw), used: step, why } })
  if (Number.isNaN(wanted)) return used(1, 'not-a-number')
  if (wanted < 1) return used(1, 'before-the-first')
  if (wanted > last) return used(count ?? 1, 'after-the-last')
  if (!Number.isInteger(wanted)) return used(Math.round(wanted), 'not-whole')
  return { step: wanted, notice: null }
}

/** The seed of the checks' first variants, for a link that sets them; a bad one counts as none. */
export function seedOf(query: string): number | null {
  return seedIn(new URLSearchParams(query).get('seed') ?? '')
}

/** A scene with the same number, or with a name in common; null when nothing is close. */
function nearest(asked: string, scenes: readonly KnownScene[]): string | null {
  const number = /^\d{1,2}(?!\d)/.exec(asked)?.[0].padStart(2, '0')
  const words = asked.slice(0, 200).toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 2)
  const byNumber = scenes.find(({ id }) => id === number)
  const byName = scenes.find(({ slug }) => words.some((word) => slug.split('-').includes(word)))
  return (byName ?? byNumber)?.id ?? null
}

/** Foreign text made fit to be shown: decoded where that works, one line, not too long. */
export function shown(text: string): string {
  let plain = text
  try {
    plain = decodeURIComponent(text)
  } catch {
    // A stray percent sign: shown as it stands.
  }
  const line = plain.replace(/[\p{C}\s]+/gu, ' ').trim()
  const letters = [...line]
  return letters.length > MAX_SHOWN ? `${letters.slice(0, MAX_SHOWN).join('')}…` : line
}
