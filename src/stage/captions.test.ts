import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../engine/decision.ts'
import { captionOfInstant } from './captions.instant.ts'
import { caption } from './captions.ts'
import { formatText } from './prose/message.ts'
import { reasonCopy } from './copy/reasons.en.ts'
import { isTelling } from './moments.ts'
import { project } from './projection.ts'
import { anyRun, entryOf, heroUrl, logOf, tokyoRun } from './projection.testdata.ts'

const names = { 'browser:tokyo': 'Tokyo’s browser', 'pop:tokyo': 'the Tokyo edge', origin: 'the origin' }
const { log } = tokyoRun()

function told(...events: Parameters<typeof logOf>[0]): string[] {
  const started = { type: 'request-started', atMs: 0, req: 'r1', parent: null, from: 'browser:tokyo', to: 'pop:tokyo', request: { method: 'GET', url: heroUrl, headers: [] } } as const
  const all = logOf([started, ...events])
  return all.slice(1).map((event) => caption(event, names, all))
}

describe('caption', () => {
  it('tells the handshakes of a cold visit', () => {
    const hop = { type: 'hop', req: 'r1', from: 'browser:tokyo', to: 'pop:tokyo', bytes: 60, outcome: null } as const
    expect(
      told(
        { ...hop, atMs: 0, kind: 'dns-query', to: 'resolver:tokyo', arrivesAtMs: 5 },
        { type: 'dns-resolved', atMs: 10, req: 'r1', user: 'tokyo', address: '203.0.113.10', fromCache: false, expiresAtMs: 60_000 },
        { ...hop, atMs: 10, kind: 'tcp-syn', arrivesAtMs: 18 },
        { type: 'connected', atMs: 42, req: 'r1', from: 'browser:tokyo', to: 'pop:tokyo', roundTrips: 2, tls: '1.3' },
        { ...hop, atMs: 42, kind: 'request', arrivesAtMs: 50 },
      ),
    ).toEqual([
      'Tokyo’s browser asks the resolver for the address of www.shop.example.',
      'Tokyo’s browser has the address: 203.0.113.10.',
      'Tokyo’s browser asks the Tokyo edge for a connection (TCP SYN).',
      'Tokyo’s browser has a connection to the Tokyo edge, after 2 round trips (TCP and TLS 1.3).',
      'Tokyo’s browser sends GET /hero.jpg to the Tokyo edge.',
    ])
  })

  it('tells what a cache decided, with figures from the decision', () => {
    const decided = (rule: Decision['rule'], outcome: string, because: Decision['because'], inputs: Decision['inputs'] = {}) =>
      ({ type: 'decided', atMs: 1, req: 'r1', node: 'pop:tokyo', decision: { rule, outcome, because, inputs } }) as const
    expect(
      told(
        decided('select', 'none', 'no-stored-response'),
        decided('reuse', 'reuse', 'fresh', { ageSeconds: 12.2, lifetimeSeconds: 60 }),
        decided('reuse', 'validate', 'stale', { ageSeconds: 61.5, lifetimeSeconds: 60 }),
        decided('reuse', 'validate', 'no-cache-response', { ageSeconds: 3, lifetimeSeconds: 60 }),
        decided('storable', 'no', 'no-store', { control: 'Cache-Control', cacheControl: 'no-store' }),
        decided('key', heroUrl, 'uri-key'),
      ),
    ).toEqual([
      'The Tokyo edge has no copy of /hero.jpg.',
      'The Tokyo edge has /hero.jpg, fresh for 48 s more.',
      'The Tokyo edge has /hero.jpg, but it went stale 1.5 s ago.',
      `The Tokyo edge has /hero.jpg, but must ask before it uses it. ${reasonCopy['no-cache-response']}`,
      `The Tokyo edge does not keep a copy of /hero.jpg. ${formatText(reasonCopy['no-store'], { control: 'Cache-Control', cacheControl: 'no-store' })}`,
      '',
    ])
  })

  it('tells a question to the origin from a fetch', () => {
    const fetch = { type: 'request-started', atMs: 1, req: 'r1/f1', parent: 'r1', from: 'pop:tokyo', to: 'origin' } as const
    expect(
      told(
        { ...fetch, request: { method: 'GET', url: heroUrl, headers: [] } },
        { ...fetch, request: { method: 'GET', url: heroUrl, headers: [['If-None-Match', '"v1"']] } },
        { type: 'origin-answered', atMs: 2, req: 'r1/f1', url: heroUrl, status: 304, version: 1 },
        { type: 'refreshed', atMs: 3, req: 'r1/f1', node: 'pop:tokyo', entry: entryOf({ freshnessLifetimeSeconds: 600 }) },
      ),
    ).toEqual([
      'The Tokyo edge asks the origin for /hero.jpg.',
      'The Tokyo edge asks the origin whether its copy of /hero.jpg is still current.',
      'The origin answers 304: /hero.jpg has not changed.',
      'The Tokyo edge renews its copy of /hero.jpg, fresh for 10 min.',
    ])
  })

  it('has one sentence for every telling event and none for the rest', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        for (const event of run.log) {
          const text = caption(event, names, run.log)
          if (isTelling(event)) expect(text).toMatch(/^\S.*\.$/)
          else expect(text).toBe('')
        }
      }),
    )
  })
})

describe('captionOfInstant', () => {
  it('tells everything of the latest instant once, in order', () => {
    const at = (tMs: number) => captionOfInstant(log, project(log, tMs), names)
    expect(at(0)).toBe('Tokyo’s browser sends GET /hero.jpg to the Tokyo edge.')
    expect(at(9)).toBe('The Tokyo edge asks the origin for /hero.jpg.')
    expect(at(50)).toBe(at(9))
    expect(at(84)).toBe('The request reaches the origin.')
    expect(at(60_192)).toBe('The Tokyo edge’s copy of /hero.jpg goes stale.')
    expect(at(192)).toBe('The Tokyo edge stores /hero.jpg, fresh for 60 s. The Tokyo edge passes the answer on: miss.')
    expect(at(200)).toBe('Tokyo’s browser has its first byte after 200 ms.')
    expect(at(70_000)).toBe('The run ends.')
  })

  it('is empty before anything happened', () => {
    expect(captionOfInstant(log, project(log, -1), names)).toBe('')
  })
})
