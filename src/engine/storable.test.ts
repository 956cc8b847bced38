import { describe, expect, it } from 'vitest'
import { asks, dateAt, PHOTO, reached, received, request, rungsIn, START_MS, type Fields } from './engine.testkit.ts'
import { NO_DIRECTIVES } from './http/cache-control.ts'
import { EMPTY_BODY } from './http/message.ts'
import { STANDARD_POLICY, type RoutePolicy } from './policy/route-policy.ts'
import { receive } from './received.ts'
import type { RungId } from './rungs.ts'
import { mayStore, unkeptFields } from './storable.ts'

interface Case {
  readonly name: string
  readonly fields?: Fields
  readonly status?: number
  readonly ask?: Fields
  readonly asked?: string
  readonly method?: string
  readonly kind?: 'private' | 'shared'
  readonly ignore?: true
  readonly policy?: Partial<RoutePolicy>
  readonly outcome: 'yes' | 'no'
  readonly because: RungId
}

const cc = (value: string): Fields => ({ 'Cache-Control': value })
const token = { Authorization: 'Bearer t' }
const cookie = { 'Set-Cookie': 'id=1' }
const forced: Partial<RoutePolicy> = { edgeTtlSeconds: 60, edgeTtlWhen: 'always' }
const keepsErrors: Partial<RoutePolicy> = { errorTtlSeconds: (status) => (status === 503 ? 5 : status === 500 ? 0 : null) }

