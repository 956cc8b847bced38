/** Which removals a fetch's answer has to reckon with. */
import type { HeaderFields } from '../http/message.ts'
import { tagsOf } from '../store/tags.ts'
import { EVERYTHING, tagName, urlName, type Removal, type Removals } from './journal.ts'
import { baseKeyOf } from './route.ts'
import { decide, type Asking, type Fetch, type Turn } from './turn.ts'

/** What a removal since its fetch left means for an answer that is served all the same; null: there was none. */
export type Fate = 'serve-only' | 'store-stale' | null

/** Notes a removal for the fetches in flight; without any there is nothing to note. */
export function note({ state, options }: Turn, removal: Removal, name: string): void {
  if (state.fetches.size > 0 && !options.program.forgetsRemovals) state.journal.write(state.step, removal, name)
}

/**
 * What was removed, since the fetch left, of what its answer may be about.
 * @param headers of the answer, when its head is here
 */
export function removalsSince(turn: Turn, fetch: Fetch, headers: HeaderFields = []): Removals | null {
  const { journal } = turn.state
  if (journal.size() === 0) return null
  const { asking, validating, completing, arrival } = fetch
  const baseKey = baseKeyOf(turn, asking.request.url, asking.policy)
  const tags = [...tagsOf(headers, asking.policy.tags), ...((validating ?? completing)?.tags ?? []), ...(arrival?.stored?.tags ?? [])]
  return journal.since(arrival?.since ?? fetch.step, [EVERYTHING, ...(baseKey === null ? [] : [urlName(baseKey)]), ...tags.map(tagName)])
}

/** May a request that comes now have the answer of this fetch? Not when what it asks for was removed after the fetch left. */
export function isOvertaken(turn: Turn, fetch: Fetch): boolean {
  return removalsSince(turn, fetch) !== null
}

/** The step of the last removal. */
export function lastStep({ purged, invalidated, marked }: Removals): number {
  return Math.max(purged, invalidated, marked)
}

/** Asks the ladder what becomes of the answer, on behalf of one of those who wait for it. */
export function afterRemoval(turn: Turn, { requestId, overtaken }: Asking, removals: Removals, background: boolean, begun: boolean) {
  const { purged, invalidated } = removals
  const question = { purged: purged > 0, invalidated: invalidated > 0, begun, background, overtaken }
  return decide(turn, requestId, turn.options.program.overtaken(question))
}

/** Forgets the removals that no fetch in flight is older than. */
export function forgetRemovals({ state }: Turn): void {
  if (state.journal.size() === 0) return
  const [oldest] = state.fetches.values()
  state.journal.forgetUpTo(oldest?.step ?? Infinity)
}
