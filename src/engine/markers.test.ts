import { expect, it } from 'vitest'
import { findMarkers } from './markers.ts'

it('finds the id, the line and the section of a trailing comment', () => {
  const source = [
    'export function mayStore(response: Response) {',
    "  if (response.noStore) return no('no-store') // rung:storable.no-store RFC 9111 §5.2.2.5",
    '  return yes()  //rung:storable.yes',
    '}',
  ].join('\n')
  expect(findMarkers(source)).toEqual([
    { id: 'storable.no-store', line: 2, section: 'RFC 9111 §5.2.2.5' },
    { id: 'storable.yes', line: 3, section: '' },
  ])
})

it('keeps sections with several clauses and reads Windows line ends', () => {
  expect(findMarkers('x // rung:a RFC 9111 §4, RFC 5861 §3 \r\ny // rung:b\r\n')).toEqual([
    { id: 'a', line: 1, section: 'RFC 9111 §4, RFC 5861 §3' },
    { id: 'b', line: 2, section: '' },
  ])
})

it('leaves ordinary comments and strings that merely hold a marker alone', () => {
  expect(findMarkers("// about rungs\nconst text = '// rung:x'\nconst rung = 1 // the rung: see below")).toEqual([])
})
