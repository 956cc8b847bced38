/** What pages of the course say of an address that can't be met as it stands. It comes late: most addresses ask for nothing. */
import { doubledIn } from '../routes/doubled.ts'
import { en as doubledWords } from '../routes/doubled.en.ts'
import { seedOf, shown, type Page } from '../routes/resolve.ts'
import type { AppStore } from '../state/store.ts'
import { en } from './badAddress.en.ts'

const ANYWHERE = ['theme', 'lang', 'locale'] as const
const IN_A_SCENE = ['step', 'seed', ...ANYWHERE] as const

/** What was said last: it is not said again with each step, once it has been dismissed. */
const said = new WeakMap<AppStore, string>()

/**
 * Says which parameters of the address are left out, and what is shown instead; a step that is not there has a notice of its own, and
 * the instructors' page tells of its own parameters. In: the page, and its query.
 */
export function tellBadAddress(store: AppStore, kind: Page['kind'], query: string): void {
  const seed = kind === 'scene' && seedOf(query) === null ? new URLSearchParams(query).get('seed') : null
  const doubled = doubledIn(query, kind === 'scene' ? IN_A_SCENE : ANYWHERE)
  const text = [...(seed === null ? [] : [en.badSeed(shown(seed))]), ...doubled.map(({ name, read }) => doubledWords.doubled(name, `${name}=${shown(read)}`))].join(' ')
  if (text === (said.get(store) ?? '')) return
  said.set(store, text)
  if (text === '') return
  store.setState(({ notices }) => ({ notices: [...notices.filter((notice) => notice.kind !== 'said' || notice.what !== 'address'), { kind: 'said', what: 'address', text }] }))
}
