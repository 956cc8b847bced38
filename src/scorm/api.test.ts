import { expect, test } from 'vitest'
import { awaitApi, findApi, type Scorm12Api, type Surroundings } from './api.ts'
import { fakeApi } from './fake.testkit.ts'

const API = fakeApi().api
const FORBIDDEN = (): never => {
  throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError')
}
/** A window of another site: everything throws but the way up. */
const foreign = (parent: unknown): Surroundings => Object.defineProperties({ parent }, { API: { get: FORBIDDEN }, opener: { get: FORBIDDEN } }) as Surroundings
const above = (parent: unknown, over: Surroundings = {}): Surroundings => ({ parent, ...over })

test.each<[string, () => Surroundings, boolean]>([
  ['in its own window', () => ({ API }), true],
  ['in its parent', () => above({ API }), true],
  ['five windows up', () => above(above(above(above(above({ API }))))), true],
  ['in the window that opened it', () => ({ opener: { API } }), true],
  ['above the window that opened its parent', () => above({ opener: above({ API }) }), true],
  ['above a window of another site', () => foreign({ API }), true],
  ['nowhere', () => above(above({ API: null })), false],
  ['a thing that is no API', () => ({ API: { initialize: () => 'true' } }), false],
  ['another site alone', () => foreign(foreign(null)), false],
  ['too far up', () => Array.from({ length: 50 }).reduce<Surroundings>((window) => above(window), { API }), false],
])('the API %s', (_, own, isFound) => {
  expect(findApi(own())).toBe(isFound ? API : null)
})

test('a window that is its own parent, as the topmost is, ends the search', () => {
  const top: { parent?: unknown; API?: unknown } = {}
  top.parent = top
  expect(findApi(above(top))).toBeNull()
})

test('an API whose members throw is none', () => {
  expect(findApi({ API: Object.defineProperty({}, 'LMSInitialize', { get: FORBIDDEN }) })).toBeNull()
})

test('the nearest API is taken, and those around before those of an opener', () => {
  const near = fakeApi().api
  const far = fakeApi().api
  expect(findApi({ opener: { API: far }, parent: above({ API: near }) })).toBe(near)
})

test.each([
  ['at once', 1, 0, true],
  ['at the last look', 5, 4, true],
  ['too late', 6, 4, false],
])('an API that appears %s', async (_, appearsAt, pauses, isFound) => {
  let looks = 0
  let paused = 0
  const look = (): Scorm12Api | null => ((looks += 1) >= appearsAt ? API : null)
  expect(await awaitApi(look, async () => void (paused += 1), 5)).toBe(isFound ? API : null)
  expect(paused).toBe(pauses)
})
