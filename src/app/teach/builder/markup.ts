/** The markup to paste: what snippetFor writes, in the form that was chosen, with or without a script that listens. Pure. */
import { embedQuery } from '../../embed/address.ts'
import { OEMBED_FILE } from '../../embed/oembed.ts'
import { snippetFor, type SnippetOptions } from '../../embed/snippet.ts'
import { builderCopy as copy } from './copy.en.ts'
import { wishesOf, type BuilderSettings } from './settings.ts'

interface Place {
  /** Absolute, with a slash at its end. */
  readonly courseUrl: string
  readonly scene: SnippetOptions['scene']
}

/** In: settings and where the course is. Out: HTML or MDX to paste. */
export function markupFor(settings: BuilderSettings, { courseUrl, scene }: Place): string {
  const { form, listens, heightPx } = settings
  const snippet = snippetFor({ ...wishesOf(settings), courseUrl, scene, heightPx, form: form === 'iframe' ? 'iframe' : 'element', jsx: form === 'mdx' })
  // A script's braces would be read as MDX's own.
  if (!listens || form === 'mdx') return snippet
  return `${snippet}\n${form === 'element' ? elementListener(scene.id) : frameListener(settings, courseUrl, scene.slug)}`
}

/** The scene's page as a frame shows it. In: the course's root, absolute or relative. */
export function frameAddress(settings: BuilderSettings, courseUrl: string): string {
  return `${courseUrl}scenes/${settings.slug}/${embedQuery(wishesOf(settings))}`
}

/** For consumers of oEmbed that ask for the response itself. */
export function oembedAddress(courseUrl: string, slug: string): string {
  return `${courseUrl}scenes/${slug}/${OEMBED_FILE}`
}

/**
 * The script's own frame or element is the last one of the scene before it: a page may hold several of one scene. A script can't tell who
 * made a message, only which window sent it: so it compares windows, not origins.
 */
function frameListener({ autoHeight }: BuilderSettings, courseUrl: string, slug: string): string {
  const resize = autoHeight ? "\n      if (data.type === 'resize') frame.style.height = `${data.height}px`" : ''
  return listener(`const ours = ${text(`${courseUrl}scenes/${slug}/`)}
    addEventListener('message', ({ source, data }) => {
      const frame = before('iframe').filter((one) => (one.src || one.dataset.src || '').startsWith(ours)).at(-1)
      if (frame?.contentWindow !== source || data?.source !== 'build-a-cdn') return${resize}
      tell(data)
    })`)
}

function elementListener(id: string): string {
  return listener(`addEventListener('cdn-scene', ({ target, detail }) => {
      if (target === before('cdn-scene[scene="${id}"]').at(-1)) tell(detail)
    })`)
}

/** In: what hears, with `before` and `tell` at hand. A score of null: there are no checks. */
function listener(hears: string): string {
  return `<p role="status"></p>
<script>
  {
    const script = document.currentScript
    const said = script.previousElementSibling
    const before = (name) => [...document.querySelectorAll(name)].filter((one) => script.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_PRECEDING)
    const tell = ({ type, score }) => {
      if (type === 'completed') said.textContent = score === null ? ${text(copy.pasted.completed)} : score === 100 ? ${text(copy.pasted.passed)} : ${text(copy.pasted.open)}
      if (type === 'passed') said.textContent = ${text(copy.pasted.passed)}
    }
    ${hears}
  }
</script>`
}

/** A text as JavaScript inside of HTML. */
const text = (value: string): string => JSON.stringify(value).replaceAll('<', '\\u003c')
