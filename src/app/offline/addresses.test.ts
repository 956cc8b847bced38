import { expect, test } from 'vitest'
import { couldBePage, isHashed, isOfAnother, oneSlashEach, reroot, rootFrom } from './addresses.ts'

test('a hashed file is one of the bundler’s', () => {
  for (const path of ['assets/shell-CeqF36l-.js', 'assets/plex-sans-400-core-DSQ5W0qp.woff2']) expect(isHashed(path)).toBe(true)
  for (const path of ['theme.js', 'assets/logo.svg', 'scenes/02-hit-and-miss/index.html', 'assets/']) expect(isHashed(path)).toBe(false)
})

test('a page may stand at a folder or in an HTML file', () => {
  for (const path of ['', 'scenes/', 'scenes/02-hit-and-miss', 'nowhere.html', 'a.b/c']) expect(couldBePage(path)).toBe(true)
  for (const path of ['packages/course.zip', 'favicon.svg', 'scenes/02-hit-and-miss/oembed.json']) expect(couldBePage(path)).toBe(false)
})

test('the course in another language answers for itself', () => {
  for (const path of ['de', 'de/', 'de/scenes/04-ttl/', 'pt-BR/assets/shell-CeqF36l-.js']) expect(isOfAnother(path, ['de', 'pt-BR'])).toBe(true)
  for (const path of ['', 'design/', 'scenes/de/', 'de.html']) expect(isOfAnother(path, ['de', 'pt-BR'])).toBe(false)
})

test('several slashes are one', () => {
  for (const [path, one] of [['//scenes///04-ttl//', '/scenes/04-ttl/'], ['/scenes/04-ttl/', '/scenes/04-ttl/']] as const) expect(oneSlashEach(path)).toBe(one)
})

test('the page for unknown addresses finds its files from any depth', () => {
  for (const [path, root] of [['gone', './'], ['gone/', '../'], ['a/b/c', '../../'], ['scenes/99-nothing/', '../../']] as const) expect(rootFrom(path)).toBe(root)
  const html = '<html data-root="./"><a href="./scenes/"><script src="./theme.js"><a href="../x"><p title="./y">'
  expect(reroot(html, './')).toBe(html)
  expect(reroot(html, '../')).toBe('<html data-root="../"><a href="../scenes/"><script src="../theme.js"><a href="../x"><p title="./y">')
})
