// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi, type MockInstance } from 'vitest'
import { en as words } from './copy.en.ts'
import { heightOf, roomKept, sceneOf } from './elementWishes.ts'

const TITLES = { '02': 'Hit and miss', '03': 'POPs and anycast' }
const SLUGS = { '02': '02-hit-and-miss', '03': '03-pops-and-anycast' }

test.each<readonly [string | null, ReturnType<typeof heightOf>]>([
  [null, { px: 680, auto: false, bad: false }],
  ['500', { px: 500, auto: false, bad: false }],
  [' 500px ', { px: 500, auto: false, bad: false }],
  ['Auto', { px: 680, auto: true, bad: false }],
  ...['', '100%', '60vh', '1e3', '-300', '99', '4001', '99999999', '500.5', 'tall'].map((given) => [given, { px: 680, auto: false, bad: true }] as const),
])('height="%s" is %j', (given, height) => expect(heightOf(given)).toEqual(height))

test.each<readonly [string | null, string | undefined]>([
  ['2', '02'],
  [' 03 ', '03'],
  ...[null, '', ' ', '99', '__proto__', 'constructor', 'toString'].map((given) => [given, undefined] as const),
])('scene="%s" is scene %s', (given, id) => expect(sceneOf(given, SLUGS)?.id).toBe(id))

test.each<readonly [readonly (string | undefined)[], number]>([
  [['900px', '500px'], 900],
  [[undefined, '500px'], 500],
  [['', '420.5px'], 420.5],
  [['60vh', '99999px'], 680],
  [['20px'], 680],
  [[], 680],
])('room kept by %j is %d px', (minHeights, px) => expect(roomKept(minHeights)).toBe(px))

let styles = ''
beforeAll(async () => {
  vi.stubGlobal('SCENE_SLUGS', SLUGS)
  vi.stubGlobal('SCENE_TITLES', TITLES)
  vi.stubGlobal('CSSStyleSheet', class { replaceSync(text: string) { styles = text } })
  document.head.innerHTML = '<script type="module" src="https://course.example/cdn/embed.js"></script>'
  await import('./element.ts')
})
let warned: MockInstance<typeof console.warn>
beforeEach(() => {
  warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
})

/** An element on the page, its frame, and what the frame is told. */
function placed(html: string) {
  document.body.innerHTML = html
  const element = document.querySelector('cdn-scene') as HTMLElement
  const frame = () => element.shadowRoot?.querySelector('iframe') ?? null
  return { element, frame }
}
const say = (source: Window | null | undefined, data: object) => window.dispatchEvent(new MessageEvent('message', { source: source ?? null, data: { source: 'build-a-cdn', v: 1, ...data } }))

test('what changed before the page was there is said when it is, and once the scene goes on no more', () => {
  const { element, frame } = placed('<cdn-scene scene="02" theme="light"></cdn-scene>')
  element.setAttribute('theme', 'DARK')
  element.setAttribute('step', '4')
  // jsdom loads no frame of a shadow tree: this window stands in for its own.
  const target = window
  Object.defineProperty(frame(), 'contentWindow', { value: target })
  const posted = vi.spyOn(target, 'postMessage').mockImplementation(() => {})
  say(target, { type: 'ready', steps: null })
  expect(posted.mock.calls.map(([message]) => message)).toEqual([
    { source: 'build-a-cdn', v: 1, type: 'theme', theme: 'dark' },
    { source: 'build-a-cdn', v: 1, type: 'goto', step: 4 },
  ])
  // An answer to somebody's hello: the learner may have gone on since.
  say(target, { type: 'ready', steps: 10 })
  expect(posted).toHaveBeenCalledTimes(2)
})

