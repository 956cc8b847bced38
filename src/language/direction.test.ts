import { readdirSync, readFileSync } from 'node:fs'
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

// Without it, text of a machine runs as the page does: from right to left, https://… has its slashes in front.
it('every field for texts and addresses says which way they run', () => {
  const root = new URL('../../', import.meta.url)
  const files = ['scenes', 'src'].flatMap((room) => readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx')).map((name) => `${room}/${name}`))
  const fields = files.flatMap((file) => [...readFileSync(new URL(file, root), 'utf8').matchAll(/<textarea[^>]*|<input[^>]*type="url"/g)].map(([field]) => ({ file, field })))
  expect(fields.length).toBeGreaterThan(10)
  expect(fields.filter(({ field }) => !/ dir="(ltr|auto)"/.test(field.replaceAll(/\s+/g, ' ')))).toEqual([])
})
