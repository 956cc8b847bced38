import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createUseOrder, type Place } from './use-order.ts'

test('an order of use is the order of the last touches, whatever is added, touched and removed', () => {
  const members = Array.from({ length: 6 }, (_, name) => ({ name }))
  const act = fc.record({ act: fc.constantFrom('add', 'touch', 'replace', 'remove'), pick: fc.nat(5) })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: 'max' }), (acts) => {
      const order = createUseOrder<(typeof members)[0]>()
      const places = new Map<(typeof members)[0], Place>()
      let expected: (typeof members)[0][] = []
      for (const { act, pick } of acts) {
        const member = members[pick]!
        const place = places.get(member)
        const others = expected.filter((other) => other !== member)
        const by = members.find((other) => !places.has(other))
        if (place === undefined) {
          if (act !== 'add') continue
          places.set(member, order.add(member))
          expected = [...others, member]
        } else if (act === 'remove') {
          order.remove(place)
          places.delete(member)
          expected = others
        } else if (act === 'touch') {
          order.touch(place)
          expected = [...others, member]
        } else if (act === 'replace' && by) {
          order.replace(place, by)
          places.delete(member)
          places.set(by, place)
          expected = [...others, by]
        }
        expect([...order.members()]).toEqual(expected)
        expect([order.size(), order.first()]).toEqual([expected.length, expected[0]])
      }
    }),
  )
})

test('it has room for many, and gives places to others again', () => {
  const order = createUseOrder<number>()
  const numbers = Array.from({ length: 1000 }, (_, i) => i)
  const places = numbers.map(order.add)
  places.filter((_, i) => i % 2 === 0).forEach(order.remove)
  const again = numbers.slice(0, 500).map((i) => order.add(1000 + i))
  expect([...order.members()]).toEqual([...numbers.filter((i) => i % 2 === 1), ...numbers.slice(0, 500).map((i) => 1000 + i)])
  expect(Math.max(...again)).toBeLessThanOrEqual(Math.max(...places))
})
