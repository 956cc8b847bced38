import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createUseOrder } from './use-order.ts'

test('an order of use is the order of the last touches, whatever is added, touched and removed', () => {
  const members = Array.from({ length: 6 }, (_, name) => ({ name }))
  const act = fc.record({ act: fc.constantFrom('add', 'touch', 'touch place', 'replace', 'remove'), pick: fc.nat(5) })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: 'max' }), (acts) => {
      const order = createUseOrder<(typeof members)[0]>()
      let expected: (typeof members)[0][] = []
      for (const { act, pick } of acts) {
        const member = members[pick]!
        const there = expected.includes(member)
        const others = expected.filter((other) => other !== member)
        const by = members.find((other) => !expected.includes(other))
        const place = order.placeOf(member)
        expect(place !== undefined).toBe(there)
        if (act === 'remove') expect(order.remove(member)).toBe(there)
        else if (act === 'replace' && by) expect(order.replace(member, by)).toBe(there)
        else if (act === 'touch') order.touch(member)
        else if (act === 'touch place' && place) order.touchPlace(place)
        else if (act === 'add' && !there) order.add(member)
        if (act === 'remove') expected = others
        else if (act === 'replace') expected = there && by ? [...others, by] : expected
        else if (there ? act !== 'add' : act === 'add') expected = [...others, member]
        expect([...order.members()]).toEqual(expected)
        expect([order.size(), order.has(member)]).toEqual([expected.length, expected.includes(member)])
      }
    }),
  )
})
