/** What an instructor pastes. */
import { embedQuery, type EmbedWishes } from './address.ts'
import { en } from './copy.en.ts'
import { HEIGHT_PX } from './frameHeight.ts'

export const FRAME_HEIGHT_PX = HEIGHT_PX

export interface SnippetOptions extends EmbedWishes {
  /** The course's address, absolute, with or without a slash at its end; './' for a page in the course's own root. */
  readonly courseUrl: string
  readonly scene: { readonly id: string; readonly slug: string; readonly title: string }
  /** 'iframe' works wherever an iframe may be pasted; 'element' needs a page that lets scripts stand. */
  readonly form?: 'iframe' | 'element'
  /** For the element in MDX or JSX, where the text of a style attribute is refused. The iframe's markup is the same everywhere. */
  readonly jsx?: boolean
  /** CSS px. With `autoHeight`, the height until the frame has said its own. */
  readonly heightPx?: number
}

/**
 * The markup to paste. In: where the course is, which scene, and what its address should ask for. Out: HTML, every value escaped.
 * Nothing depends on `loading`, `allow` or a script: platforms strip them. The iframe's markup holds in HTML and in MDX: no attribute that
 * JSX wants otherwise (`frameborder` instead of a style), no bare brace.
 */
export function snippetFor(options: SnippetOptions): string {
  const { courseUrl, scene, form = 'iframe', heightPx = FRAME_HEIGHT_PX } = options
  const course = courseUrl.endsWith('/') ? courseUrl : `${courseUrl}/`
  const page = `${course}scenes/${scene.slug}/`
  const { step, steps, id, autoHeight = false } = options
  const link = `<a href="${escapeHtml(`${page}${linkQuery(options)}`)}">${escapeHtml(en.snippet.link(scene.title))}</a>`
  if (form === 'iframe') {
    const frame = `<iframe src="${escapeHtml(page + embedQuery(options))}" title="${escapeHtml(en.snippet.title(scene.id, scene.title))}" width="100%" height="${heightPx}" frameborder="0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`
    return `${frame}\n<p>${link}</p>`
  }
  const attributes: readonly (readonly [string, string | number | undefined])[] = [
    ['scene', scene.id],
    ['step', step],
    ['steps', steps && `${steps.first}-${steps.last}`],
    ['theme', options.theme],
    ['lang', options.lang],
    ['hide', options.hide?.join(',') || undefined],
    ['motion', options.motion],
    ['autoplay', options.autoplay === undefined ? undefined : Number(options.autoplay)],
    ['seed', options.seed],
    ['id', id],
    ['height', autoHeight ? 'auto' : heightPx],
  ]
  const written = attributes.flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeHtml(String(value))}"`]))
  // The content keeps the room before the script has come, so that nothing moves when it does. A style of the element's own would beat the
  // host's; and not a paragraph, which would end the one that Markdown puts around the element.
  const style = options.jsx ? `{{ display: 'block', minHeight: ${heightPx} }}` : `"display:block;min-height:${heightPx}px"`
  return `<script async src="${escapeHtml(course)}embed.js"></script>\n<cdn-scene${written.join('')}><span style=${style}>${link}</span></cdn-scene>`
}

/** A page of the course knows the step and the seed; the rest is a frame's. */
function linkQuery({ step, steps, seed, theme }: EmbedWishes): string {
  const from = step ?? steps?.first
  const query = [from !== undefined && from > 1 && `step=${from}`, seed !== undefined && `seed=${seed}`, theme !== undefined && `theme=${theme}`].filter(Boolean)
  return query.length > 0 ? `?${query.join('&')}` : ''
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('{', '&#123;').replaceAll('}', '&#125;')
}
