/** What the key builder calls its tiles. */
import { formatText } from '../../src/stage/prose/message.ts'
import { panelCopy } from './copy.en.ts'
import type { Tile } from './rule.ts'

const words = panelCopy.builder

/** Where a tile stands: what is done before the key is made, what is in it, what of the origin's Vary is ignored. */
export function groupOf(tile: Tile): 'before' | 'key' | 'vary' {
  if (tile.startsWith('few:') || tile.startsWith('drop:')) return 'before'
  return tile.startsWith('ignore:') ? 'vary' : 'key'
}

export function groupTitle(group: ReturnType<typeof groupOf>, vary: string): string {
  return formatText(words[group], { vary })
}

export function tileText(tile: Tile): string {
  if (tile === 'others') return words.others
  const name = tile.slice(tile.indexOf(':') + 1)
  if (tile.startsWith('parameter:')) return formatText(name.includes('*') ? words.pattern : words.parameter, { name })
  if (tile.startsWith('header:')) return formatText(words.header, { name })
  if (tile.startsWith('cookie:')) return formatText(words.cookie, { name })
  if (tile.startsWith('drop:')) return formatText(words.drop, { name })
  return tile.startsWith('ignore:') ? formatText(words.ignore, { name }) : words.few[name as keyof typeof words.few]
}
