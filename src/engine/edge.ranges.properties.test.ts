import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesMeant, happenings, lengthOf, simulate, tagOf, type Answer, type History, type Tagging } from './edge.ranges.simulation.testkit.ts'
import { bytesIn } from './edge.ranges.testkit.ts'
import type { CacheNodeOptions } from './edge.types.ts'
import { readBody } from './http/body.testkit.ts'
import { fieldValue, hasField } from './http/message.ts'

const options: fc.Arbitrary<Partial<CacheNodeOptions>> = fc.record({
  kind: fc.constantFrom('private', 'shared'),
  requestDirectives: fc.constantFrom('obey', 'ignore'),
  collapse: fc.boolean(),
  capacityBytes: fc.constantFrom(300, 1_000_000, 1_000_000),
})
const taggings = fc.constantFrom<Tagging[]>('strong', 'strong', 'weak', 'date', 'none')

function holds(property: (history: History, tagging: Tagging) => void): void {
  fc.assert(fc.property(options, taggings, happenings, (chosen, tagging, plan) => property(simulate(chosen, tagging, plan), tagging)), { numRuns: 500, seed: 9110 })
}

/** Answers whose bytes this cache vouches for. */
function ownAnswers({ answers }: History): Answer[] {
  return answers.filter(({ outcome }) => outcome !== 'miss' && outcome !== 'error')
}

const field = (headers: Answer['response']['headers'], name: string) => fieldValue(headers, name)

/** The bytes of an answer, or null: none, or some that the origin was wrong about. Throws when they come from two contents. */
function served({ response }: Answer) {
  return hasField(response.headers, 'x-wrong') ? null : bytesIn(readBody(response.body))
}

describe('whatever ranges are asked for', () => {
  it('the simulation reaches what it is about', () => {
    const seen = new Set<string>()
    holds(({ answers, effects, entries }) => {
      for (const { outcome, response } of answers) {
        seen.add(`${outcome} ${response.status}`)
        const made = response.status === 200 && field(response.headers, 'cache-status')?.includes('fwd=partial; fwd-status=206')
        if (made) seen.add('rest fetched')
      }
      for (const effect of effects) if (effect.type === 'refreshed' && effect.entry.partial) seen.add('part renewed')
      entries.forEach((now, at) => {
        const before = entries[at - 1]?.[0]?.partial
        const [entry] = now
        if (before && entry?.partial && entry.partial.heldBytes > before.heldBytes) seen.add('parts joined')
        if (before && entry && !entry.partial) seen.add('made whole')
      })
    })
    const wanted = ['hit 206', 'hit 200', 'hit 416', 'revalidated 206', 'collapsed 206', 'collapsed 200', 'miss 206', 'miss 416', 'parts joined', 'made whole', 'part renewed', 'rest fetched']
    expect(wanted.filter((one) => !seen.has(one))).toEqual([])
  })

  it('every answer is one run of bytes of one content, at the place that it says', () =>
    holds((history) => {
      for (const answer of history.answers) {
        const { status, headers, body } = answer.response
        const bytes = served(answer)
        if (bytes === null) continue
        const length = lengthOf(bytes.version)
        const range = status === 206 ? `bytes ${bytes.firstByte}-${bytes.lastByte}/${length}` : undefined
        expect(field(headers, 'content-range')).toBe(range)
        if (status === 200) expect(bytes).toMatchObject({ firstByte: 0, lastByte: length - 1 })
        expect(field(headers, 'content-length')).toBe(String(body.lengthBytes))
      }
    }))

  it('bytes come under the strong tag of their own version', () =>
    holds((history, tagging) => {
      for (const answer of tagging === 'strong' ? history.answers : []) {
        const bytes = served(answer)
        if (bytes) expect(field(answer.response.headers, 'etag')).toBe(tagOf('strong', bytes.version))
      }
    }))

  it('an answer of this cache is the one that was asked for', () =>
    holds((history, tagging) => {
      for (const answer of ownAnswers(history)) {
        const { request, response } = answer
        const bytes = served(answer)
        if (bytes === null || response.status === 304) continue
        const ifRange = field(request.headers, 'if-range')
        const same = ifRange === undefined || tagging === 'date' || (tagging === 'strong' && ifRange === tagOf(tagging, bytes.version))
        const meant = same ? bytesMeant(field(request.headers, 'range'), lengthOf(bytes.version)) : null
        const whole = response.status === 200 && bytes.firstByte === 0
        // A date may be too near to be strong: the whole is then right, and so it always is.
        if (meant === null || (tagging === 'date' && ifRange !== undefined && whole)) expect(response.status).toBe(200)
        else expect([bytes.firstByte, bytes.lastByte]).toEqual(meant)
        if (ifRange?.startsWith('W/')) expect(response.status).toBe(200)
      }
    }))

  it('a 416 is said only of what is beyond the end', () =>
    holds((history) => {
      for (const { request, response } of ownAnswers(history).filter(({ response: { status } }) => status === 416)) {
        const [, length] = /^bytes \*\/(\d+)$/.exec(field(response.headers, 'content-range') ?? '') ?? []
        expect(bytesMeant(field(request.headers, 'range'), Number(length))).toBe('none')
      }
    }))

  it('what the origin was wrong about goes to who asked, and is never stored', () =>
    holds((history) => {
      const wrong = history.answers.filter(({ response }) => hasField(response.headers, 'x-wrong'))
      expect(wrong.filter(({ outcome }) => outcome === 'hit' || outcome === 'stale' || outcome === 'revalidated')).toEqual([])
    }))

  it('every request is answered exactly once', () =>
    holds(({ asked, answered }) => {
      expect([...answered].sort()).toEqual([...asked].sort())
    }))

  it('what is held in part is never all of it', () =>
    holds(({ entries }) => {
      for (const entry of entries.flat()) {
        if (entry.partial) expect(entry.partial.heldBytes).toBeLessThan(entry.partial.completeBytes)
      }
    }))
})
