import { describe, expect, it } from 'vitest'
import { remember } from './remember.ts'

describe('a function that remembers', () => {
  it('works once for a text, also when the result is null', () => {
    const asked: string[] = []
    const length = remember((text: string) => {
      asked.push(text)
      return text === '' ? null : text.length
    })
    expect([length('abc'), length('abc'), length(''), length('')]).toEqual([3, 3, null, null])
    expect(asked).toEqual(['abc', ''])
  })

  it('holds a bounded number of texts, and no long ones', () => {
    let worked = 0
    const count = remember((_: string) => ++worked)
    const long = 'x'.repeat(300)
    expect([count(long), count(long)]).toEqual([1, 2])
    for (let i = 0; i < 5000; i++) count(`text ${i}`)
    worked = 0
    for (let i = 0; i < 5000; i++) count(`text ${i}`)
    expect(worked).toBeGreaterThan(4000)
  })
})
