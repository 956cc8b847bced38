import { describe, expect, test } from 'vitest'
import { hash32, randomStream, Xoshiro128StarStar, type Random } from './random.ts'

const draw = <T>(n: number, next: () => T): T[] => Array.from({ length: n }, () => next())
const each = (random: Random, what: 'uint32' | 'uniform' | 'exponential') => (): number => random[what]()
const mean = (xs: number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length

describe('xoshiro128**', () => {
  test("gives the sequence of the authors' reference code (version 1.1) for the state 1, 2, 3, 4", () => {
    expect(draw(10, each(new Xoshiro128StarStar(1, 2, 3, 4), 'uint32'))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
  })
})

describe('streams', () => {
  test('same seed and name, same numbers; another name or seed, others', () => {
    const numbers = (seed: number, name: string): number[] => draw(20, each(randomStream(seed, name), 'uint32'))
    expect(numbers(7, 'load')).toEqual(numbers(7, 'load'))
    expect(numbers(7, 'load')).not.toEqual(numbers(7, 'load:1'))
    expect(numbers(7, 'load')).not.toEqual(numbers(8, 'load'))
  })

  test('uniform: in [0, 1), all tenths alike', () => {
    const xs = draw(20_000, each(randomStream(1, 'u'), 'uniform'))
    const tenths = new Array<number>(10).fill(0)
    for (const x of xs) tenths[Math.floor(x * 10)]!++
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(2000))
  })

  test('exponential: mean and variance 1, and e⁻¹ of it above 1', () => {
    const xs = draw(40_000, each(randomStream(2, 'e'), 'exponential'))
    expect(mean(xs)).toBeCloseTo(1, 1)
    expect(mean(xs.map((x) => (x - 1) ** 2))).toBeCloseTo(1, 1)
    expect(xs.filter((x) => x > 1).length / xs.length).toBeCloseTo(Math.exp(-1), 1.5)
  })

  test('whole numbers stay below their bound and reach it all', () => {
    expect(new Set(draw(200, () => randomStream(3, 'i').integer(6))).size).toBe(1)
    const one = randomStream(3, 'i')
    expect([...new Set(draw(200, () => one.integer(6)))].sort()).toEqual([0, 1, 2, 3, 4, 5])
  })
})

test('FNV-1a has its published values', () => {
  expect([hash32(''), hash32('a'), hash32('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968])
})
