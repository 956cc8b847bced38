import type { RuleName } from './decision.ts'

/** Where a rung stands and which clause it follows. `file` is relative to src/engine. */
export interface Rung<Rule extends RuleName = RuleName> {
  readonly rule: Rule
  readonly file: string
  readonly section: { readonly label: string; readonly url: string }
}

function rung<Rule extends RuleName>(rule: Rule, file: string, rfc: 5861 | 6265 | 8246 | 9110 | 9111 | 9213, section: string): Rung<Rule> {
  return { rule, file, section: { label: `RFC ${rfc} §${section}`, url: `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}` } }
}

const table = {
  'unsafe-method': rung('key', 'key.ts', 9111, '4'),
  'method-not-understood': rung('key', 'key.ts', 9111, '3'),
  'policy-bypass': rung('key', 'key.ts', 9111, '2'),
  'uri-key': rung('key', 'key.ts', 9111, '2'),
  'policy-key': rung('key', 'key.ts', 9111, '2'),

  'no-stored-response': rung('select', 'vary.ts', 9111, '4'),
  'vary-star': rung('select', 'vary.ts', 9111, '4.1'),
  'vary-mismatch': rung('select', 'vary.ts', 9111, '4.1'),
  'no-vary': rung('select', 'vary.ts', 9111, '4.1'),
  'vary-match': rung('select', 'vary.ts', 9111, '4.1'),

  'age-from-upstream': rung('age', 'age.ts', 9111, '4.2.3'),
  'age-from-date': rung('age', 'age.ts', 9111, '4.2.3'),
  'current-age': rung('age', 'age.ts', 9111, '4.2.3'),

  'policy-error-ttl': rung('freshness', 'freshness.ts', 9111, '4.2.1'),
  'policy-ttl-always': rung('freshness', 'freshness.ts', 9111, '4.2.1'),
  's-maxage': rung('freshness', 'freshness.ts', 9111, '5.2.2.10'),
  'invalid-s-maxage': rung('freshness', 'freshness.ts', 9111, '4.2.1'),
  'targeted-max-age': rung('freshness', 'freshness.ts', 9213, '2.2'),
  'max-age': rung('freshness', 'freshness.ts', 9111, '5.2.2.1'),
  'invalid-max-age': rung('freshness', 'freshness.ts', 9111, '4.2.1'),
  'expires': rung('freshness', 'freshness.ts', 9111, '5.3'),
  'invalid-expires': rung('freshness', 'freshness.ts', 9111, '5.3'),
  'policy-ttl-silent': rung('freshness', 'freshness.ts', 9111, '4.2.2'),
  'heuristic': rung('freshness', 'freshness.ts', 9111, '4.2.2'),
  'no-lifetime': rung('freshness', 'freshness.ts', 9111, '4.2.1'),

  'client-no-cache': rung('reuse', 'reuse.ts', 9111, '5.2.1.4'),
  'no-cache-response': rung('reuse', 'reuse.ts', 9111, '5.2.2.4'),
  'must-revalidate': rung('reuse', 'reuse.ts', 9111, '5.2.2.2'),
  'proxy-revalidate': rung('reuse', 'reuse.ts', 9111, '5.2.2.8'),
  'stale-while-revalidate': rung('reuse', 'reuse.ts', 5861, '3'),
  'client-max-stale': rung('reuse', 'reuse.ts', 9111, '5.2.1.2'),
  'stale-too-long': rung('reuse', 'reuse.ts', 5861, '3'),
  'stale': rung('reuse', 'reuse.ts', 9111, '4.2.4'),
  'immutable': rung('reuse', 'reuse.ts', 8246, '2'),
  'client-max-age': rung('reuse', 'reuse.ts', 9111, '5.2.1.1'),
  'client-min-fresh': rung('reuse', 'reuse.ts', 9111, '5.2.1.3'),
  'client-no-cache-ignored': rung('reuse', 'reuse.ts', 9111, '5.2.1'),
  'fresh': rung('reuse', 'reuse.ts', 9111, '4.2'),
  'only-if-cached': rung('reuse', 'reuse.ts', 9111, '5.2.1.7'),
  'only-if-cached-ignored': rung('reuse', 'reuse.ts', 9111, '5.2.1'),

  'error-must-revalidate': rung('on-error', 'stale.ts', 9111, '5.2.2.2'),
  'error-proxy-revalidate': rung('on-error', 'stale.ts', 9111, '5.2.2.8'),
  'error-no-cache': rung('on-error', 'stale.ts', 9111, '5.2.2.4'),
  'error-client-no-cache': rung('on-error', 'stale.ts', 9111, '5.2.1.4'),
  'stale-if-error': rung('on-error', 'stale.ts', 5861, '4'),
  'client-stale-if-error': rung('on-error', 'stale.ts', 5861, '4'),
  'error-too-stale': rung('on-error', 'stale.ts', 5861, '4'),
  'no-stale-if-error': rung('on-error', 'stale.ts', 9111, '4.2.4'),

  'etag-validator': rung('validate', 'validation.ts', 9111, '4.3.1'),
  'last-modified-validator': rung('validate', 'validation.ts', 9111, '4.3.1'),
  'no-validator': rung('validate', 'validation.ts', 9111, '4.3.1'),
  'not-modified-variant': rung('validate', 'validation.ts', 9111, '4.3.4'),
  'not-modified-other': rung('validate', 'validation.ts', 9111, '4.3.4'),
  'not-modified': rung('validate', 'validation.ts', 9111, '4.3.4'),
  'server-error': rung('validate', 'validation.ts', 9111, '4.3.3'),
  'full-response': rung('validate', 'validation.ts', 9111, '4.3.3'),

  'condition-needs-200': rung('client-condition', 'client-condition.ts', 9111, '4.3.2'),
  'any-etag': rung('client-condition', 'client-condition.ts', 9110, '13.1.2'),
  'etag-matches': rung('client-condition', 'client-condition.ts', 9110, '13.1.2'),
  'etag-differs': rung('client-condition', 'client-condition.ts', 9110, '13.1.2'),
  'invalid-condition-date': rung('client-condition', 'client-condition.ts', 9110, '13.1.3'),
  'not-modified-since': rung('client-condition', 'client-condition.ts', 9110, '13.1.3'),
  'modified-since': rung('client-condition', 'client-condition.ts', 9110, '13.1.3'),

  'collapse-off': rung('collapse', 'collapse.ts', 9111, '4'),
  'only-get-collapses': rung('collapse', 'collapse.ts', 9111, '4'),
  'has-credentials': rung('collapse', 'collapse.ts', 9111, '3.5'),
  'client-wants-own-answer': rung('collapse', 'collapse.ts', 9111, '5.2.1'),
  'joined-fetch-in-flight': rung('collapse', 'collapse.ts', 9111, '4'),
  'partial-or-conditional': rung('collapse', 'collapse.ts', 9111, '4'),
  'first-to-ask': rung('collapse', 'collapse.ts', 9111, '4'),
  'fetch-failed-again': rung('collapse', 'collapse.ts', 9111, '4'),
  'fetch-failed': rung('collapse', 'collapse.ts', 9111, '4'),
  'answer-not-storable': rung('collapse', 'collapse.ts', 9111, '4'),
  'answer-not-recorded': rung('collapse', 'collapse.ts', 9111, '4'),
  'answer-from-before-removal': rung('collapse', 'collapse.ts', 9111, '4.4'),
  'answer-other-variant': rung('collapse', 'collapse.ts', 9111, '4.1'),
  'answer-other-part': rung('collapse', 'collapse.ts', 9111, '3.3'),
  'answer-not-reusable': rung('collapse', 'collapse.ts', 9111, '4'),
  'answer-shared': rung('collapse', 'collapse.ts', 9111, '4'),

  'method-not-stored': rung('storable', 'storable.ts', 9111, '3'),
  'post-not-for-get': rung('storable', 'storable.ts', 9110, '9.3.3'),
  'status-not-final': rung('storable', 'storable.ts', 9111, '3'),
  'status-not-understood': rung('storable', 'storable.ts', 9111, '3'),
  'no-store': rung('storable', 'storable.ts', 9111, '5.2.2.5'),
  'client-no-store': rung('storable', 'storable.ts', 9111, '5.2.1.5'),
  'private-in-shared-cache': rung('storable', 'storable.ts', 9111, '5.2.2.7'),
  'authorization': rung('storable', 'storable.ts', 9111, '3.5'),
  'set-cookie-refused': rung('storable', 'storable.ts', 6265, '3'),
  'policy-keeps-no-error': rung('storable', 'storable.ts', 9111, '3'),
  'policy-keeps-error': rung('storable', 'storable.ts', 9111, '3'),
  'explicit-lifetime': rung('storable', 'storable.ts', 9111, '3'),
  'marked-public': rung('storable', 'storable.ts', 9111, '5.2.2.9'),
  'private-in-own-cache': rung('storable', 'storable.ts', 9111, '5.2.2.7'),
  'heuristic-status': rung('storable', 'storable.ts', 9111, '3'),
  'policy-ttl': rung('storable', 'storable.ts', 9111, '3'),
  'nothing-permits-storing': rung('storable', 'storable.ts', 9111, '3'),

  'range-only-get': rung('range', 'range.ts', 9110, '14.2'),
  'no-range': rung('range', 'range.ts', 9111, '3.3'),
  'range-needs-200': rung('range', 'range.ts', 9110, '14.2'),
  'range-not-understood': rung('range', 'range.ts', 9110, '14.2'),
  'several-ranges': rung('range', 'range.ts', 9110, '14.2'),
  'if-range-differs': rung('range', 'range.ts', 9110, '13.1.5'),
  'nothing-to-divide': rung('range', 'range.ts', 9110, '14.2'),
  'range-unsatisfiable': rung('range', 'range.ts', 9110, '15.5.17'),
  'range-of-whole': rung('range', 'range.ts', 9110, '14.2'),
  'range-held': rung('range', 'range.ts', 9111, '3.3'),
  'range-not-held': rung('range', 'range.ts', 9111, '3.3'),

  'part-not-asked-for': rung('partial', 'partial.ts', 9110, '15.3.7'),
  'content-range-unreadable': rung('partial', 'partial.ts', 9111, '3.3'),
  'complete-length-unknown': rung('partial', 'partial.ts', 9111, '3.3'),
  'part-length-differs': rung('partial', 'partial.ts', 9110, '14.4'),
  'cut-off-without-validator': rung('partial', 'partial.ts', 9111, '3.3'),
  'same-strong-validator': rung('partial', 'partial.ts', 9111, '3.4'),
  'answer-to-if-range': rung('partial', 'partial.ts', 9110, '15.3.7'),
  'too-many-parts': rung('partial', 'partial.ts', 9111, '3.4'),
  'other-content': rung('partial', 'partial.ts', 9111, '3.4'),
  'first-part': rung('partial', 'partial.ts', 9111, '3.3'),
  'rest-needs-validator': rung('partial', 'partial.ts', 9110, '13.1.5'),
  'rest-is-everywhere': rung('partial', 'partial.ts', 9111, '3.3'),
  'rest-asked-for': rung('partial', 'partial.ts', 9111, '3.3'),

  'older-than-part': rung('storable', 'store/newest.ts', 9111, '3.3'),
  'older-than-stale': rung('storable', 'store/newest.ts', 9111, '4'),
  'older-than-stored': rung('storable', 'store/newest.ts', 9111, '4'),

  'head-authorized': rung('head-update', 'head.ts', 9111, '3.5'),
  'head-from-before': rung('head-update', 'head.ts', 9111, '4'),
  'head-other-status': rung('head-update', 'head.ts', 9111, '4.3.5'),
  'head-other-etag': rung('head-update', 'head.ts', 9111, '4.3.5'),
  'head-other-date': rung('head-update', 'head.ts', 9111, '4.3.5'),
  'head-other-length': rung('head-update', 'head.ts', 9111, '4.3.5'),
  'head-same': rung('head-update', 'head.ts', 9111, '4.3.5'),
  'head-marked-stale': rung('freshness', 'head.ts', 9111, '4.3.5'),

  'larger-than-object-limit': rung('evict', 'store/evict.ts', 9111, '2'),
  'larger-than-cache': rung('evict', 'store/evict.ts', 9111, '2'),
  'least-recently-used': rung('evict', 'store/evict.ts', 9111, '2'),

  'nothing-selected': rung('purge', 'purge.ts', 9111, '4.4'),
  'soft-purge': rung('purge', 'purge.ts', 9111, '4.2.4'),
  'hard-purge': rung('purge', 'purge.ts', 9111, '4.4'),
  'removed-while-arriving': rung('purge', 'purge.ts', 9111, '4.4'),
  'purged-in-background': rung('purge', 'purge.ts', 9111, '4.4'),
  'purged-too-often': rung('purge', 'purge.ts', 9111, '4.4'),
  'purged-in-flight': rung('purge', 'purge.ts', 9111, '4.4'),
  'invalidated-in-flight': rung('purge', 'purge.ts', 9111, '4.4'),
  'soft-purged-in-flight': rung('purge', 'purge.ts', 9111, '4.2.4'),
  'soft-purged': rung('freshness', 'purge.ts', 9111, '4.2.4'),

  'safe-method': rung('invalidate', 'invalidation.ts', 9111, '4.4'),
  'error-response': rung('invalidate', 'invalidation.ts', 9111, '4.4'),
  'names-other-origin': rung('invalidate', 'invalidation.ts', 9111, '4.4'),
  'names-same-origin': rung('invalidate', 'invalidation.ts', 9111, '4.4'),
  'unsafe-method-succeeded': rung('invalidate', 'invalidation.ts', 9111, '4.4'),
} as const

/** The name of one rung of one ladder; unique across the engine. */
export type RungId = keyof typeof table

/** The rungs of one rule's ladders. */
export type RungOf<Rule extends RuleName> = { [Id in RungId]: (typeof table)[Id]['rule'] extends Rule ? Id : never }[RungId]

/** Every rung. Each stands in `file` beside one trailing marker comment, `// rung:<id> <section.label>`. */
export const RUNGS: Readonly<Record<RungId, Rung>> = table
