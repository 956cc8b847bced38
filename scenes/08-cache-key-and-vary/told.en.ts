/** A press of the key builder's tiles in the words on them, for whoever reads a solution instead of playing it. */
import type { ToldMove } from '../../src/lesson/teaching.ts'
import { isIn, rulesOf, type Tile } from './rule.ts'
import { groupOf, groupTitle, tileText } from './tileWords.ts'
import { tilesOf } from './tiles.ts'
import type { KeySettings } from './world.ts'

/** What the press does to the tile, as it is drawn. */
const tick = { in: 'It gets a tick.', out: 'Its tick goes.' }

const why = {
  matters: 'Without it somebody gets another picture.',
  noise: 'No answer depends on it: in the key it only splits copies.',
  others: 'Of names that nobody has listed none changes an answer.',
  few: 'The pages are made for these few values and no others.',
  ignore: 'No page depends on it: with it nearly every visitor would have a copy alone.',
}

function whyOf(tile: Tile, matters: readonly string[]): string {
  if (tile === 'others') return why.others
  const group = groupOf(tile)
  if (group !== 'key') return group === 'vary' ? why.ignore : why.few
  return matters.includes(tile.slice(tile.indexOf(':') + 1)) ? why.matters : why.noise
}

/** The tiles that two rules have otherwise: each is a button, which is pressed. */
export function tell({ check, settings, to }: { readonly check: string; readonly settings: KeySettings; readonly to: string }): readonly ToldMove[] {
  const [before, after] = [rulesOf(settings.policy), rulesOf(to)]
  return tilesOf(check).flatMap((tile): ToldMove[] => {
    if (isIn(before, tile) === isIn(after, tile)) return []
    const control = `${groupTitle(groupOf(tile), settings.vary)}: ${tileText(tile)}`
    return [{ control, to: '', why: `${isIn(after, tile) ? tick.in : tick.out} ${whyOf(tile, settings.matters.split(','))}` }]
  })
}
