// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { builderCopy as copy } from './copy.en.ts'
import { frameAddress, markupFor, oembedAddress } from './markup.ts'
import { defaultsFor, type BuilderSettings } from './settings.ts'

const scene = { id: '04', slug: '04-ttl', title: 'TTL' }
const courseUrl = 'https://example.org/a&b/'
const made = (change: Partial<BuilderSettings>): string => markupFor({ ...defaultsFor('04-ttl'), ...change }, { courseUrl, scene })
const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')

test('an iframe and its link', () => {
  const frame = parsed(made({ range: { first: 2, last: 4 }, theme: 'dark', heightPx: 500 })).querySelector('iframe')
  expect(frame?.src).toBe('https://example.org/a&b/scenes/04-ttl/?embed=1&steps=2-4&theme=dark')
  expect(frame?.height).toBe('500')
  expect(parsed(made({})).querySelector('a')?.href).toBe('https://example.org/a&b/scenes/04-ttl/')
  expect(parsed(made({})).querySelector('script')).toBeNull()
})

test('for MDX a style is an object, and no script stands in the markup', () => {
  expect(made({ form: 'mdx', listens: true })).toContain("style={{ display: 'block', minHeight: 680 }}")
  expect(made({ form: 'mdx', listens: true })).not.toMatch(/style="|<script>/)
})

/** Runs what was pasted, as a host would. */
function paste(html: string): { readonly frame: HTMLIFrameElement | null; readonly said: () => string | null | undefined } {
  document.body.innerHTML = html
  const script = [...document.querySelectorAll('script')].find(({ src }) => src === '')
  Object.defineProperty(document, 'currentScript', { configurable: true, value: script })
  new Function(script?.textContent ?? '')()
  return { frame: document.querySelector('iframe'), said: () => document.querySelector('[role="status"]')?.textContent }
}

test('the script shows that the learner is done, and hears its own frame alone', () => {
  const { frame, said } = paste(made({ listens: true, autoHeight: true }))
  const post = (source: Window | null, data: unknown): void => void window.dispatchEvent(new MessageEvent('message', { source, data }))
  const done = { source: 'build-a-cdn', type: 'completed', score: 0 }
  post(window, done)
  post(frame!.contentWindow, { type: 'completed' })
  post(frame!.contentWindow, null)
  expect(said()).toBe('')
  post(frame!.contentWindow, done)
  expect(said()).toBe(copy.pasted.open)
  post(frame!.contentWindow, { source: 'build-a-cdn', type: 'passed', score: 100 })
  expect(said()).toBe(copy.pasted.passed)
  post(frame!.contentWindow, { source: 'build-a-cdn', type: 'completed', score: 100 })
  expect(said(), 'what is solved stays said').toBe(copy.pasted.passed)
  post(frame!.contentWindow, { source: 'build-a-cdn', type: 'completed', score: null })
  expect(said(), 'no checks').toBe(copy.pasted.completed)
  post(frame!.contentWindow, { source: 'build-a-cdn', type: 'resize', height: 700 })
  expect(frame!.style.height).toBe('700px')
})

test.each(['iframe', 'element'] as const)('two of one scene on a page are told apart: %s', (form) => {
  const both = [{ first: 1, last: 2 }, { first: 3, last: 8 }].map((range) => made({ form, range, listens: true }))
  document.body.innerHTML = both.join('\n')
  const scripts = [...document.querySelectorAll('script')].filter(({ src }) => src === '')
  for (const script of scripts) {
    Object.defineProperty(document, 'currentScript', { configurable: true, value: script })
    new Function(script.textContent)()
  }
  const said = () => [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent)
  const tell = (at: number): void => {
    const detail = { source: 'build-a-cdn', scene: '04', type: 'completed', score: null }
    const frame = document.querySelectorAll('iframe')[at]
    if (frame) window.dispatchEvent(new MessageEvent('message', { source: frame.contentWindow, data: detail }))
    document.querySelectorAll('cdn-scene')[at]?.dispatchEvent(new CustomEvent('cdn-scene', { detail, bubbles: true }))
  }
  tell(0)
  expect(said()).toEqual([copy.pasted.completed, ''])
  tell(1)
  expect(said()).toEqual([copy.pasted.completed, copy.pasted.completed])
})

test('addresses', () => {
  expect(frameAddress(defaultsFor('04-ttl'), '../')).toBe('../scenes/04-ttl/?embed=1')
  expect(oembedAddress('https://example.org/', '04-ttl')).toBe('https://example.org/scenes/04-ttl/oembed.json')
})
