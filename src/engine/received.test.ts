import { describe, expect, it } from 'vitest'
import { dateAt, START_MS, type Fields } from './engine.testkit.ts'
import { EMPTY_BODY, fieldValue } from './http/message.ts'
import { receive } from './received.ts'

const cameWith = (fields: Fields, targeted?: readonly string[]) =>
  receive({ status: 200, headers: Object.entries(fields), body: EMPTY_BODY }, START_MS, START_MS, targeted)

describe('a response that came', () => {
  it.each<[string, Fields, readonly string[], string, Record<string, string | null>]>([
    ['no targeted fields are obeyed', { 'CDN-Cache-Control': 'max-age=1', 'Cache-Control': 'public' }, [], 'Cache-Control', { public: null }],
    ['one is', { 'CDN-Cache-Control': 'max-age=1', 'Cache-Control': 'public' }, ['CDN-Cache-Control'], 'CDN-Cache-Control', { 'max-age': '1' }],
    ['the first present', { B: 'max-age=1', C: 'max-age=2' }, ['A', 'B', 'C'], 'B', { 'max-age': '1' }],
    ['the first that can be read', { A: 'max-age=1,', B: 'max-age=2' }, ['A', 'B'], 'B', { 'max-age': '2' }],
    ['an empty one does not count', { A: ' ', 'Cache-Control': 'no-store' }, ['A'], 'Cache-Control', { 'no-store': null }],
    ['none is present', { 'Cache-Control': 'no-store' }, ['A'], 'Cache-Control', { 'no-store': null }],
  ])('%s', (_name, fields, targeted, control, directives) => {
    const received = cameWith(fields, targeted)
    expect(received.control).toBe(control)
    expect(Object.fromEntries(received.directives)).toEqual(directives)
  })

  it('gets a Date where it has none that can be read', () => {
    for (const fields of [{}, { Date: 'yesterday' }]) {
      expect(fieldValue(cameWith(fields).headers, 'date')).toBe(dateAt(0))
    }
    expect(cameWith({ Date: dateAt(-60) }).dateMs).toBe(START_MS - 60_000)
  })
})
