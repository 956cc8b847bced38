import { expect, test } from 'vitest'
import { oembedOf, siteUrlOf } from './oembed.ts'
import { snippetFor } from './snippet.ts'

const scene = { id: '10', slug: '10-bypass', title: 'Bypass' }

test('an iframe with all that it may have, and a plain link under it', () => {
  expect(snippetFor({ courseUrl: 'https://example.org/cdn', scene })).toBe(
    [
      '<iframe src="https://example.org/cdn/scenes/10-bypass/?embed=1" title="Build a CDN, scene 10: Bypass" width="100%" height="680" frameborder="0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>',
      '<p><a href="https://example.org/cdn/scenes/10-bypass/">Open “Bypass” in a tab of its own</a></p>',
    ].join('\n'),
  )
})

test('every wish stands in the address, and the link leads to the same step', () => {
  const snippet = snippetFor({ courseUrl: 'https://example.org/', scene, steps: { first: 2, last: 4 }, theme: 'dark', lang: 'en', hide: ['nav', 'code'], motion: 'reduce', autoplay: false, seed: 7, id: 'w3', autoHeight: true, heightPx: 500 })
  expect(snippet).toContain('?embed=1&amp;steps=2-4&amp;theme=dark&amp;lang=en&amp;hide=nav,code&amp;motion=reduce&amp;autoplay=0&amp;seed=7&amp;id=w3&amp;height=auto"')
  expect(snippet).toContain('href="https://example.org/scenes/10-bypass/?step=2&amp;seed=7&amp;theme=dark"')
})

test('the element has its attributes, its room, and the link as its content', () => {
  expect(snippetFor({ courseUrl: 'https://example.org/', scene, form: 'element', step: 3, autoplay: false, autoHeight: true })).toBe(
    [
      '<script async src="https://example.org/embed.js"></script>',
      '<cdn-scene scene="10" step="3" autoplay="0" height="auto"><span style="display:block;min-height:680px"><a href="https://example.org/scenes/10-bypass/?step=3">Open “Bypass” in a tab of its own</a></span></cdn-scene>',
    ].join('\n'),
  )
})

test('in MDX the iframe is the same, the style in the element an object, and no brace begins an expression', () => {
  const braced = { ...scene, title: 'A {b} c' }
  const frame = snippetFor({ courseUrl: 'https://example.org/', scene: braced, jsx: true })
  expect(frame).toBe(snippetFor({ courseUrl: 'https://example.org/', scene: braced }))
  expect(frame).not.toMatch(/[{}]|style=/)
  expect(snippetFor({ courseUrl: 'https://example.org/', scene, form: 'element', jsx: true, heightPx: 500 })).toContain(" style={{ display: 'block', minHeight: 500 }}>")
})

test.each(['iframe', 'element'] as const)('no value ends its attribute or its tag (%s)', (form) => {
  const hostile = '"><script>alert(1)</script>'
  const snippet = snippetFor({ courseUrl: `https://example.org/${hostile}`, scene: { id: hostile, slug: hostile, title: hostile }, id: hostile, form })
  expect(snippet.match(/<script/g) ?? []).toHaveLength(form === 'element' ? 1 : 0)
  expect(snippet).not.toContain('alert(1)</')
})

test('oEmbed: absolute where the build knows its address, else from the scene’s own page', () => {
  expect(oembedOf(scene, 'https://example.org/')).toMatchObject({ version: '1.0', type: 'rich', provider_url: 'https://example.org/', width: 1080, height: 680, html: expect.stringContaining('<iframe src="https://example.org/scenes/10-bypass/?embed=1"') })
  const relative = oembedOf(scene, null)
  expect(relative).not.toHaveProperty('provider_url')
  const src = /src="([^"]+)"/.exec(relative.html)?.[1] ?? ''
  expect(new URL(src, 'https://host.example/deep/scenes/10-bypass/').href).toBe('https://host.example/deep/scenes/10-bypass/?embed=1')
})

test.each([
  [undefined, null],
  ['', null],
  ['https://example.org', 'https://example.org/'],
  ['https://example.org/cdn///?x=1#y', 'https://example.org/cdn/'],
])('SITE_URL=%s means %s', (given, url) => expect(siteUrlOf(given)).toBe(url))

test.each(['example.org', '/cdn/', 'javascript:alert(1)'])('SITE_URL=%s is refused in words', (given) => expect(() => siteUrlOf(given)).toThrow('SITE_URL'))
