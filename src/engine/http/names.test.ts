import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { fieldValue, hasField } from './message.ts'
import { forgetNames, isSameName, mayHave, noteNames } from './names.ts'

const name = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,20}$/)
const lines = fc.array(fc.tuple(name, fc.string({ maxLength: 3 })), { maxLength: 12 })

afterEach(forgetNames)

test('a name that a line has is never said to be absent, whatever its case', () => {
  noteNames()
  fc.assert(
    fc.property(lines, (headers) => {
      for (const [each] of headers) {
        expect([each, each.toLowerCase(), each.toUpperCase()].map((written) => mayHave(headers, written))).toEqual([true, true, true])
      }
    }),
  )
})

test('fields are found as if each line were compared, in whatever order messages are asked', () => {
  const asked = fc.array(fc.tuple(fc.nat(3), name), { maxLength: 20 })
  noteNames()
  fc.assert(
    fc.property(fc.array(lines, { minLength: 4, maxLength: 4 }), asked, (messages, questions) => {
      for (const [which, wanted] of questions) {
        const headers = messages[which]!
        const there = headers.filter(([each]) => isSameName(each, wanted)).map(([, value]) => value)
        expect(fieldValue(headers, wanted)).toBe(there.length === 0 ? undefined : there.join(', '))
      }
    }),
  )
})

test('a list that changes when nothing is noted is looked at anew', () => {
  const headers: [string, string][] = [['Date', 'x']]
  noteNames()
  expect(hasField(headers, 'Age')).toBe(false)
  forgetNames()
  headers[0] = ['Age', '1']
  expect(hasField(headers, 'age')).toBe(true)
  noteNames()
  expect([hasField(headers, 'age'), hasField(headers, 'date')]).toEqual([true, false])
})

test('letters alone have two cases', () => {
  expect([isSameName('ETag', 'etag'), isSameName('a^', 'a~'), isSameName('ab', 'abc')]).toEqual([true, false, false])
})
