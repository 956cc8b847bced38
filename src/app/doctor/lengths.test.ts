import { expect, test } from 'vitest'
import { withLengths } from './lengths.ts'

test.each([
  ['2,592,000 s has reached 86400 s.', '2,592,000 s (30 days) has reached 86400 s (24 h).'],
  ['its age of 60 s', 'its age of 60 s'],
  ['max-age=31536000, stale since 1.7200 s, 9000 servers', 'max-age=31536000, stale since 1.7200 s, 9000 servers'],
])('%s', (words, expected) => expect(withLengths(words)).toBe(expected))
