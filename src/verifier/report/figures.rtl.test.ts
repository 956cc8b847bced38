import { expect, it, vi } from 'vitest'

it('the figure of a bound stands apart, so that "60 s" is not turned round', async () => {
  vi.stubGlobal('COURSE_DIRECTION', 'rtl')
  const { boundText } = await import('./figures.ts')
  expect(boundText({ atMost: 60_000 }, 'ms')).toBe('at most \u206860 s\u2069')
})
