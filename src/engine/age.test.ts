import { describe, expect, it } from 'vitest'
import { currentAge, initialAge } from './age.ts'
import { at, dateAt, reached, response, rungsOf, stored, type Fields } from './engine.testkit.ts'
import { receive } from './received.ts'
import type { RungId } from './rungs.ts'

/** All times in seconds from the start; Date says 0 where the case says nothing. */
const cases: readonly { name: string; fields: Fields; sent: number; received: number; age: number; because: RungId }[] = [
  { name: 'straight from the origin', fields: {}, sent: 0, received: 0, age: 0, because: 'age-from-upstream' },
  { name: 'the delay counts', fields: { Date: dateAt(10) }, sent: 0, received: 2, age: 2, because: 'age-from-upstream' },
  { name: 'Age and the delay', fields: { Age: '30', Date: dateAt(10) }, sent: 0, received: 2, age: 32, because: 'age-from-upstream' },
  { name: 'an old Date', fields: { Date: dateAt(-50) }, sent: 0, received: 2, age: 52, because: 'age-from-date' },
  { name: 'an old Date beside a smaller Age', fields: { Age: '30', Date: dateAt(-50) }, sent: 0, received: 2, age: 52, because: 'age-from-date' },
  { name: 'a Date from the future', fields: { Date: dateAt(100) }, sent: 0, received: 1, age: 1, because: 'age-from-upstream' },
  { name: 'the first of several ages', fields: { Age: '7, 99' }, sent: 0, received: 0, age: 7, because: 'age-from-upstream' },
  { name: 'an Age that is no number', fields: { Age: '-5' }, sent: 0, received: 0, age: 0, because: 'age-from-upstream' },
  { name: 'a Date that cannot be read counts as now', fields: { Date: 'yesterday' }, sent: 0, received: 3, age: 3, because: 'age-from-upstream' },
]

describe('age (RFC 9111 §4.2.3)', () => {
  it.each(cases)('on arrival: $name', ({ fields, sent, received, age, because }) => {
    const { answer, decision } = initialAge(receive(response(fields), at(sent), at(received)))
    expect(answer).toBe(age)
    expect(decision).toMatchObject({ rule: 'age', because, outcome: String(age) })
  })

  it('in the store: what it was, and the time since', () => {
    expect(currentAge(stored({ Age: '5' }), at(12.5))).toMatchObject({
      answer: 17.5,
      decision: { rule: 'age', outcome: '17.5', because: 'current-age', inputs: { ageAtStoreSeconds: 5, residentSeconds: 12.5 } },
    })
  })

  it('never falls when the clock steps back', () => {
    expect(currentAge(stored({ Age: '5' }), at(-3)).answer).toBe(5)
  })

  it('reaches every rung', () => expect([...reached(cases), 'current-age'].sort()).toEqual(rungsOf('age')))
})
