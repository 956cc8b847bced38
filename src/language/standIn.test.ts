import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { standIn } from './standIn.ts'

test('says that words are English where a file is not translated, and nothing else', () => {
  expect(standIn('scenes/04-ttl/copy.en.ts', ['scenes/04-ttl/copy.en.ts', 'src/app/glossary/terms/'])).toEqual({ lang: 'en', dir: 'ltr' })
  expect(standIn('scenes/05-revalidation/copy.en.ts', ['scenes/04-ttl/copy.en.ts'])).toEqual({})
  expect(standIn('scenes/04-ttl/copy.en.ts')).toEqual({})
})

test('what elements name is there', () => {
  const root = new URL('../../', import.meta.url)
  const named = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => [...readFileSync(new URL(`src/${name}`, root), 'utf8').matchAll(/standIn\([`']([^`']+)[`']\)/g)].map(([, file = '']) => file.replace(/\$\{[^}]*\}/, '04-ttl')))
  expect(named.length).toBeGreaterThan(5)
  for (const file of named) expect(existsSync(new URL(file, root)), file).toBe(true)
})
