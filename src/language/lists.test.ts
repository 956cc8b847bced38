import { readdirSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { clauses, inOrder, listed } from './lists.ts'

test.each([
  ['en', ['a'], 'a'],
  ['en', ['a', 'b', 'c'], 'a, b, c'],
  ['de', ['a', 'b', 'c'], 'a, b und c'],
  ['ja', ['a', 'b', 'c'], 'a、b、c'],
  ['de', [], ''],
])('%s: %j', (locale, items, text) => expect(listed(items, locale)).toBe(text))

test('Arabic has its own comma or word, and no Latin comma', () => expect(listed(['ا', 'ب', 'ج'], 'ar')).not.toContain(','))

test('clauses have commas of their own', () => expect(clauses(['a, by b', 'c'])).toBe('a, by b; c'))

test('what follows one another has arrows that point on', () => expect(inOrder(['a', 'b'])).toBe('a → b'))

test('from right to left the first part stands on the right, and arrows point left', async () => {
  vi.stubGlobal('COURSE_DIRECTION', 'rtl')
  vi.resetModules()
  const fromRight = await import('./lists.ts')
  vi.unstubAllGlobals()
  expect(fromRight.listed(['a', 'b'])).toBe('\u200F\u2068a\u2069, \u2068b\u2069')
  expect(fromRight.inOrder(['a', 'b'])).toBe('\u200F\u2068a\u2069 ← \u2068b\u2069')
  expect([fromRight.listed([]), fromRight.clauses(['a'])]).toEqual(['', 'a'])
})

/** What is no text of a page: a header field, a table of the documentation, a warning of the console. */
const OTHERWISE = ['scenes/06-stale-while-revalidate/world.ts', 'src/app/embed/element.ts', 'src/verifier/report/tables.ts']

test('no list that people read is joined in code', () => {
  const root = new URL('../../', import.meta.url)
  const files = ['scenes', 'src/app', 'src/doctor', 'src/lesson', 'src/stage', 'src/verifier/report'].flatMap((room) => readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name.replaceAll('\\', '/')}`))
  const code = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(\.|\/copy\/)en\.ts$/.test(file))
  expect(code.filter((file) => /\.join\((['"])[,;] \1\)/.test(readFileSync(new URL(file, root), 'utf8'))).sort()).toEqual(OTHERWISE)
})
