import { expect, test } from 'vitest'
import { decode, type Format } from './format.ts'

/** A made-up third version: 1 had one step number, 2 had a list, 3 has the furthest. */
const third: Format<{ readonly furthest: number }> = {
  version: 3,
  migrations: {
    1: (old) => ({ steps: [old['step']] }),
    2: (old) => ({ furthest: Math.max(...(old['steps'] as number[])) }),
  },
  parse: (data) => (typeof data['furthest'] === 'number' && Number.isFinite(data['furthest']) ? { value: { furthest: data['furthest'] }, dropped: 0 } : null),
}

test.each([
  ['{"version":3,"furthest":4}', { kind: 'ok', value: { furthest: 4 }, migrated: false }],
  ['{"version":2,"steps":[1,4,2]}', { kind: 'ok', value: { furthest: 4 }, migrated: true }],
  ['{"version":1,"step":4}', { kind: 'ok', value: { furthest: 4 }, migrated: true }],
  ['{"version":2,"steps":"all"}', { kind: 'damaged', why: 'not-valid', salvaged: null }],
  ['{"version":2}', { kind: 'damaged', why: 'migration-failed', salvaged: null }],
  ['{"version":0,"furthest":4}', { kind: 'damaged', why: 'no-version', salvaged: null }],
  ['{"version":4,"furthest":4}', { kind: 'newer', version: 4 }],
])('%s is carried to the present version or refused with a reason', (text, expected) => {
  expect(decode(text, third)).toEqual(expected)
})
