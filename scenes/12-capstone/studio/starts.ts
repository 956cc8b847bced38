/**
 * What a learner may begin with: the same document with three grades of help. In: the routes that the verifier is tested with. Out:
 * documents. The one to complete is the worked one without some of its members; its notes say what they were for, and not what to
 * write.
 */
import type { PolicyDocument, PolicyRoute } from '../../../src/engine/policy/schema.ts'
import { GOOD_API } from '../../../src/verifier/examples/good.api.ts'
import { GOOD_REALTIME } from '../../../src/verifier/examples/good.realtime.ts'
import { GOOD_STATIC } from '../../../src/verifier/examples/good.static.ts'
import { GOOD_VIDEO } from '../../../src/verifier/examples/good.video.ts'
import { withNotes } from '../../../src/verifier/examples/notes.en.ts'
import { withValue, type Keys } from '../designer/change.ts'
import { complete, gaps as words, worked } from './gaps.en.ts'

export type Grade = 'worked' | 'complete' | 'blank'

/** Something that is left to the learner. */
export interface Gap {
  /** The name of a route; null: the document itself. */
  readonly route: string | null
  readonly keys: Keys
  /** An objective that fails without it; its note stands under that id. */
  readonly fails: string
}

export const GAPS: readonly Gap[] = [
  { route: null, keys: ['shield'], fails: 'static.expiry' },
  { route: 'pictures', keys: ['key'], fails: 'static.hits' },
  { route: 'pages', keys: ['normalise', 'values', 'x-forwarded-host'], fails: 'static.poisoned' },
  { route: 'pages', keys: ['edge', 'staleIfErrorSeconds'], fails: 'static.outage' },
  { route: 'pages', keys: ['purge'], fails: 'static.deploy' },
  { route: 'personal', keys: ['cache'], fails: 'api.cookies' },
  { route: 'catalogue', keys: ['purge'], fails: 'api.price' },
  { route: 'segments and films', keys: ['edge'], fails: 'video.segment' },
  { route: 'quotes', keys: ['edge'], fails: 'realtime.load' },
]

const WORKED: PolicyDocument = { version: 1, note: worked, shield: { on: true }, routes: withNotes([...GOOD_STATIC, ...GOOD_API, ...GOOD_VIDEO, ...GOOD_REALTIME]), default: { cache: false } }

/** The document without the member, wherever it stands. */
export function without(document: PolicyDocument, { route, keys }: Pick<Gap, 'route' | 'keys'>): PolicyDocument {
  if (route === null) return withValue(document, keys, undefined)
  const index = document.routes?.findIndex(({ name }) => name === route) ?? -1
  return index < 0 ? document : withValue(document, ['routes', index, ...keys], undefined)
}

function toComplete(): PolicyDocument {
  const document = GAPS.reduce(without, WORKED)
  const notesOf = (route: string | null) => GAPS.flatMap((gap) => (gap.route === route ? (words[gap.fails] ?? []) : []))
  // A note that stood there tells what is asked for.
  const told = (route: PolicyRoute): PolicyRoute => {
    const notes = notesOf(route.name)
    return notes.length === 0 ? route : { ...route, note: notes.join(' ') }
  }
  return { ...document, note: [complete, ...notesOf(null)].join(' '), routes: (document.routes ?? []).map(told) }
}

export const STARTS: Readonly<Record<Grade, PolicyDocument>> = { worked: WORKED, complete: toComplete(), blank: { version: 1 } }
