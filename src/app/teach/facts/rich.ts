/** A scene's sentence with its figures, as plain data: what pages are made of that don't load the scene itself. */
import { compile, fillSlots, PLURAL_OF_NOTHING, NO_FIGURE, partsOf, type SlotValues } from '../../../stage/prose/message.ts'

export type RichPart = string | { readonly tag: string; readonly of: Rich }
export type Rich = readonly RichPart[]

/** In: an ICU message and its figures. Out: text and tags; a figure that is missing shows as a dash. */
export function richOf(message: string, values: SlotValues, locale = 'en'): Rich {
  const tags = Object.fromEntries(partsOf(message, locale).tags.map((tag) => [tag, (chunks: unknown[]): RichPart => ({ tag, of: chunks as RichPart[] })]))
  const out = compile(message, locale).format({ ...fillSlots(message, values, locale), ...tags } as never) as RichPart | readonly RichPart[]
  return typeof out === 'object' && !('tag' in out) ? out.map(whole) : [whole(out)]
}

function whole(part: RichPart): RichPart {
  return typeof part === 'string' ? part.replaceAll(PLURAL_OF_NOTHING, NO_FIGURE) : { tag: part.tag, of: part.of.map(whole) }
}

/** The words alone. */
export function plainOf(rich: Rich): string {
  return rich.map((part) => (typeof part === 'string' ? part : plainOf(part.of))).join('')
}
