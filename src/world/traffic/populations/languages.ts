/**
 * Accept-Language, made as browsers make it from a person's list of languages: Chrome and its kin write every language with its
 * bare form, weights falling by 0.1 (`de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7`); Firefox spreads the weights evenly (`de,en-US;q=0.7,en;q=0.3`);
 * Safari names one language (`de-DE,de;q=0.9`). The lists: people of a shop in Spain that sells to Europe, half of them with one language,
 * most others with English behind it, some with a third. That the values are many and most of them rare is what measurements find: Laperdrix, Rudametkin, Baudry,
 * "Beauty and the Beast" (IEEE S&P 2016) saw 4,694 values in about 119,000 browsers, 2,887 of them once. The shares of languages are
 * this world's own.
 */
import { languageFor } from '../../../engine/policy/normalise.ts'
import type { DrawnValue } from '../spec.ts'
import { drawnValues, tail, type Weighted } from './weights.ts'

/** What comes first in their lists, by how many, beside the home market's own. */
const FIRST = ['de-DE', 'en-GB', 'en-US', 'fr-FR', 'ca-ES', 'it-IT', 'pt-PT', 'nl-NL', 'pl-PL', 'de-AT', 'ro-RO', 'sv-SE', 'pt-BR', 'es-MX', 'de-CH', 'fr-BE', 'cs-CZ', 'ru-RU', 'zh-CN', 'da-DK', 'uk-UA', 'tr-TR', 'ja-JP'] as const
const HOME = ['es-ES', 0.45] as const
const SECOND = ['en-US', 'en-GB', 'es-ES', 'fr-FR', 'de-DE', 'it-IT', 'ru-RU'] as const

type Writer = (languages: readonly string[]) => string

const bare = (tag: string): string => tag.split('-')[0] ?? tag

/** Each language, and its bare form once, after the last one that has it. */
function spelled(languages: readonly string[]): readonly string[] {
  return languages.flatMap((tag, i) => {
    const later = languages.slice(i + 1).some((other) => bare(other) === bare(tag))
    return later || tag === bare(tag) ? [tag] : [tag, bare(tag)]
  })
}

const chrome: Writer = (languages) => spelled(languages).map((tag, i) => (i === 0 ? tag : `${tag};q=${(10 - Math.min(i, 9)) / 10}`)).join(',')

const firefox: Writer = (languages) => {
  const all = spelled(languages)
  return all.map((tag, i) => (i === 0 ? tag : `${tag};q=${Math.round((10 * (all.length - i)) / all.length) / 10}`)).join(',')
}

/** Of the first language alone. */
const safari: Writer = (languages) => chrome(languages.slice(0, 1))

/** Shares of the writers: Chrome with its kin, Safari, Firefox (StatCounter Global Stats, worldwide, 2025, about). */
const WRITERS: readonly (readonly [Writer, number])[] = [[chrome, 0.78], [safari, 0.17], [firefox, 0.05]]

function lists(): readonly (readonly [readonly string[], number])[] {
  return [HOME, ...tail(FIRST, 1 - HOME[1])].flatMap(([first, share]) => {
    const seconds = SECOND.filter((tag) => bare(tag) !== bare(first))
    const thirds = tail(seconds.slice(0, 2), 0.1 * share).flatMap(([second, weight]) =>
      tail(SECOND.filter((tag) => bare(tag) !== bare(first) && bare(tag) !== bare(second)).slice(0, 3), weight).map(([third, each]): readonly [readonly string[], number] => [[first, second, third], each]),
    )
    return [
      [[first], 0.5 * share],
      ...tail(seconds, 0.4 * share).map(([second, weight]): readonly [readonly string[], number] => [[first, second], weight]),
      ...thirds,
    ]
  })
}

const made = new Map<string, readonly DrawnValue[]>()

/** @param offered languages that the origin has, the fallback first */
export function acceptLanguages(offered: readonly [string, ...string[]]): readonly DrawnValue[] {
  const known = made.get(offered.join())
  if (known) return known
  const weighted = WRITERS.flatMap(([write, of]) => lists().map(([languages, share]): Weighted => [write(languages), of * share]))
  // Programs and some robots send none.
  const values = drawnValues([...weighted, [null, 0.02]], (value) => languageFor(value, offered), offered[0])
  made.set(offered.join(), values)
  return values
}
