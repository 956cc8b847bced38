import { describe, expect, it } from 'vitest'
import { asks, dateAt, reached, received, request, rungsOf, type Fields } from './engine.testkit.ts'
import { NO_DIRECTIVES } from './http/cache-control.ts'
import type { RungId } from './rungs.ts'
import { mayStore } from './storable.ts'

interface Case {
  readonly name: string
  readonly fields?: Fields
  readonly status?: number
  readonly ask?: Fields
  readonly asked?: string
  readonly method?: string
  readonly kind?: 'private' | 'shared'
  readonly ignore?: true
  readonly outcome: 'yes' | 'no'
  readonly because: RungId
}

const cc = (value: string): Fields => ({ 'Cache-Control': value })
const token = { Authorization: 'Bearer t' }

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
  { name: 'private with field names', fields: cc('private="set-cookie", max-age=60'), outcome: 'no', because: 'private-in-shared-cache' },
  { name: 'private in a private cache', fields: cc('private'), status: 302, kind: 'private', outcome: 'yes', because: 'private-in-own-cache' },
  { name: 'Authorization', fields: cc('max-age=60'), ask: token, outcome: 'no', because: 'authorization' },
  { name: 'Authorization and public', fields: cc('max-age=60, public'), ask: token, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'Authorization and s-maxage', fields: cc('s-maxage=60'), ask: token, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'Authorization and must-revalidate', fields: cc('max-age=60, must-revalidate'), ask: token, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'Authorization in a private cache', fields: cc('max-age=60'), ask: token, kind: 'private', outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'the client said no-store', fields: cc('max-age=60'), asked: 'no-store', outcome: 'no', because: 'client-no-store' },
  { name: 'the client said no-store to a node that ignores it', fields: cc('max-age=60'), asked: 'no-store', ignore: true, outcome: 'yes', because: 'explicit-lifetime' },
  { name: 'HEAD', fields: cc('max-age=60'), method: 'HEAD', outcome: 'no', because: 'method-not-stored' },
  { name: 'POST', fields: cc('max-age=60'), method: 'POST', outcome: 'no', because: 'method-not-stored' },
  { name: 'an interim response', fields: cc('max-age=60'), status: 103, outcome: 'no', because: 'status-not-final' },
  { name: 'a part', fields: cc('max-age=60'), status: 206, outcome: 'no', because: 'status-not-understood' },
  { name: "a 304 to the client's condition", fields: cc('max-age=60'), status: 304, outcome: 'no', because: 'status-not-understood' },
]

describe('storing (RFC 9111 §3)', () => {
  it.each(cases)('$name: $outcome, $because', ({ fields, status, ask, asked, method, kind = 'shared', ignore, outcome, because }) => {
    const { answer, decision } = mayStore({
      request: request(ask, method),
      asked: asked === undefined ? NO_DIRECTIVES : asks(asked),
      response: received(fields, status),
      kind,
      requestDirectives: ignore ? 'ignore' : 'obey',
    })
    expect(decision).toMatchObject({ rule: 'storable', outcome, because })
    expect(answer).toBe(outcome)
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsOf('storable')))
})
