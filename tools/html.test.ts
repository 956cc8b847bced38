import { describe, expect, it } from 'vitest'
import { escapeHtml, fillPage, filesOf, reroot, rootFrom } from './html.mjs'

const manifest = {
  'index.html': { file: 'assets/index-1.js', isEntry: true, imports: ['_react.js'], css: ['assets/index-1.css'] },
  '_react.js': { file: 'assets/react-1.js' },
  '_shared.js': { file: 'assets/shared-1.js', imports: ['_react.js'], css: ['assets/shared-1.css'] },
  'scenes/00-a/index.tsx': { file: 'assets/a-1.js', imports: ['_react.js', '_shared.js'], css: ['assets/a-1.css'] },
}
const template = `<html lang="en" data-root="./"><head><!--app-head-->
<script type="module" src="./assets/index-1.js"></script><link rel="modulepreload" href="./assets/react-1.js">
<link rel="stylesheet" href="./assets/index-1.css"></head><body><div id="root"><!--app-html--></div></body>`
const route = { path: 'scenes/00-a', file: 'scenes/00-a/index.html', title: 'A & "B"', description: 'What <it> is' }

it.each([
  ['index.html', './'],
  ['404.html', './'],
  ['glossary/index.html', '../'],
  ['scenes/00-a/index.html', '../../'],
  ['/a/b', '../'],
])('%s reaches the root by %s', (file, root) => expect(rootFrom(file)).toBe(root))

it('points root-relative addresses at the root and leaves all others alone', () => {
  expect(reroot('<a href="./x"><a href="x"><a href="../x"><img src="./y"><html data-root="./">', '../')).toBe(
    '<a href="../x"><a href="x"><a href="../x"><img src="../y"><html data-root="../">',
  )
})

describe('a page', () => {
  const page = fillPage({
    template,
    manifest,
    route,
    rendered: { html: '<a href="./own">$& it</a>', head: '<meta name="x" />', modules: ['scenes/00-a/index.tsx'] },
    fonts: ['assets/f.woff2'],
  })

  it('preloads what its route imports, each once, and not what the entry has', () => {
    expect(page.match(/modulepreload/g)).toHaveLength(3)
    expect(page).toContain('<link rel="modulepreload" crossorigin href="../../assets/shared-1.js" />')
    expect(page).toContain('<link rel="modulepreload" crossorigin href="../../assets/a-1.js" />')
    expect(page).toContain('<link rel="stylesheet" crossorigin href="../../assets/a-1.css" />')
    expect(page).toContain('href="../../assets/f.woff2"')
  })

  it('keeps its scripts back until the words are painted: all in one template, the entry last', () => {
    const [head = '', late = ''] = page.split('<template data-late>')
    expect(head).not.toMatch(/modulepreload|type="module"/)
    expect(late.match(/<(?:link|script)[^>]*(?:href|src)="([^"]+)"/g)?.at(-1)).toContain('src="../../assets/index-1.js"')
    expect(late.match(/<link rel="modulepreload"/g)).toHaveLength(3)
  })

  it('keeps what the app rendered as it is', () => {
    expect(page).toContain('<div id="root"><a href="./own">$& it</a></div>')
    expect(page).toContain('<meta name="x" />')
  })

  it('has an escaped title and description and knows the way to the root', () => {
    expect(page).toContain('<title>A &amp; &quot;B&quot;</title>')
    expect(page).toContain('content="What &lt;it&gt; is"')
    expect(page).toContain('data-root="../../"')
  })
})

it('a module without a file of its own is an error that names it', () => {
  expect(() => filesOf(manifest, ['scenes/01-b/index.tsx'])).toThrow('scenes/01-b/index.tsx')
})

it('a template that lost a slot is an error that names the slot', () => {
  expect(() => fillPage({ template: '<html>', manifest, route, rendered: { html: '', head: '' }, fonts: [] })).toThrow('<!--app-html-->')
})

it('escapes what could end a tag or an attribute', () => {
  expect(escapeHtml('<a href="x">&')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;')
})
