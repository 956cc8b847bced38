/** What clients are told beside the content: the operator's word for browsers, no tags, and what this node did. */
import { withCacheStatus, type Handling } from '../cache-status.ts'
import { formatHttpDate } from '../http/dates.ts'
import { withField, withoutFields, type HeaderFields } from '../http/message.ts'
import type { RoutePolicy } from '../policy/route-policy.ts'
import { withoutTags } from '../store/tags.ts'
import type { Turn } from './turn.ts'

/**
 * The headers as they leave this node. RFC 9211 §2 leaves it to each cache when to add its member to Cache-Status: browsers' caches
 * tell the page nothing, so what a page sees is what the caches on the way said.
 */
export function told({ options }: Turn, headers: HeaderFields, handling: Handling): HeaderFields {
  if (options.kind === 'private') return headers
  return withCacheStatus(options.forwardTags ? headers : withoutTags(headers), options.name, handling)
}

/**
 * The headers of a response that may be stored here, as the operator wants browsers to read them. Expires would say again what
 * the Cache-Control that is replaced said. Browsers count a lifetime from Date too (RFC 9111 §4.2.3), so a reset moves it.
 */
export function forBrowsers({ nowMs }: Turn, { browserCacheControl, browserAge }: RoutePolicy, headers: HeaderFields): HeaderFields {
  const asked = browserCacheControl === null ? headers : withField(withoutFields(headers, 'Expires'), 'Cache-Control', browserCacheControl)
  return browserAge === 'keep' ? asked : withField(withoutFields(asked, 'Age'), 'Date', formatHttpDate(nowMs))
}
