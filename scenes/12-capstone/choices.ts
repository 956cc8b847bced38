/**
 * Configurations with open places. In: what was chosen, as text (`personal=cache;changes=url`). Out: a policy document. The exercises
 * fill places; whoever wants a free hand writes the document in the studio.
 */
import type { PolicyDocument, PolicyRoute } from '../../src/engine/policy/schema.ts'

/** An open place: its id and what may stand there. Labels are in copy.en.ts. */
export interface Place {
  readonly id: string
  readonly options: readonly string[]
}

export const API_PLACES: readonly Place[] = [
  { id: 'personal', options: ['cache', 'bypass'] },
  { id: 'changes', options: ['none', 'url', 'tag'] },
  { id: 'browser', options: ['600', '60', '0'] },
  { id: 'grace', options: ['0', '600'] },
]

export const REALTIME_PLACES: readonly Place[] = [
  { id: 'quotes', options: ['bypass', '1', '5', '60'] },
  { id: 'quotes-grace', options: ['0', '5', '600'] },
  { id: 'holdings', options: ['cache', 'bypass'] },
  { id: 'roof', options: ['off', 'virginia', 'singapore'] },
]

export type Chosen = Readonly<Record<string, string>>

export const API_BEGINNING = chosenText({ personal: 'cache', changes: 'none', browser: '600', grace: '0' })
export const REALTIME_BEGINNING = chosenText({ quotes: 'bypass', 'quotes-grace': '0', holdings: 'cache', roof: 'off' })

export function chosenText(chosen: Chosen): string {
  return Object.entries(chosen)
    .map(([place, option]) => `${place}=${option}`)
    .join(';')
}

export function chosenIn(text: string): Chosen {
  return Object.fromEntries(text.split(';').flatMap((pair) => (pair.includes('=') ? [pair.split('=', 2) as [string, string]] : [])))
}

/** The text with another option at a place. */
export function withChoice(text: string, place: string, option: string): string {
  return chosenText({ ...chosenIn(text), [place]: option })
}

/** Does an exercise's text have these places? */
export function placesOf(text: string): readonly Place[] {
  const chosen = chosenIn(text)
  return [API_PLACES, REALTIME_PLACES].find((places) => places.every(({ id }) => id in chosen)) ?? []
}

export function apiDocument({ personal, changes, browser, grace }: Chosen): PolicyDocument {
  return {
    version: 1,
    routes: [
      { name: 'personal', match: { hosts: ['api.shop.example'], paths: ['/me', '/basket', '/session'] }, ...(personal === 'bypass' ? { cache: false } : { edge: { ttlSeconds: 60 } }) },
      {
        name: 'catalogue',
        match: { hosts: ['api.shop.example'] },
        edge: { ttlSeconds: 3_600, when: 'always', ...(grace !== '0' && { staleIfErrorSeconds: Number(grace) }), errorTtlSeconds: { '4xx': 1, '5xx': 0 } },
        browser: { ttlSeconds: Number(browser), ...(browser !== '0' && { resetAge: true }) },
        purge: { by: changes as 'none' | 'url' | 'tag' },
      },
    ],
  }
}

export function realtimeDocument({ quotes, 'quotes-grace': grace, holdings, roof }: Chosen): PolicyDocument {
  const quotesRoute: PolicyRoute = {
    name: 'quotes',
    match: { hosts: ['ticker.example'], paths: ['/quotes/*'] },
    ...(quotes === 'bypass'
      ? { cache: false }
      : { edge: { ttlSeconds: Number(quotes), when: 'always', staleIfErrorSeconds: Number(grace), errorTtlSeconds: { '5xx': 0 } }, browser: { ttlSeconds: 0 } }),
  }
  return {
    version: 1,
    ...(roof !== 'off' && roof !== undefined && { shield: { on: true, place: roof } }),
    routes: [quotesRoute, { name: 'holdings', match: { hosts: ['ticker.example'] }, ...(holdings === 'bypass' ? { cache: false } : { edge: { ttlSeconds: 10 } }) }],
  }
}
