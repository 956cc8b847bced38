/** What the attributes of `<cdn-scene>` ask for, as far as the element itself has to know it. Pure. */
import { HEIGHT_PX, LEAST_HEIGHT_PX, MOST_HEIGHT_PX } from './frameHeight.ts'

export interface ElementHeight {
  /** Of the frame; with `auto`, the default until something better is known. */
  readonly px: number
  /** The element follows what the frame says. */
  readonly auto: boolean
  /** The value can't be used; the default holds. */
  readonly bad: boolean
}

/** In: `height`, as it was written. Percentages and other units are the host's style sheet's business, not an attribute's. */
export function heightOf(given: string | null): ElementHeight {
  const text = given?.trim().toLowerCase() ?? ''
  const px = /^\d{1,5}(px)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  const fits = px >= LEAST_HEIGHT_PX && px <= MOST_HEIGHT_PX
  return { px: fits ? px : HEIGHT_PX, auto: text === 'auto', bad: !fits && text !== 'auto' && given !== null }
}

/**
 * The height to begin with where the frame will say its own: the room that was kept while the script had not come, so that nothing moves
 * twice. In: `min-height` of styles as browsers give them back, the likelier first. Out: CSS px; none of them can be used: the default.
 */
export function roomKept(minHeights: readonly (string | undefined)[]): number {
  const all = minHeights.map((text) => (/^\d{1,5}(\.\d+)?px$/.test(text ?? '') ? Number.parseFloat(text ?? '') : Number.NaN))
  return all.find((px) => px >= LEAST_HEIGHT_PX && px <= MOST_HEIGHT_PX) ?? HEIGHT_PX
}

/** In: `scene`, as it was written, and folder names by the scenes' numbers. Out: the scene, or null where the course has none of that number. */
export function sceneOf(given: string | null, slugs: Readonly<Record<string, string>>): { readonly id: string; readonly slug: string } | null {
  const id = given?.trim().padStart(2, '0') ?? ''
  const slug = given?.trim() && Object.hasOwn(slugs, id) ? slugs[id] : undefined
  return slug === undefined ? null : { id, slug }
}
