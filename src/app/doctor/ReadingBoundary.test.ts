import { expect, test } from 'vitest'
import { ReadingBoundary } from './ReadingBoundary.tsx'

test('a fault is kept for the text that it came with; another text is tried anew', () => {
  const failed = { ...ReadingBoundary.getDerivedStateFromError(new Error('deep within')), source: 'a' }
  expect(failed.failed).toBe('deep within')
  const next = (source: string) => ReadingBoundary.getDerivedStateFromProps({ children: null, source }, { failed: 'deep within', source: 'a' })
  expect([next('a'), next('b')]).toEqual([null, { source: 'b', failed: null }])
})
