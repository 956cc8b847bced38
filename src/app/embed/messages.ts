/** What a frame and its host say to each other. Everything that comes in is foreign: it is read, never trusted. */
import { THEMES, type Theme } from './wishes.ts'

export type Told = 'ready' | 'resize' | 'step' | 'completed' | 'passed' | 'error'

/** Our own form of a message; the other two are for platforms that know only those. */
export interface Message {
  readonly source: 'build-a-cdn'
  readonly v: 1
  /** From the address (`id=`). */
  readonly id: string | null
  /** The scene's number, as in '02'. */
  readonly scene: string
  readonly type: Told
  /** From 1, as `step=` counts. */
  readonly step: number
  /** How many the scene has; null until it has arrived. */
  readonly steps: number | null
  /** 0 to 100: the share of tasks that are solved; null where there is none. */
  readonly score: number | null
  /** In CSS px; of `resize` only. */
  readonly height?: number
}

/** The forms of a height that learning platforms know: H5P and its kin take a text, LTI platforms an object. */
export function foreignSizes(heightPx: number): readonly [string, { readonly subject: 'lti.frameResize'; readonly height: number }] {
  return [JSON.stringify({ context: 'iframe.resize', height: heightPx }), { subject: 'lti.frameResize', height: heightPx }]
}

export type Asked =
  | { readonly type: 'hello' }
  | { readonly type: 'goto'; readonly step: number }
  | { readonly type: 'theme'; readonly theme: Theme }
  | { readonly type: 'pause' }
  /** A presentation shows the slide. */
  | { readonly type: 'run' }

const MAX_CHARACTERS = 1000
/** More steps than any scene has; as text, still digits alone. */
const MOST_STEPS = 9999

/**
 * Reads a message to the frame: `{source: 'build-a-cdn', v: 1, type: 'goto', step: 3}` as an object or as JSON, or the texts
 * `slide:start` and `slide:stop` of reveal.js. Both marks must be there: hosts tell their other guests to pause, too. Out: the step is whole and from 1;
 * null for anything else, also for getters that throw.
 */
export function readMessage(data: unknown): Asked | null {
  try {
    if (data === 'slide:start') return { type: 'run' }
    if (data === 'slide:stop') return { type: 'pause' }
    const read: unknown = typeof data === 'string' && data.length <= MAX_CHARACTERS && data.startsWith('{') ? JSON.parse(data) : data
    if (typeof read !== 'object' || read === null) return null
    const { source, v, type, step, theme } = read as Record<string, unknown>
    if (source !== 'build-a-cdn' || v !== 1) return null
    if (type === 'hello' || type === 'pause') return { type }
    if (type === 'goto') return typeof step === 'number' && !Number.isNaN(step) ? { type, step: Math.min(Math.max(Math.round(step), 1), MOST_STEPS) } : null
    const known = THEMES.find((name) => name === theme)
    return type === 'theme' && known ? { type, theme: known } : null
  } catch {
    return null
  }
}
