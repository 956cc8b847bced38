import { expect, it } from 'vitest'
import { platesCopy } from '../../copy/plates.en.ts'
import { linesOf } from './lines.ts'

it.each(Object.values(platesCopy.connection))('%s stands in one line', (words) => expect(linesOf(words)).toEqual([words]))

it('parts long words at the space nearest to their middle', () => {
  expect(linesOf('keine offene Verbindung')).toEqual(['keine offene', 'Verbindung'])
  expect(linesOf('a connection that is kept')).toEqual(['a connection', 'that is kept'])
})

it('leaves one long word whole', () => expect(linesOf('Verbindungsaufbauzeit')).toEqual(['Verbindungsaufbauzeit']))
