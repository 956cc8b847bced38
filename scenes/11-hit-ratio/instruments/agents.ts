/** User-Agent texts in short, as a log viewer shows them: which browser on which system. Proper names, no translation. */
import { formatText } from '../../../src/stage/prose/message.ts'
import { words } from './words.en.ts'

/** The first that fits: browsers name those that they want to be taken for as well (RFC 9110 §10.1.5). */
const BROWSERS = [
  ['Googlebot', /Googlebot/],
  ['Bingbot', /bingbot/],
  ['GPTBot', /GPTBot/],
  ['Facebook', /FBAN|FBAV|facebookexternalhit/],
  ['Instagram', /Instagram/],
  ['TikTok', /musical_ly/],
  ['Pinterest', /Pinterest/],
  ['Edge', /Edg(?:A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:Chrome|CriOS)\//],
  ['Safari', /Version\/.*Safari/],
] as const
const SYSTEMS = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['Linux', /Linux|CrOS/],
] as const

const known = new Map<string, string>()

/** E.g. 'Chrome on Android'; the text itself where nothing of it is known. Versions are left out: there are hundreds. */
export function shortAgent(userAgent: string): string {
  if (userAgent === '') return words.log.unknownAgent
  const browser = first(BROWSERS, userAgent)
  const system = first(SYSTEMS, userAgent)
  if (browser === undefined || system === undefined) return browser ?? userAgent
  const pair = `${browser} ${system}`
  // A message takes longer to make than all else here, and a log has thousands of rows.
  let short = known.get(pair)
  if (short === undefined) known.set(pair, (short = formatText(words.log.agentOn, { browser, system })))
  return short
}

const first = (all: readonly (readonly [string, RegExp])[], text: string): string | undefined => all.find(([, pattern]) => pattern.test(text))?.[0]
