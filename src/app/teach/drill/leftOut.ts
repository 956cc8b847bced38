import { doubledIn } from '../../routes/doubled.ts'
import { en as doubledWords } from '../../routes/doubled.en.ts'
import { asGiven } from '../builder/settings.ts'
import { teachCopy } from '../copy.en.ts'
import { badDrills } from './links.ts'

/** What is said of the address's parameters for drills of which something is left out; '' where nothing is. In: the page's query. */
export function drillsLeftOut(query: string): string {
  const bad = badDrills(query).map((one) => teachCopy.drills.bad[one.of](one))
  const doubled = doubledIn(query, ['drill', 'drills']).map(({ name, read }) => doubledWords.doubled(name, asGiven(name, read)))
  return [...bad, ...doubled].join(' ')
}
