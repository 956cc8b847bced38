/** Validating. */
import { formatHttpDate, parseHttpDate } from '../../../engine/http/dates.ts'
import { SENT_MS } from '../case.ts'
import { dropping } from '../directives.ts'
import { changed, withField, type Difference } from '../difference.ts'

export const VALIDATING: readonly Difference[] = [
  {
    id: 'last-modified-rewritten',
    clause: 'RFC 9110 §5.6.7',
    they: 'ask with Last-Modified as it came',
    we: 'ask with the same date in the one form that senders may write',
    example: { response: { 'last-modified': 'wed, 31 dec 2025 23:59:50 gmt' }, later: { 'cache-control': 'no-cache' } },
    told: (given) => {
      const ms = parseHttpDate(given.response['last-modified'] ?? '', SENT_MS)
      return ms === null ? given : changed(given, { response: withField(given.response, 'last-modified', formatHttpDate(ms)) })
    },
  },
  {
    id: 'own-condition-alone',
    clause: 'RFC 9111 §4.3.1',
    they: "add the stored response's entity tag to the client's list, and let the client's date stand",
    we: 'ask upstream with our own condition, and answer the client’s from what comes',
    example: { response: { etag: '"a"' }, later: { 'if-none-match': '"b"' } },
    told: (given) => changed(given, { later: dropping(given.later, 'if-none-match', 'if-modified-since') }),
  },
  {
    id: 'not-modified-without-validator',
    clause: 'RFC 9111 §4.3.4',
    they: 'let a 304 renew nothing unless it repeats the stored validator',
    we: 'take one that names no other representation for the one that was asked about',
    example: { response: { etag: '"a"' } },
    told: (given) => {
      const { etag, 'last-modified': lastModified } = given.response
      const { notModified } = given
      if (etag === undefined && lastModified !== undefined) return changed(given, { notModified: withField(dropping(notModified, 'etag'), 'last-modified', lastModified) })
      return etag === undefined || notModified['etag'] !== undefined ? given : changed(given, { notModified: withField(notModified, 'etag', etag) })
    },
  },
  {
    id: 'not-modified-strong',
    clause: 'RFC 9111 §4.3.4',
    they: 'let a strong entity tag in a 304 stand for a stored weak one',
    we: 'want a strong one to be the same',
    example: { response: { etag: 'W/"a"' }, notModified: { etag: '"a"' } },
    told: (given) => {
      const { etag } = given.notModified
      return etag !== undefined && given.response['etag'] === `W/${etag}` ? changed(given, { notModified: withField(given.notModified, 'etag', '"none"') }) : given
    },
  },
  {
    id: 'not-modified-adds-fields',
    clause: 'RFC 9111 §3.2',
    they: 'take from a 304 only fields that the stored response has, and keep the stored Age',
    we: 'add the others, and count the age anew',
    example: { response: { etag: '"a"' }, notModified: { etag: '"a"', 'cache-control': 'max-age=60' } },
    told: (given) => given,
    merges: true,
  },
]
