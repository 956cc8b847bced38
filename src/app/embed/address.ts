/** Addresses of embedded scenes, and the markup that shows them. Pure: for the instructors' page, the oEmbed files and the docs. */
import type { StepRange } from '../../lesson/steps.ts'
import type { Hideable, Theme } from './wishes.ts'

/** What an address may ask for; what is left out is the default. */
export interface EmbedWishes {
  readonly step?: number
  readonly steps?: StepRange
  readonly theme?: Theme
  /** BCP 47; the nearest that the course has is shown. */
  readonly lang?: string
  readonly hide?: readonly Hideable[]
  readonly motion?: 'auto' | 'reduce'
  readonly autoplay?: boolean
  readonly seed?: number
  readonly id?: string
  /** The frame asks its host for the height it needs; only hosts that listen give it. */
  readonly autoHeight?: boolean
}

/** The query of an embedded scene's address, with its question mark. */
export function embedQuery({ step, steps, theme, lang, hide = [], motion, autoplay, seed, id, autoHeight = false }: EmbedWishes = {}): string {
  const entries: readonly (readonly [string, string | number | false | undefined])[] = [
    ['embed', 1],
    ['step', step],
    ['steps', steps && `${steps.first}-${steps.last}`],
    ['theme', theme],
    ['lang', lang],
    ['hide', hide.length > 0 && hide.join(',')],
    ['motion', motion],
    ['autoplay', autoplay === undefined ? undefined : autoplay ? 1 : 0],
    ['seed', seed],
    ['id', id],
    ['height', autoHeight && 'auto'],
  ]
  const given = entries.filter(([, value]) => value !== undefined && value !== false)
  return `?${given.map(([name, value]) => `${name}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`).join('&')}`
}
