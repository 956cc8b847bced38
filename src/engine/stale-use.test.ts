import { expect, test } from 'vitest'
import { stored } from './engine.testkit.ts'
import { DEFAULT_PROGRAM } from './program.ts'
import { staleUseOf } from './stale-use.ts'

const use = (control: string, kind: 'private' | 'shared' = 'shared') => staleUseOf(stored({ 'Cache-Control': control }), { kind, program: DEFAULT_PROGRAM })

test.each([
  ['max-age=60', {}],
  ['max-age=60, stale-while-revalidate=30', { staleWhileRevalidateSeconds: 30 }],
  ['max-age=60, stale-if-error=600', { staleIfErrorSeconds: 600 }],
  ['max-age=60, stale-while-revalidate=30, stale-if-error=600, must-revalidate', {}],
  ['max-age=60, stale-while-revalidate=30, proxy-revalidate', {}],
  ['s-maxage=60, stale-while-revalidate=30', { staleWhileRevalidateSeconds: 30 }],
  ['max-age=60, no-cache, stale-while-revalidate=30', { asksAlways: true }],
  ['max-age=0, stale-while-revalidate=30', { staleWhileRevalidateSeconds: 30 }],
  ['stale-while-revalidate=x', {}],
])('a shared cache: %s', (control, expected) => expect(use(control)).toEqual(expected))

test('proxy-revalidate binds shared caches alone', () => {
  expect(use('max-age=60, stale-while-revalidate=30, proxy-revalidate', 'private')).toEqual({ staleWhileRevalidateSeconds: 30 })
})
