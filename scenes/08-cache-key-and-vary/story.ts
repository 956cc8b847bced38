/** Who comes when, beat by beat. */
import type { Script } from '../../src/lesson/scene.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { PEOPLE, fieldsOf } from './people.ts'
import { PAGE, PICTURE, visit, type KeySettings } from './world.ts'

/** Between two visitors: longer than a fetch from the origin takes, so that nobody waits for another's. */
const APART_MS = 400

/** What the addresses of a script ask for, in order. */
export const queriesOf = ({ inputs }: Script): readonly string[] => inputs.flatMap((input) => (input.type === 'request' ? [input.url.split('?')[1] ?? ''] : []))

function asking(urls: readonly string[]): Script {
  return { inputs: urls.map((url, i) => visit(i * APART_MS, url)), startMs: 0 }
}

const picture = (query: string): string => `${PICTURE}?${query}`

/** The same two pictures by several links. */
export const byLinks = (): Script =>
  asking(['width=800', 'width=800&utm_campaign=launch', 'width=400', 'width=800', 'width=800&utm_campaign=email', 'width=400&utm_campaign=launch', 'width=800&utm_campaign=launch', 'width=400'].map(picture))

/** Click identifiers in Google's style: one for each click. */
const CLICKS = ['Cj0KCQiA4NWr', 'EAIaIQobChMI', 'CjwKCAjw7p6a', 'Cj0KCQjwhb60', 'EAIaIQobChPQ', 'CjwKCAiAw5W'] as const

const CAMPAIGNS = ['launch', 'launch', 'email', 'launch', 'email', 'email'] as const

/** As many visitors by each kind of link. */
export function byClicks(links: KeySettings['links']): Script {
  const carried = { ads: CLICKS.map((click) => `&gclid=${click}`), email: CAMPAIGNS.map((campaign) => `&utm_campaign=${campaign}`), plain: CLICKS.map(() => '') }
  return asking(carried[links].map((more) => picture(`width=800${more}`)))
}

export const bySizes = (): Script => asking(['width=800', 'width=400', 'width=1200', 'width=800', 'width=400', 'width=800', 'width=1200'].map(picture))

/** Sizes, links and clicks at once, and a parameter that nobody has heard of. */
export const byAll = (): Script =>
  asking(
    [`width=800&gclid=${CLICKS[0]}`, 'width=400', `width=800&gclid=${CLICKS[1]}`, 'width=800&utm_campaign=email', `width=400&fbclid=IwAR2x`, `width=800&ttclid=E.C.P.Cs0`, 'width=400&utm_campaign=launch'].map(picture),
  )

/** Visitors to one page, each with what a browser of that kind sends. */
export const people = (): Script => ({ inputs: PEOPLE.map((person, i) => visit(i * APART_MS, PAGE, fieldsOf(person))), startMs: 0 })

export const EVIL_HOST = 'evil.example'

/** Somebody who means harm comes just as the copy has gone, and then visitors do. */
export function poisoning(): Script {
  const common = fieldsOf({ encoding: 'gzip, deflate, br', language: 'es-ES,es;q=0.9', agent: 'Mozilla/5.0', cookie: null })
  const poison: WorldInput = visit(0, PAGE, [...common, ['X-Forwarded-Host', EVIL_HOST]], 'stranger')
  return { inputs: [poison, ...Array.from({ length: 5 }, (_, i) => visit((i + 1) * APART_MS, PAGE, common))], startMs: 0 }
}


