import { expect, test } from 'vitest'
import type { Exchange } from '../../doctor/exchange.ts'
import { choices, MOST_LISTED } from './choices.ts'

const exchange = (url: string, status = 200): Exchange => ({ request: { method: 'GET', url, fields: [] }, response: { status, fields: [] }, receivedAtMs: null })
const all = [exchange('https://a.example/'), exchange('https://a.example/app.js'), exchange('https://b.example/app.js', 404)]

test.each([
  ['', 0, [0, 1, 2], 3],
  ['APP.js', 1, [1, 2], 2],
  ['app 404', 2, [2], 1],
  ['app', 0, [0, 1, 2], 2],
  ['none', 2, [2], 0],
])('%j with %s chosen', (filter, chosen, shown, fitting) => expect(choices(all, filter, chosen)).toEqual({ shown, fitting }))

test('of many the first are listed, and the chosen one', () => {
  const { shown, fitting } = choices(Array.from({ length: 3_000 }, () => all[0]!), '', 2_999)
  expect([shown.length, shown[0], fitting]).toEqual([MOST_LISTED + 1, 2_999, 3_000])
})
