import { expect, it, vi } from 'vitest'

it('a figure and its unit are a piece of their own', async () => {
  vi.stubGlobal('COURSE_DIRECTION', 'rtl')
  const { formatBytes, formatMs, formatSeconds, formatShare } = await import('./message.ts')
  for (const figure of [formatBytes(45_200), formatMs(7), formatMs(1420), formatSeconds(48), formatSeconds(600), formatSeconds(86_400), formatShare(0)]) expect(figure).toMatch(/^\u2068[^\u2068\u2069]+\u2069$/)
})
