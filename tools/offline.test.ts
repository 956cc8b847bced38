import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { filesToKeep, markPages, namesToKeep, otherCourses } from './offline.mjs'

let folder = ''
const page = '<!doctype html>\n<html lang="en" data-root="./"><body></body></html>'
const kept = ['404.html', 'assets/shell-aaaaaaaa.js', 'configurations/good.json', 'icons/any-192.png', 'index.html', 'manifest.webmanifest', 'scenes/04-ttl/index.html', 'theme.js']
const others = ['_headers', 'embed.js', 'licences.txt', 'packages/course.zip', 'scenes/04-ttl/oembed.json', 'sw.js', '.vite/manifest.json']

function put(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'build-a-cdn-offline-'))
  for (const name of [...kept, ...others]) put(name, name.endsWith('.html') ? page : name)
})
afterEach(() => rmSync(folder, { recursive: true }))

test('everything a learner needs is kept, and nothing that is for hosts', () => {
  expect(namesToKeep(folder)).toEqual(kept)
})

test('the course in another language keeps its own', () => {
  for (const name of ['de/index.html', 'de/assets/shell-bbbbbbbb.js']) put(name, page)
  expect(otherCourses(folder)).toEqual(['de'])
  expect(namesToKeep(folder)).toEqual(kept)
})

test('a file whose name says its content has no revision; another has a new one when it changes, and every one a digest', () => {
  const before = new Map(filesToKeep(folder).map((file) => [file.url, file]))
  expect([...before.values()].filter(({ revision }) => revision === null).map(({ url }) => url)).toEqual(['assets/shell-aaaaaaaa.js'])
  expect(before.get('theme.js')?.integrity).toBe(`sha256-${createHash('sha256').update('theme.js').digest('base64')}`)
  expect(before.get('theme.js')?.bytes).toBe(8)
  put('theme.js', 'other')
  const changed = filesToKeep(folder).filter(({ url, revision }) => revision !== before.get(url)?.revision)
  expect(changed.map(({ url }) => url)).toEqual(['theme.js'])
})

test('every page says how many bytes the store takes, that sentence counted', () => {
  const bytes = markPages(folder)
  expect(bytes).toBe(kept.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0))
  for (const name of kept.filter((one) => one.endsWith('.html'))) expect(Number(/ data-offline="(\d+)"/.exec(readFileSync(path.join(folder, name), 'utf8'))?.[1])).toBe(bytes)
})

test('a page that can’t be marked, or is marked, ends the build with the mend', () => {
  markPages(folder)
  expect(() => markPages(folder)).toThrow('404.html')
  put('404.html', '<p>')
  expect(() => markPages(folder)).toThrow('npm run build')
})
