/** What clients are told beside the content: the operator's word for browsers, no tags, and what this node did. */
import { cacheStatus, type Handling } from '../cache-status.ts'
import type { CacheNodeOptions } from '../edge.types.ts'
import { formatHttpDate } from '../http/dates.ts'
import { withField, withLines, withoutFields, type HeaderFields } from '../http/message.ts'
import type { RoutePolicy } from '../policy/route-policy.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { withoutTags } from '../store/tags.ts'
import type { Turn } from './turn.ts'

/** The headers of an answer from the store, but for Age and this node's word in Cache-Status. */
export function fromStore(turn: Pick<Turn, 'options' | 'nowMs'>, policy: RoutePolicy, stored: StoredResponse): HeaderFields {
  return untagged(turn.options, forBrowsers(turn, policy, stored.headers))
}

/**
 * The headers as they leave this node. RFC 9211 §2 leaves it to each cache when to add its member to Cache-Status: browsers' caches
 * tell the page nothing, so what a page sees is what the caches on the way said.
 */
export function told({ options }: Turn, headers: HeaderFields, handling: Handling): HeaderFields {
  return options.kind === 'private' ? headers : withLines(untagged(options, headers), cacheStatus(options.name, handling))
}

/** The same for an answer from the store at that age, in whole seconds. */
export function toldFromStore(turn: Turn, policy: RoutePolicy, stored: StoredResponse, ageSeconds: number, handling: Handling): HeaderFields {
  const { options } = turn
  const fields = fromStore(turn, policy, stored)
  const isToldNoAge = policy.browserAge === 'reset'
  if (options.kind === 'private') return isToldNoAge ? fields : withLines(fields, ['Age', String(ageSeconds)])
  const status = cacheStatus(options.name, handling, Math.floor(stored.lifetime.answer - ageSeconds))
  return isToldNoAge ? withLines(fields, status) : withLines(fields, ['Age', String(ageSeconds)], status)
}

function untagged({ kind, forwardTags }: CacheNodeOptions, headers: HeaderFields): HeaderFields {
  return kind === 'private' || forwardTags ? headers : withoutTags(headers)
}

/**
 * The headers of a response that may be stored here, as the operator wants browsers to read them. Expires would say again what
 * the Cache-Control that is replaced said. Browsers count a lifetime from Date too (RFC 9111 §4.2.3), so a reset moves it.
 */
export function forBrowsers({ nowMs }: Pick<Turn, 'nowMs'>, { browserCacheControl, browserAge }: RoutePolicy, headers: HeaderFields): HeaderFields {
  const asked = browserCacheControl === null ? headers : withField(withoutFields(headers, 'Expires'), 'Cache-Control', browserCacheControl)
  return browserAge === 'keep' ? asked : withField(withoutFields(asked, 'Age'), 'Date', formatHttpDate(nowMs))
}
