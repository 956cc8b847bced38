import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import markersSource from '../src/engine/markers.ts?lit'
import { litSource } from './lit.ts'

it('gives every character of the file back, line for line', () => {
  const text = readFileSync(new URL('../src/engine/markers.ts', import.meta.url), 'utf8')
  const joined = markersSource.lines.map((line) => line.map(([piece]) => piece).join('')).join('\n')
  expect(`${joined}\n`).toBe(text)
  expect(markersSource.path).toBe('src/engine/markers.ts')
})

it('sorts code into few classes', async () => {
  const { lines } = await litSource(
    "export function age(now: Date): number { return parse('x') + 12 } // why\ntype Seconds = number\nconst t = `a${now}b`\n/** @param x the {Seconds} */\nconst r = /^a+(?:b)*$/\n",
    'a.ts',
  )
  const classes = (line: number) => Object.fromEntries((lines[line] ?? []).map(([text, cls]) => [text.trim(), cls]))
  expect(classes(0)).toMatchObject({ age: 'function', Date: 'type', return: 'keyword', parse: 'function', "'x'": 'string', '12': 'number', '// why': 'comment' })
  expect(classes(0)).toHaveProperty(['export function'], 'keyword')
  expect(classes(1)).toMatchObject({ Seconds: 'type' })
  expect(classes(2)).toMatchObject({ now: 'plain' })
  expect(classes(3)).toEqual({ '/** @param x the {Seconds} */': 'comment' })
  expect(classes(4)).toMatchObject({ '/^a+(?:b)*$/': 'string' })
})

it('carries the rung markers', async () => {
  const { markers } = await litSource("if (x) return no('y') // rung:a.y RFC 9111 §3\n", 'a.ts')
  expect(markers).toEqual([{ id: 'a.y', line: 1, section: 'RFC 9111 §3' }])
})

it('also answers a glob with the query', async () => {
  const sources = import.meta.glob('../src/engine/markers.ts', { query: '?lit', import: 'default' })
  expect(await sources['../src/engine/markers.ts']?.()).toEqual(markersSource)
})
