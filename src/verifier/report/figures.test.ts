import { describe, expect, it } from 'vitest'
import { boundText, figure, figureBeside, marginText, moment } from './figures.ts'

describe('a figure in its unit', () => {
  it.each([
    [0, 'ms', '0 ms'],
    [118.6, 'ms', '119 ms'],
    [999.7, 'ms', '1 s'],
    [4_200, 'ms', '4.2 s'],
    [120_000, 'ms', '120 s'],
    [200_000, 'ms', '3 min 20 s'],
    [300_000, 'ms', '5 min'],
    [3_600_000, 'ms', '1 h'],
    [7_500_000, 'ms', '2 h 5 min'],
    [12_345, 'count', '12,345'],
    [0.9533, 'share', '95.3 %'],
    [2.5, 'share', '250 %'],
    [999, 'bytes', '999 B'],
    [1_500, 'bytes', '1.5 kB'],
    [20e12, 'bytes', '20 TB'],
    [3.24e18, 'bytes', '3,240 PB'],
    [199.6, 'per-second', '200 a second'],
    [12_345.6, 'dollars', '$12,346'],
    [0.5, 'dollars', '$0.50'],
    [-0.2, 'count', '0'],
    [null, 'ms', 'not measured'],
    [NaN, 'count', 'not measured'],
    [Infinity, 'ms', 'without end'],
  ] as const)('writes %s %s as %s', (value, unit, text) => expect(figure(value, unit)).toBe(text))

  it('stands beside its bound without looking the same when it isn’t', () => {
    expect(figureBeside(0.94996, 0.95, 'share')).toBe('94.996 %')
    expect(figureBeside(200.2, 200, 'per-second')).toBe('200.2 a second')
    expect(figureBeside(0.95, 0.95, 'share')).toBe('95 %')
    expect(figureBeside(0.9, 0.95, 'share')).toBe('90 %')
    expect(figureBeside(null, 0, 'count')).toBe('not measured')
  })

  it('says what bounds demand and what is left until them', () => {
    expect(boundText({ atMost: 60_000 }, 'ms')).toBe('at most 60 s')
    expect(boundText({ atLeast: 0.95 }, 'share')).toBe('at least 95 %')
    expect([marginText(0.351), marginText(-2.333), marginText(0.001), marginText(null)]).toEqual(['35 % left', '233 % beyond', '0.1 % left', ''])
    expect([moment(1_000), moment(65_430)]).toEqual(['1.0 s', '65.4 s'])
  })
})