const cases: readonly Case[] = [
  { name: 'max-age', fields: cc('max-age=60'), outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'max-age=0 is stored, and stale at once', fields: cc('max-age=0'), outcome: 'yes', because: 'explicit-lifetime' },
  { name: 's-maxage on a 500', fields: cc('s-maxage=5'), status: 500, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 's-maxage says nothing to a private cache', fields: cc('s-maxage=5'), status: 500, kind: 'private', outcome: 'no', because: 'nothing-permits-storing' },
  { name: 'Expires, whatever it says', fields: { Expires: dateAt(-1) }, status: 302, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'public on a 302', fields: cc('public'), status: 302, outcome: 'yes', because: 'marked-public' },
  { name: 'a bare 200', outcome: 'yes', because: 'heuristic-status' },
  { name: 'a bare 404', status: 404, outcome: 'yes', because: 'heuristic-status' },
  { name: 'no-cache is stored', fields: cc('no-cache'), outcome: 'yes', because: 'heuristic-status' },
  { name: 'a bare 302', status: 302, outcome: 'no', because: 'nothing-permits-storing' },
  { name: 'a bare 503', status: 503, outcome: 'no', because: 'nothing-permits-storing' },
  { name: 'no-store beside max-age', fields: cc('max-age=60, no-store'), outcome: 'no', because: 'no-store' },
  { name: 'no-store in any case', fields: { 'cache-control': 'No-Store' }, outcome: 'no', because: 'no-store' },
  { name: 'must-understand lifts no-store from a status that is known', fields: cc('must-understand, no-store, max-age=60'), outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'must-understand bars a status that is not known', fields: cc('must-understand, max-age=60'), status: 299, outcome: 'no', because: 'status-not-understood' },
  { name: 'such a status without must-understand', fields: cc('max-age=60'), status: 299, outcome: 'yes', because: 'explicit-lifetime' },
  { name: "must-understand does not lift the client's no-store", fields: cc('must-understand, max-age=60'), asked: 'no-store', outcome: 'no', because: 'client-no-store' },
  { name: 'private in a shared cache', fields: cc('private, max-age=60'), outcome: 'no', because: 'private-in-shared-cache' },
  { name: 'private with field names bars those alone', fields: cc('private="set-cookie", max-age=60'), outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'private with a list that cannot be read', fields: cc('private="a b", max-age=60'), outcome: 'no', because: 'private-in-shared-cache' },
  { name: 'private with a field that caches read', fields: cc('private="vary", max-age=60'), outcome: 'no', because: 'private-in-shared-cache' },
  { name: 'private twice', fields: cc('private="a", max-age=60, private'), outcome: 'no', because: 'private-in-shared-cache' },
  { name: 'public beside private', fields: cc('public, private, max-age=60'), outcome: 'no', because: 'private-in-shared-cache' },
  { name: 'semicolons for commas', fields: cc('private; max-age=60'), outcome: 'no', because: 'private-in-shared-cache' },
  { name: 'Pragma says nothing', fields: { Pragma: 'no-cache, no-store' }, outcome: 'yes', because: 'heuristic-status' },
  { name: 'a lifetime that cannot be read is one that was meant', fields: cc('max-age=soon'), status: 500, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'private in a private cache', fields: cc('private'), status: 302, kind: 'private', outcome: 'yes', because: 'private-in-own-cache' },
  { name: 'private with fields permits a shared cache nothing', fields: cc('private="x-user"'), status: 503, outcome: 'no', because: 'nothing-permits-storing' },
  { name: 'Authorization', fields: cc('max-age=60'), ask: token, outcome: 'no', because: 'authorization' },
  { name: 'Authorization and public', fields: cc('max-age=60, public'), ask: token, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'Authorization and s-maxage', fields: cc('s-maxage=60'), ask: token, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'Authorization and must-revalidate', fields: cc('max-age=60, must-revalidate'), ask: token, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'Authorization in a private cache', fields: cc('max-age=60'), ask: token, kind: 'private', outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'the client said no-store', fields: cc('max-age=60'), asked: 'no-store', outcome: 'no', because: 'client-no-store' },
  { name: 'the client said no-store to a node that ignores it', fields: cc('max-age=60'), asked: 'no-store', ignore: true, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'HEAD', fields: cc('max-age=60'), method: 'HEAD', outcome: 'no', because: 'method-not-stored' },
  { name: 'PUT', fields: { ...cc('max-age=60'), 'Content-Location': PHOTO }, method: 'PUT', outcome: 'no', because: 'method-not-stored' },
  { name: 'POST', fields: cc('max-age=60'), method: 'POST', outcome: 'no', because: 'post-not-for-get' },
  { name: 'POST whose answer a GET would get', fields: { ...cc('max-age=60'), 'Content-Location': PHOTO }, method: 'POST', outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'POST, and the same by a path', fields: { Expires: dateAt(60), 'Content-Location': new URL(PHOTO).pathname }, method: 'POST', outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'POST whose answer belongs elsewhere', fields: { ...cc('max-age=60'), 'Content-Location': '/other' }, method: 'POST', outcome: 'no', because: 'post-not-for-get' },
  { name: 'POST whose answer states no lifetime', fields: { 'Content-Location': PHOTO }, method: 'POST', outcome: 'no', because: 'post-not-for-get' },
  { name: 'POST that made something', fields: { ...cc('max-age=60'), 'Content-Location': PHOTO }, status: 201, method: 'POST', outcome: 'no', because: 'post-not-for-get' },
  { name: 'POST whose answer a GET would get, private', fields: { ...cc('max-age=60, private'), 'Content-Location': PHOTO }, method: 'POST', outcome: 'no', because: 'private-in-shared-cache' },
  { name: 'Set-Cookie where the operator says nothing', fields: { ...cc('max-age=60'), ...cookie }, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'Set-Cookie refused', fields: { ...cc('max-age=60'), ...cookie }, policy: { setCookie: 'refuse' }, outcome: 'no', because: 'set-cookie-refused' },
  { name: 'Set-Cookie stripped', fields: { ...cc('max-age=60'), ...cookie }, policy: { setCookie: 'strip' }, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'Set-Cookie that is not kept anyway', fields: { ...cc('max-age=60, private="set-cookie"'), ...cookie }, policy: { setCookie: 'refuse' }, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'no Set-Cookie', fields: cc('max-age=60'), policy: { setCookie: 'refuse' }, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'a forced lifetime where nothing permits storing', status: 302, policy: forced, outcome: 'yes', because: 'policy-ttl' },
  { name: 'the operator lifetime for the silent does not', status: 302, policy: { edgeTtlSeconds: 60 }, outcome: 'no', because: 'nothing-permits-storing' },
  { name: 'a forced lifetime lifts no no-store', fields: cc('no-store'), policy: forced, outcome: 'no', because: 'no-store' },
  { name: 'nor private', fields: cc('private'), policy: forced, outcome: 'no', because: 'private-in-shared-cache' },
  { name: 'nor Authorization', ask: token, policy: forced, outcome: 'no', because: 'authorization' },
  { name: 'nor a refused Set-Cookie', fields: cookie, policy: { ...forced, setCookie: 'refuse' }, outcome: 'no', because: 'set-cookie-refused' },
  { name: 'an error that is kept', status: 503, policy: keepsErrors, outcome: 'yes', because: 'policy-keeps-error' },
  { name: 'an error that is never kept', fields: cc('max-age=60'), status: 500, policy: { ...keepsErrors, ...forced }, outcome: 'no', because: 'policy-keeps-no-error' },
  { name: 'an error like any other response', status: 502, policy: keepsErrors, outcome: 'no', because: 'nothing-permits-storing' },
  { name: 'an error that says no-store', fields: cc('no-store'), status: 503, policy: keepsErrors, outcome: 'no', because: 'no-store' },
  { name: 'an interim response', fields: cc('max-age=60'), status: 103, outcome: 'no', because: 'status-not-final' },
  { name: 'a part', fields: cc('max-age=60'), status: 206, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'a range that is not there', fields: cc('max-age=60'), status: 416, outcome: 'no', because: 'status-not-understood' },
  { name: "a 304 to the client's condition", fields: cc('max-age=60'), status: 304, outcome: 'no', because: 'status-not-understood' },
]

