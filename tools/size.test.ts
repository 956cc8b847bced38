import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { budget, firstLoad, overBudget, pagesIn } from './size.mjs'

let folder: string
const write = (name: string, text: string) => {
  mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'size-'))
  write(
    'scenes/00-a/index.html',
    `<script src="../../theme.js"></script><link rel="canonical" href="https://example.org/" />
<link rel="preload" as="font" crossorigin href="../../assets/bold.woff2" />
<link rel="modulepreload" href="../../assets/scene.js"><link rel="stylesheet" href="../../assets/a.css">
<script type="module" src="../../assets/entry.js"></script>`,
  )
  write('theme.js', '1')
  write('assets/entry.js', 'import{a as b}from"./react.js";import"./side.js";const later=()=>import("./later.js")')
  write('assets/scene.js', 'export*from"./shared.js"')
  for (const name of ['react', 'side', 'later', 'shared']) write(`assets/${name}.js`, 'import"./react.js"')
  write(
    'assets/a.css',
    '@font-face{src:url(./text.woff2)format("woff2");unicode-range:U+20-7E,U+A0-FF}@font-face{src:url(./more.woff2);unicode-range:U+100-17F}',
  )
  for (const name of ['bold', 'text', 'more']) write(`assets/${name}.woff2`, 'x'.repeat(1000))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('follows static imports and leaves what loads later out', () => {
  const { files } = firstLoad(folder, 'scenes/00-a/index.html')
  expect(new Set(files)).toEqual(
    new Set(['theme.js', 'assets/entry.js', 'assets/react.js', 'assets/side.js', 'assets/scene.js', 'assets/shared.js', 'assets/a.css', 'assets/bold.woff2', 'assets/text.woff2']),
  )
})

it('adds up, fonts as they are', () => {
  const load = firstLoad(folder, 'scenes/00-a/index.html')
  expect(load.fontBytes).toBe(2000)
  expect(load.totalBytes).toBe(load.htmlBytes + load.scriptBytes + load.styleBytes + load.fontBytes)
})

it('says what is over the budget and by how much', () => {
  const load = firstLoad(folder, 'scenes/00-a/index.html')
  expect(overBudget(load)).toEqual([])
  expect(overBudget({ ...load, scriptBytes: budget.scriptBytes + 100 })).toEqual(['scenes/00-a/index.html: script 200.1 kB, allowed 200.0 kB'])
})

it('finds every page', () => expect(pagesIn(folder)).toEqual(['scenes/00-a/index.html']))
