import { expect, test } from 'vitest'
import { en as doubledWords } from '../../routes/doubled.en.ts'
import { teachCopy } from '../copy.en.ts'
import { drillsLeftOut } from './leftOut.ts'
import { badDrills } from './links.ts'

test('a bad parameter and one that stands there twice are both named, and nothing else', () => {
  expect(drillsLeftOut('?drill=5&drills=3&seed=1&seed=2')).toBe('')
  expect(drillsLeftOut('?drill=5&drill=6')).toBe(doubledWords.doubled('drill', 'drill=5'))
  const [bad] = badDrills('drills=x')
  expect(drillsLeftOut('?drills=x&drill=5&drill=6&drills=3')).toBe([teachCopy.drills.bad.count(bad!), doubledWords.doubled('drill', 'drill=5'), doubledWords.doubled('drills', 'drills=x')].join(' '))
})
