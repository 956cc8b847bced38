import { describe, expect, it } from 'vitest'
import { differences, type Evidence, type Received } from './judge.ts'
import type { SeenRequest } from './origin.ts'
import { sceneGroups } from './tables/index.ts'

const received: Received = { status: 200, statusText: 'OK', headers: [['Age', '5'], ['X', 'a'], ['x', 'b']], interim: [{ status: 103, headers: [['Link', '</a>']] }], body: 'answer 1' }
const asked: SeenRequest = { method: 'GET', path: '/', headers: [['If-None-Match', '"a"']], body: '' }
const evidence: Evidence = { received, asked: [], lastBody: 'answer 2', firstBody: 'answer 1' }

describe('a scene is judged', () => {
  it('by who answered', () => {
    expect(differences({ from: 'cache' }, evidence)).toEqual([])
    expect(differences({ from: 'cache' }, { ...evidence, asked: [asked] })).toEqual(['the origin was asked 1 times, not 0'])
    expect(differences({ from: 'cache', background: true }, { ...evidence, asked: [asked] })).toEqual([])
    expect(differences({ from: 'origin' }, { ...evidence, asked: [asked] })).toEqual(['the body is "answer 1", not "answer 2"'])
    expect(differences({ from: 'validation' }, { ...evidence, asked: [asked] })).toEqual([])
    expect(differences({ from: 'validation' }, { ...evidence, asked: [{ ...asked, headers: [] }] })).toEqual(['the request to the origin carried no condition'])
  })

  it('by status, body and fields', () => {
    expect(differences({ from: 'cache', status: 304 }, evidence)).toEqual(['the status is 200, not 304'])
    expect(differences({ from: 'cache', body: 'x' }, evidence)).toEqual(['the body is "answer 1", not "x"'])
    expect(differences({ from: 'cache', fields: { AGE: /^5$/, X: 'a, b', Y: null, Z: { not: '1' } } }, evidence)).toEqual([])
    expect(differences({ from: 'cache', fields: { Age: null } }, evidence)).toEqual(['Age in the response is "5", not as expected: absent'])
    expect(differences({ from: 'cache', fields: { X: { not: 'a, b' } } }, evidence)).toHaveLength(1)
  })

  it('by what reached the client before, and the origin', () => {
    expect(differences({ from: 'cache', interim: [{ status: 103, fields: { Link: '</a>' } }] }, evidence)).toEqual([])
    expect(differences({ from: 'cache', interim: [] }, evidence)).toEqual(['the interim responses are "103", not ""'])
    expect(differences({ from: 'proxy', forwarded: { 'If-None-Match': '"b"' } }, { ...evidence, asked: [asked] })).toHaveLength(1)
    expect(differences({ from: 'proxy', forwardedBody: 'x' }, { ...evidence, asked: [asked] })).toEqual(['the forwarded body is ""'])
  })
})

it('scenes have names of their own', () => {
  const ids = sceneGroups.flatMap(({ scenes }) => scenes.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})
