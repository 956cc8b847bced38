/**
 * `<cdn-scene scene="10">`: the script that hosts may add (embed.js at the course's root). It builds the same frame that the plain
 * snippet has, and gives it the height that it asks for, if that is wanted. What stands between its tags shows where the script or the scene can't be had.
 */

/** Folder names of the scenes by their numbers; the build puts them here. */
declare const SCENE_SLUGS: Readonly<Record<string, string>>

const PASSED_ON = ['step', 'steps', 'theme', 'lang', 'hide', 'motion', 'autoplay', 'seed', 'id']
const HEIGHT_PX = 680
const MIN_PX = 120
const MAX_PX = 8000

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : document.querySelector<HTMLScriptElement>('script[src*="embed.js"]')
/** Where the course is: where this script came from. */
const COURSE_URL = new URL('./', script?.src ?? location.href).href

class CdnScene extends HTMLElement {
  static readonly observedAttributes = ['scene', 'height', ...PASSED_ON]
  #frame: HTMLIFrameElement | null = null

  connectedCallback(): void {
    addEventListener('message', this.#heard)
    this.#show()
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#heard)
    this.#frame?.remove()
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (!this.#frame?.isConnected || before === value) return
    // A frame that is there goes on, and loses nothing of what was done in it.
    if (name === 'theme') this.#tell({ type: 'theme', theme: value ?? 'auto' })
    else if (name === 'step') this.#tell({ type: 'goto', step: Number(value ?? 1) })
    else this.#show()
  }

  #show(): void {
    const id = (this.getAttribute('scene') ?? '').padStart(2, '0')
    const slug = SCENE_SLUGS[id]
    if (!slug) {
      // eslint-disable-next-line no-console
      console.warn(`<cdn-scene>: the course has no scene "${id}". Its scenes: ${Object.keys(SCENE_SLUGS).sort().join(', ')}.`)
      return
    }
    const query = new URLSearchParams({ embed: '1' })
    for (const name of PASSED_ON) {
      const value = this.getAttribute(name)
      if (value !== null) query.set(name, value)
    }
    const height = this.getAttribute('height') ?? ''
    if (height === 'auto') query.set('height', 'auto')
    const frame = (this.#frame ??= document.createElement('iframe'))
    frame.title = this.title || this.textContent.trim() || `Build a CDN, ${id}`
    frame.loading = 'lazy'
    frame.allow = 'fullscreen; clipboard-write'
    Object.assign(frame.style, { display: 'block', width: '100%', border: '0', height: `${Number.parseInt(height) || HEIGHT_PX}px` })
    this.style.display ||= 'block'
    const src = `${COURSE_URL}scenes/${slug}/?${query}`
    if (frame.src !== src) frame.src = src
    // In a room of its own, where the host's styles for frames don't reach it.
    if (!frame.isConnected) (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).append(frame)
  }

  #tell(message: object): void {
    this.#frame?.contentWindow?.postMessage({ source: 'build-a-cdn', v: 1, ...message }, '*')
  }

  readonly #heard = ({ source, data }: MessageEvent): void => {
    // Any window may write here. A sandboxed frame's origin says nothing, so the window itself is what counts.
    if (!this.#frame || source !== this.#frame.contentWindow || data?.source !== 'build-a-cdn' || data.v !== 1) return
    if (data.type === 'resize' && this.getAttribute('height') === 'auto' && data.height > 0) {
      this.style.minHeight = ''
      this.#frame.style.height = `${Math.min(Math.max(data.height, MIN_PX), MAX_PX)}px`
    }
    this.dispatchEvent(new CustomEvent('cdn-scene', { detail: data, bubbles: true }))
  }
}

if (!customElements.get('cdn-scene')) customElements.define('cdn-scene', CdnScene)
