import { expect, it, vi } from 'vitest'

it('on a page from right to left a sign stays with its figure', async () => {
  vi.stubGlobal('COURSE_DIRECTION', 'rtl')
  const { minutesWords } = await import('./time.ts')
  const { clock } = await import('./logRows.ts')
  expect([minutesWords(-3_600_000, 'now'), minutesWords(300_000, 'now'), minutesWords(0, 'now')]).toEqual(['\u2068−60\u2069 min', '\u2068+5\u2069 min', 'now'])
  expect(clock(-1_930_000)).toBe('\u2068−0:32:10\u2069')
})