describe('storing (RFC 9111 §3)', () => {
  it.each(cases)('$name: $outcome, $because', ({ fields, status, ask, asked, method, kind = 'shared', ignore, policy, outcome, because }) => {
    const { answer, decision } = mayStore({
      request: request(ask, method),
      asked: asked === undefined ? NO_DIRECTIVES : asks(asked),
      response: received(fields, status),
      kind,
      requestDirectives: ignore ? 'ignore' : 'obey',
      ...(policy && { policy: { ...STANDARD_POLICY, ...policy } }),
    })
    expect(decision).toMatchObject({ rule: 'storable', outcome, because })
    expect(answer).toBe(outcome)
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsIn('storable.ts')))

  it('a targeted field stands in place of Cache-Control and Expires', () => {
    const told = (fields: Fields) => {
      const response = receive({ status: 302, headers: Object.entries(fields), body: EMPTY_BODY }, START_MS, START_MS, ['CDN-Cache-Control'])
      return mayStore({ request: request(), asked: NO_DIRECTIVES, response, kind: 'shared', requestDirectives: 'ignore' }).decision.because
    }
    expect(told({ 'CDN-Cache-Control': 'max-age=60', 'Cache-Control': 'no-store' })).toBe('explicit-lifetime')
    expect(told({ 'CDN-Cache-Control': 'no-store', 'Cache-Control': 'max-age=60' })).toBe('no-store')
    expect(told({ 'CDN-Cache-Control': 'none', Expires: dateAt(60) })).toBe('nothing-permits-storing')
    expect(told({ 'CDN-Cache-Control': 'max-age="60"', 'Cache-Control': 'no-store' })).toBe('no-store')
  })
})

it.each<[string, 'private' | 'shared', RoutePolicy['setCookie'], readonly string[]]>([
  ['max-age=1', 'shared', 'refuse', []],
  ['max-age=1', 'shared', 'strip', ['set-cookie']],
  ['no-cache="A, b"', 'private', 'store', ['a', 'b']],
  ['private="a", no-cache="b"', 'shared', 'store', ['b', 'a']],
  ['private="a"', 'private', 'store', []],
  ['private, no-cache', 'shared', 'store', []],
])('%s in a %s cache that would %s cookies: %j are not kept', (value, kind, setCookie, fields) => {
  expect(unkeptFields(received(cc(value)), kind, { ...STANDARD_POLICY, setCookie })).toEqual(fields)
})
