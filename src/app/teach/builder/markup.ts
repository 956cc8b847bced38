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

/** A script can't tell who made a message, only which window sent it: so it compares windows, not origins. */
function frameListener({ autoHeight }: BuilderSettings, courseUrl: string, slug: string): string {
  const resize = autoHeight ? "\n    if (data.type === 'resize') frame.style.height = `${data.height}px`" : ''
  return `<p role="status"></p>
<script>
  {
    const said = document.currentScript.previousElementSibling
    const ours = ${text(`${courseUrl}scenes/${slug}/`)}
    addEventListener('message', ({ source, data }) => {
      const frame = [...document.querySelectorAll('iframe')].find((one) => one.contentWindow === source && one.src.startsWith(ours))
      if (!frame || data?.source !== 'build-a-cdn') return${resize.replace('\n    ', '\n      ')}
      if (data.type === 'completed') said.textContent = ${text(copy.pasted.completed)}
      if (data.type === 'passed') said.textContent = ${text(copy.pasted.passed)}
    })
  }
</script>`
}

function elementListener(id: string): string {
  return `<p role="status"></p>
<script>
  {
    const said = document.currentScript.previousElementSibling
    addEventListener('cdn-scene', ({ detail }) => {
      if (detail.scene !== '${id}') return
      if (detail.type === 'completed') said.textContent = ${text(copy.pasted.completed)}
      if (detail.type === 'passed') said.textContent = ${text(copy.pasted.passed)}
    })
  }
</script>`
}

/** A text as JavaScript inside of HTML. */
const text = (value: string): string => JSON.stringify(value).replaceAll('<', '\\u003c')
