import { expect, test } from 'vitest'
import { fieldTables, userValue } from './fields.ts'
import { SHOP } from './traffic.testdata.ts'

test('a field of a user carries her number as it is written', () => {
  const { perUser } = fieldTables({ ...SHOP, clientFields: [{ name: 'Cookie', perUser: 'a=1; session=u{user}; b=2', share: 1 }] })
  for (const user of [0, 7, 42, 999, 1000, 1007, 1010, 999_999, 1_234_567]) expect(userValue(perUser[0]!, user)).toBe(`a=1; session=u${user}; b=2`)
})
