import fc from 'fast-check'
import { expect, test } from 'vitest'
import { APART_MS, EARLY_MESSAGES, EARLY_MS, MAX_GROWTHS, MAX_HEIGHT_PX, measured, NO_SIZES, SETTLED_MS, touched, type Sizes } from './size.ts'

/** Measures again and again, as the page does. Out: what was sent, with its time. */
function watch(looks: readonly (readonly [nowMs: number, heightPx: number])[], from: Sizes = NO_SIZES) {
  let sizes = from
  const sent: { nowMs: number; px: number }[] = []
  for (const [nowMs, px] of looks) {
    const next = measured(sizes, px, nowMs)
    sizes = next.sizes
    if (next.sendPx !== null) sent.push({ nowMs, px: next.sendPx })
  }
  return { sizes, sent }
}

test('the first height is told, a change of a pixel is not, a real one is', () => {
  const { sent } = watch([[0, 400.2], [10, 401.9], [20, 400], [30, 410]])
  expect(sent.map(({ px }) => px)).toEqual([401, 410])
})

test('at most five in the first two seconds, and the last height is told when they are over', () => {
  const { sizes, sent } = watch(Array.from({ length: 50 }, (_, n) => [n * 20, 400 + (n % 7) * 50] as const))
  expect(sent).toHaveLength(EARLY_MESSAGES)
  const waits = measured(sizes, 999, 1500)
  expect(waits).toMatchObject({ sendPx: null, againMs: EARLY_MS })
  expect(measured(waits.sizes, 999, EARLY_MS).sendPx).toBe(999)
  expect(measured(sizes, 999, 1500, true).sendPx, 'also when the host asks').toBeNull()
})

test('later, messages keep apart', () => {
  const { sizes } = watch([[0, 400], [5000, 500]])
  expect(measured(sizes, 600, 5100)).toMatchObject({ sendPx: null, againMs: 5000 + APART_MS })
  expect(measured(sizes, 600, 5000 + APART_MS).sendPx).toBe(600)
})

test('a host that asks is told again, though nothing changed', () => {
  const { sizes } = watch([[0, 400]])
  expect(measured(sizes, 400, 3000).sendPx).toBeNull()
  expect(measured(sizes, 400, 3000, true).sendPx).toBe(400)
})

test.each([0, -1, Number.NaN])('a height of %s is none', (px) => expect(measured(NO_SIZES, px, 0).sendPx).toBeNull())
test('there is a cap', () => expect(measured(NO_SIZES, 1e9, 0).sendPx).toBe(MAX_HEIGHT_PX))

test('a frame that feeds on itself comes to rest, and goes on when somebody uses it', () => {
  const feeding = Array.from({ length: 200 }, (_, n) => [n * APART_MS, 300 + n * 20] as const)
  const { sizes, sent } = watch(feeding)
  expect(sizes.stopped).toBe(true)
  expect(sent.length).toBeLessThanOrEqual(MAX_GROWTHS + 1)
  expect(measured(touched(sizes), 7000, 60_000).sendPx).toBe(7000)
  expect(measured(sizes, 200, 60_000), 'what shrinks has stopped feeding').toMatchObject({ sendPx: 200, sizes: { stopped: false, growths: 0 } })
})

test('growth with rests between is no feeding', () => {
  const { sizes } = watch(Array.from({ length: 60 }, (_, n) => [n * (SETTLED_MS + 1), 300 + n * 20] as const))
  expect(sizes.stopped).toBe(false)
})

test('a host that answers every height with a higher page is never driven beyond bounds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 200 }), fc.integer({ min: 1, max: 400 }), (startPx, morePx, everyMs) => {
      let sizes = NO_SIZES
      let px = startPx
      let messages = 0
      for (let nowMs = 0; nowMs < 30_000; nowMs += everyMs) {
        const next = measured(sizes, px, nowMs)
        sizes = next.sizes
        if (next.sendPx === null) continue
        messages += 1
        px = next.sendPx + morePx
      }
      expect(messages).toBeLessThanOrEqual(MAX_GROWTHS + 1)
    }),
  )
})
