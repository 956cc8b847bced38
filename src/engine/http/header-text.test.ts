import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatHeaderText, parseHeaderText, type LineProblem } from './header-text.ts'

test('reads fields with their places', () => {
  const text = 'Cache-Control:  max-age=60 \r\n\r\nETag: "v1"\nX-Empty:'
  const { fields, lines } = parseHeaderText(text)
  expect(fields).toEqual([['Cache-Control', 'max-age=60'], ['ETag', '"v1"'], ['X-Empty', '']])
  const [first] = lines
  expect(first?.kind === 'field' && text.slice(first.valueFrom, first.valueFrom + first.value.length)).toBe('max-age=60')
  expect(lines.map(({ from, to }) => text.slice(from, to))).toEqual(['Cache-Control:  max-age=60 ', 'ETag: "v1"', 'X-Empty:'])
})

test.each<[string, LineProblem]>([
  ['max-age=60', 'no-colon'],
  [': 60', 'no-name'],
  ['Cache-Control : no-store', 'space-before-colon'],
  ['  no-store', 'folded'],
  ['\tno-store', 'folded'],
  ['Cache Control: no-store', 'name-not-a-token'],
  ['Cäche: no-store', 'name-not-a-token'],
  ['X-Note: a\u0000b', 'control-character'],
  ['X-No\u007fte: a', 'control-character'],
])('%j is no field: %s', (line, problem) => {
  const { fields, lines } = parseHeaderText(`A: 1\n${line}\nB: 2`)
  expect(fields).toEqual([['A', '1'], ['B', '2']])
  expect(lines[1]).toMatchObject({ kind: 'malformed', problem })
})

test('a tab inside a value is no control character', () => {
  expect(parseHeaderText('A: 1\t2').fields).toEqual([['A', '1\t2']])
})

test('any text is read, its lines stand apart and in order, and what is written is read back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', ':', ' ', '\r', '\n', '\t', '"', '\u0000') })), (text) => {
      const { fields, lines } = parseHeaderText(text)
      lines.reduce((end, { from, to }) => {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThan(from)
        return to
      }, 0)
      expect(parseHeaderText(formatHeaderText(fields)).fields).toEqual(fields)
    }),
  )
})
