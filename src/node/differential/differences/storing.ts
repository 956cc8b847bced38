/** Storing. */
import { adding, dropping, has, without } from '../directives.ts'
import { changed, withField, type Difference } from '../difference.ts'

const HEURISTIC = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501])
const UNDERSTOOD_BY_THEM = new Set([200, 203, 204, 300, 301, 302, 303, 307, 308, 404, 405, 410, 414, 501])
const UNDERSTOOD_BY_US = new Set([...UNDERSTOOD_BY_THEM, 400, 401, 403, 500, 502, 503, 504])

export const STORING: readonly Difference[] = [
  {
    id: 'methods-stored',
    clause: 'RFC 9111 §3',
    they: 'store answers to HEAD, and to POST with a lifetime',
    we: 'store answers to GET, and to POST where Content-Location says that a GET would bring the same; one to HEAD only updates',
    example: { method: 'HEAD', response: { 'cache-control': 'max-age=60' } },
    told: (given) => (given.method === 'GET' ? given : changed(given, { method: 'PUT' })),
  },
  {
    id: 'must-understand',
    clause: 'RFC 9111 §5.2.2.3',
    they: 'do not know it',
    we: 'lift no-store for a status that we understand, and store no other',
    example: { response: { 'cache-control': 'max-age=60, no-store, must-understand' } },
    told: (given) => {
      if (!has(given.response, 'must-understand')) return given
      return changed(given, { response: UNDERSTOOD_BY_US.has(given.status) ? without(given.response, 'no-store', 'must-understand') : adding(given.response, 'no-store') })
    },
  },
  {
    id: 'private-permits',
    clause: 'RFC 9111 §3',
    they: 'do not count private among what permits a private cache to store',
    we: 'do, with no lifetime where no other rule gives one',
    example: { kind: 'private', status: 302, response: { 'cache-control': 'private' } },
    told: (given) => {
      const { kind, response, status } = given
      const explicit = has(response, 'max-age', 'public') || 'expires' in response
      if (kind === 'shared' || !has(response, 'private') || explicit || HEURISTIC.has(status)) return given
      return changed(given, { response: withField(response, 'expires', '0') })
    },
  },
  {
    id: 'any-final-status',
    clause: 'RFC 9111 §3',
    they: 'store a list of statuses',
    we: 'store every final one that is given a lifetime or called public',
    example: { status: 503, response: { 'cache-control': 'max-age=60' } },
    told: (given) => {
      const { kind, response, status } = given
      const permitted = has(response, 'max-age', 'public') || 'expires' in response || (kind === 'shared' && has(response, 's-maxage'))
      return permitted && !UNDERSTOOD_BY_THEM.has(status) ? changed(given, { status: 200 }) : given
    },
  },
  {
    id: 'pragma-in-responses',
    clause: 'RFC 9111 §5.4',
    they: 'take Pragma in a response for no-cache',
    we: 'know it in requests only',
    example: { response: { expires: 'Thu, 01 Jan 2026 01:00:00 GMT', pragma: 'no-cache' } },
    told: (given) => changed(given, { response: dropping(given.response, 'pragma') }),
  },
  {
    id: 'set-cookie',
    clause: 'RFC 9111 §7.3',
    they: 'give a shared response with Set-Cookie no lifetime unless it is public or immutable',
    we: 'leave that to the policy of the operator',
    example: { response: { 'cache-control': 'max-age=60', 'set-cookie': 'id=1' } },
    told: (given) => changed(given, { response: dropping(given.response, 'set-cookie') }),
  },
]
