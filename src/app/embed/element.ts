/**
 * `<cdn-scene scene="10">`: the script that hosts may add (embed.js at the course's root). It builds the same frame that the plain
 * snippet has, and gives it the height that it asks for, if that is wanted. What stands between its tags shows where the script or the scene can't be had.
 */
import { en } from './element.copy.en.ts'
import { heightOf, roomKept, sceneOf } from './elementWishes.ts'
import { LEAST_HEIGHT_PX, MOST_HEIGHT_PX } from './frameHeight.ts'

/** Folder names and titles of the scenes by their numbers; the build puts them here. */
declare const SCENE_SLUGS: Readonly<Record<string, string>>
declare const SCENE_TITLES: Readonly<Record<string, string>>

const PASSED_ON = ['step', 'steps', 'theme', 'lang', 'hide', 'motion', 'autoplay', 'seed', 'id']
/** Heights that a frame may ask for. */
const MIN_PX = 120
const MAX_PX = 8000
/** What reveal.js fires when it begins, and whenever another slide is shown. */
const SLIDE_EVENTS = ['ready', 'slidechanged']

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : document.querySelector<HTMLScriptElement>('script[src*="embed.js"]')
/** Where the course is: where this script came from. Unknown where it was imported: the host's own address would be wrong. */
const COURSE_URL = script?.src ? new URL('./', script.src).href : null

// A constructed sheet: no policy of a host forbids it, and every rule of the host's for the element beats it. On paper
// a frame that is higher than a page would be cut in two.
const sheet = new CSSStyleSheet()
sheet.replaceSync(':host{display:block}:host([hidden]){display:none}iframe{display:block;width:100%;border:0}@media print{iframe{max-height:56rem}}')

class CdnScene extends HTMLElement {
  static readonly observedAttributes = ['scene', 'height', 'title', ...PASSED_ON]
  /** Attributes that are there from the start are told before the element has its place. */
  #placed = false
  #frame: HTMLIFrameElement | null = null
  /** What the frame was told since it was made: its page may not be loaded yet, or may be loaded anew. */
  readonly #told = new Map<string, object>()

  connectedCallback(): void {
    this.#placed = true
    addEventListener('message', this.#heard)
    for (const type of SLIDE_EVENTS) document.addEventListener(type, this.#slid)
    this.#show()
  }

  disconnectedCallback(): void {
    this.#placed = false
    removeEventListener('message', this.#heard)
    for (const type of SLIDE_EVENTS) document.removeEventListener(type, this.#slid)
    this.#frame?.remove()
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (!this.#placed || before === value) return
    // A frame that is there goes on, and loses nothing of what was done in it.
    if (name === 'title' && this.#frame) this.#frame.title = this.#title()
    else if (this.#frame && (name === 'theme' || name === 'step')) this.#wish(name, value)
    else if (this.#frame && name === 'height' && heightOf(before).auto === heightOf(value).auto) this.#frame.style.height = `${this.#height().px}px`
    else this.#show()
  }

  #wish(name: 'theme' | 'step', value: string | null): void {
    const theme = value?.trim().toLowerCase() ?? 'auto'
    const step = value?.trim() ? Number(value) : value === null ? 1 : Number.NaN
    if (name === 'theme' ? !/^(auto|light|dark)$/.test(theme) : Number.isNaN(step)) return warn(en.badWish(name, value ?? ''))
    const message = name === 'theme' ? { type: 'theme', theme } : { type: 'goto', step }
    this.#told.set(name, message)
    this.#tell(message)
  }

  #show(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    const scene = sceneOf(this.getAttribute('scene'), SCENE_SLUGS)
    if (!scene || COURSE_URL === null) {
      warn(scene ? en.noCourse : en.noScene(this.getAttribute('scene'), Object.keys(SCENE_SLUGS).sort().join(', ')))
      this.#frame = null
      root.replaceChildren(document.createElement('slot'))
      return
    }
    const query = new URLSearchParams({ embed: '1' })
    for (const name of PASSED_ON) {
      const value = this.getAttribute(name)
      if (value !== null) query.set(name, value)
    }
    const { px, auto } = this.#height()
    if (auto) query.set('height', 'auto')
    const src = `${COURSE_URL}scenes/${scene.slug}/?${query}`
    if (this.#frame?.src !== src) {
      // Another address in the same frame would be a step in the host's history, and Back would lead into the frame.
      const frame = document.createElement('iframe')
      frame.loading = 'lazy'
      frame.allow = 'fullscreen; clipboard-write'
      frame.src = src
      frame.style.height = (auto && this.#frame?.style.height) || `${auto ? this.#roomKept() : px}px`
      this.#frame = frame
      this.#told.clear()
    }
    const frame = this.#frame
    frame.title = this.#title()
    // In a room of its own, where the host's styles for frames don't reach it.
    if (!frame.isConnected) root.replaceChildren(frame)
  }

  #title(): string {
    const id = sceneOf(this.getAttribute('scene'), SCENE_SLUGS)?.id ?? ''
    return this.title || en.title(id, SCENE_TITLES[id] ?? '')
  }

  #height(): ReturnType<typeof heightOf> {
    const given = this.getAttribute('height')
    const height = heightOf(given)
    if (height.bad) warn(en.badHeight(given ?? '', LEAST_HEIGHT_PX, MOST_HEIGHT_PX, height.px))
    return height
  }

  #roomKept(): number {
    const [content] = this.children
    return roomKept([content instanceof HTMLElement ? content.style.minHeight : undefined, this.style.minHeight])
  }

  #tell(message: object): void {
    this.#frame?.contentWindow?.postMessage({ source: 'build-a-cdn', v: 1, ...message }, '*')
  }

  /** A deck of reveal.js tells the frames of its slides when to run and pause, but does not see one in here. */
  readonly #slid = (): void => {
    if (!this.closest('.reveal .slides section')) return
    const isShown = this.closest('section:not(.present)') === null
    this.#frame?.contentWindow?.postMessage(isShown ? 'slide:start' : 'slide:stop', '*')
  }

  readonly #heard = ({ source, data }: MessageEvent): void => {
    // Any window may write here. A sandboxed frame's origin says nothing, so the window itself is what counts.
    if (!this.#frame || source !== this.#frame.contentWindow || data?.source !== 'build-a-cdn' || data.v !== 1) return
    // Ready, and its scene not there yet: a page that has just been loaded, as its address says.
    if (data.type === 'ready' && data.steps === null) {
      for (const message of this.#told.values()) this.#tell(message)
      this.#slid()
    }
    if (data.type === 'resize' && heightOf(this.getAttribute('height')).auto && data.height > 0) {
      // Room that snippets of earlier days keep by a style of the element's own.
      this.style.minHeight = ''
      this.#frame.style.height = `${Math.min(Math.max(data.height, MIN_PX), MAX_PX)}px`
    }
    this.dispatchEvent(new CustomEvent('cdn-scene', { detail: data, bubbles: true }))
  }
}

/** Whoever put the element there looks into the console when it is not as they want it. */
function warn(text: string): void {
  // eslint-disable-next-line no-console
  console.warn(text)
}

if (!customElements.get('cdn-scene')) customElements.define('cdn-scene', CdnScene)
