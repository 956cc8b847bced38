import { expect, it } from 'vitest'
import { arrowsOf, DIRECTION, isolated } from './direction.ts'

it('runs from left to right unless a build says otherwise', () => {
  expect(DIRECTION).toBe('ltr')
  expect(isolated('12 ms')).toBe('12 ms')
})

it('sets a figure apart where sentences run from right to left', () => {
  expect(isolated('12 ms', 'rtl')).toBe('\u206812 ms\u2069')
  expect(isolated('', 'rtl')).toBe('')
})

it('leads on where reading goes', () => {
  expect(arrowsOf('ltr')).toEqual({ on: 'ArrowRight', back: 'ArrowLeft' })
  expect(arrowsOf('rtl')).toEqual({ on: 'ArrowLeft', back: 'ArrowRight' })
})
