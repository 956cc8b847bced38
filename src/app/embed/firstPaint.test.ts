import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { readWishes } from './wishes.ts'

const script = readFileSync(fileURLToPath(new URL('../../../public/theme.js', import.meta.url)), 'utf8')

/** What public/theme.js sets before the first paint. */
function painted(query: string): Record<string, string> {
  const set: Record<string, string> = {}
  const page = { setAttribute: (name: string, value: string) => (set[name] = value) }
  const ignored = () => {}
  const document = { documentElement: page, readyState: 'loading', addEventListener: ignored }
  runInContext(script, createContext({ URLSearchParams, window: {}, location: { search: query }, document, addEventListener: ignored, localStorage: { getItem: () => null } }))
  return set
}

test.each(['theme=dark', 'theme=DARK', 'theme=%20Light', 'theme=auto', 'theme=purple', 'height=auto', 'height=AUTO', 'height=Auto%20', 'height=400', 'hide=NAV', ''])('before the first paint “%s” means what it means to the frame', (query) => {
  const { theme, height } = readWishes(query, null).wishes
  const set = painted(`?embed=1&${query}`)
  expect(set['data-embed']).toBe(height)
  expect(set['data-theme'] ?? 'auto').toBe(theme ?? 'auto')
  expect(set['data-hide']).toBe(readWishes(query, null).wishes.hide.join(' '))
})
