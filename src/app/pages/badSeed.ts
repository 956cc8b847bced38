import { shown } from '../routes/resolve.ts'
import type { AppStore } from '../state/store.ts'
import { en } from './badSeed.en.ts'

/** Says that the address asks for a seed that is none, and what is shown instead. In: the seed as it stands there. */
export function tellBadSeed(store: AppStore, asked: string): void {
  store.setState(({ notices }) => ({ notices: [...notices.filter((notice) => notice.kind !== 'said' || notice.what !== 'seed'), { kind: 'said', what: 'seed', text: en.badSeed(shown(asked)) }] }))
}