test('in a deck it runs while its slide is shown, also where the slide was there first; elsewhere nothing is told', () => {
  const { element, frame } = placed('<div class="reveal"><div class="slides"><section class="present"><section class="past"><cdn-scene scene="02"></cdn-scene></section></section></div></div>')
  Object.defineProperty(frame(), 'contentWindow', { value: window })
  const posted = vi.spyOn(window, 'postMessage').mockImplementation(() => {})
  const told = () => posted.mock.calls.splice(0).map(([message]) => message as unknown)
  const deck = document.querySelector('.reveal') as HTMLElement
  const slide = element.closest('section') as HTMLElement
  say(window, { type: 'ready', steps: null })
  expect(told()).toEqual(['slide:stop'])
  slide.className = 'present'
  deck.dispatchEvent(new Event('slidechanged', { bubbles: true }))
  expect(told()).toEqual(['slide:start'])
  say(window, { type: 'ready', steps: null })
  expect(told()).toEqual(['slide:start'])
  ;(slide.parentElement as HTMLElement).className = 'future'
  deck.dispatchEvent(new Event('slidechanged', { bubbles: true }))
  expect(told()).toEqual(['slide:stop'])
  document.body.append(element)
  Object.defineProperty(frame(), 'contentWindow', { value: window })
  document.dispatchEvent(new Event('slidechanged'))
  say(window, { type: 'ready', steps: null })
  element.remove()
  expect(told()).toEqual([])
})

test('another scene is another frame, since an address changed in place would be a step in the host’s history; a height is not', () => {
  const { element, frame } = placed('<cdn-scene scene="02" step="2"><a href="x">Link</a></cdn-scene>')
  const first = frame()
  expect(first?.title).toBe(words.snippet.title('02', TITLES['02']))
  element.setAttribute('step', '3')
  element.setAttribute('height', '500')
  expect(frame()).toBe(first)
  expect(first?.style.height).toBe('500px')
  element.setAttribute('scene', '3')
  expect(frame()).not.toBe(first)
  expect(frame()?.src).toBe('https://course.example/cdn/scenes/03-pops-and-anycast/?embed=1&step=3')
  expect(frame()?.title).toBe(words.snippet.title('03', TITLES['03']))
  element.setAttribute('title', 'Mine')
  expect(frame()?.title).toBe('Mine')
  expect(warned).not.toHaveBeenCalled()
})

test('a frame that will say its height begins with the room that was kept for it', () => {
  const kept = placed('<cdn-scene scene="02" height="auto"><span style="display:block;min-height:900px"><a href="x">Link</a></span></cdn-scene>')
  expect(kept.frame()?.style.height).toBe('900px')
  const target = window
  Object.defineProperty(kept.frame(), 'contentWindow', { value: target })
  say(target, { type: 'resize', height: 1100 })
  expect(kept.frame()?.style.height).toBe('1100px')
  kept.element.setAttribute('scene', '03')
  expect(kept.frame()?.style.height, 'another scene is likelier as high as the last than as the room').toBe('1100px')
  expect(placed('<cdn-scene scene="02" height="auto">Link</cdn-scene>').frame()?.style.height).toBe('680px')
})

test('the element has no style of its own, so that the host can hide it', () => {
  expect(placed('<cdn-scene scene="02"></cdn-scene>').element.getAttribute('style')).toBeNull()
})

test('a scene that the course has not, or none, shows what stands between the tags, also after a good one, and the console says which', () => {
  const { element, frame } = placed('<cdn-scene scene="02"><a href="x">Link</a></cdn-scene>')
  element.setAttribute('scene', '__proto__')
  expect(frame()).toBeNull()
  expect(element.shadowRoot?.querySelector('slot')).not.toBeNull()
  expect(warned).toHaveBeenLastCalledWith(expect.stringContaining('"__proto__"'))
  element.removeAttribute('scene')
  expect(warned).toHaveBeenLastCalledWith(expect.stringContaining('no attribute "scene"'))
  element.setAttribute('scene', '02')
  expect(frame()).not.toBeNull()
})

test('a height, a step or a theme that can’t be used is said', () => {
  const { element, frame } = placed('<cdn-scene scene="02" height="60vh"></cdn-scene>')
  expect(frame()?.style.height).toBe('680px')
  element.setAttribute('theme', 'purple')
  element.setAttribute('step', 'x')
  expect(warned.mock.calls.map(([text]) => /height="60vh"|theme="purple"|step="x"/.exec(String(text))?.[0])).toEqual(['height="60vh"', 'theme="purple"', 'step="x"'])
})

test('on paper no frame is higher than a page', () => {
  expect(styles).toMatch(/@media print\{iframe\{max-height:56rem\}\}/)
})
