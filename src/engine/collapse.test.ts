import { describe, expect, it } from 'vitest'
import { mayCollapse, mayShare, type CollapseQuestion, type ShareQuestion } from './collapse.ts'
import { asks, dateAt, reached, request, rungsOf } from './engine.testkit.ts'
import { NO_DIRECTIVES } from './http/cache-control.ts'
import type { RungId } from './rungs.ts'

const first: CollapseQuestion = {
  collapse: true,
  request: request(),
  asked: NO_DIRECTIVES,
  requestDirectives: 'obey',
  fetchInFlight: null,
  validating: false,
}
const second = { ...first, fetchInFlight: 'r1/f1' }

const joinCases: readonly { name: string; question: CollapseQuestion; outcome: string; because: RungId }[] = [
  { name: 'the first', question: first, outcome: 'lead', because: 'first-to-ask' },
  { name: 'the second', question: second, outcome: 'join', because: 'joined-fetch-in-flight' },
  { name: 'a node set not to', question: { ...second, collapse: false }, outcome: 'alone', because: 'collapse-off' },
  { name: 'HEAD', question: { ...second, request: request({}, 'HEAD') }, outcome: 'alone', because: 'only-get-collapses' },
  { name: 'Authorization', question: { ...second, request: request({ Authorization: 'x' }) }, outcome: 'alone', because: 'has-credentials' },
  { name: 'a cookie', question: { ...second, request: request({ Cookie: 'sid=1' }) }, outcome: 'alone', because: 'has-credentials' },
  { name: 'a reload', question: { ...second, asked: asks('no-cache') }, outcome: 'alone', because: 'client-wants-own-answer' },
  { name: 'a reload that is ignored', question: { ...second, asked: asks('no-cache'), requestDirectives: 'ignore' }, outcome: 'join', because: 'joined-fetch-in-flight' },
  { name: 'no-store', question: { ...second, asked: asks('no-store') }, outcome: 'alone', because: 'client-wants-own-answer' },
  { name: 'a range leads those who ask for the same', question: { ...first, request: request({ Range: 'bytes=0-9' }) }, outcome: 'lead', because: 'first-to-ask' },
  { name: 'several ranges do not lead', question: { ...first, request: request({ Range: 'bytes=0-1,3-4' }) }, outcome: 'alone', because: 'partial-or-conditional' },
  { name: 'nor does a range with a condition', question: { ...first, request: request({ Range: 'bytes=0-9', 'If-Range': '"a"' }) }, outcome: 'alone', because: 'partial-or-conditional' },
  { name: 'a range may join', question: { ...second, request: request({ Range: 'bytes=0-9' }) }, outcome: 'join', because: 'joined-fetch-in-flight' },
  { name: 'a condition does not lead', question: { ...first, request: request({ 'If-None-Match': '"a"' }) }, outcome: 'alone', because: 'partial-or-conditional' },
  { name: 'unless ours replaces it', question: { ...first, request: request({ 'If-Modified-Since': dateAt(0) }), validating: true }, outcome: 'lead', because: 'first-to-ask' },
  { name: 'If-Match goes all the way', question: { ...first, request: request({ 'If-Match': '"a"' }), validating: true }, outcome: 'alone', because: 'partial-or-conditional' },
]

const good: ShareQuestion = { answered: true, failedBefore: false, storable: true, recorded: true, askedAfterRemoval: false, sameVariant: true, held: true, reuse: 'reuse' }
const shareCases: readonly { name: string; question: ShareQuestion; outcome: string; because: RungId }[] = [
  { name: 'a fresh answer', question: good, outcome: 'share', because: 'answer-shared' },
  { name: 'a failure', question: { ...good, answered: false }, outcome: 'own-fetch', because: 'fetch-failed' },
  { name: 'a second failure', question: { ...good, answered: false, failedBefore: true }, outcome: 'give-up', because: 'fetch-failed-again' },
  { name: 'an answer after a failure', question: { ...good, failedBefore: true }, outcome: 'share', because: 'answer-shared' },
  { name: 'a private answer', question: { ...good, storable: false }, outcome: 'own-fetch', because: 'answer-not-storable' },
  { name: 'an answer that nobody records', question: { ...good, recorded: false }, outcome: 'own-fetch', because: 'answer-not-recorded' },
  { name: 'an answer from before a purge', question: { ...good, askedAfterRemoval: true }, outcome: 'own-fetch', because: 'answer-from-before-removal' },
  { name: 'another variant', question: { ...good, sameVariant: false, reuse: null }, outcome: 'own-fetch', because: 'answer-other-variant' },
  { name: 'another part', question: { ...good, held: false }, outcome: 'own-fetch', because: 'answer-other-part' },
  { name: 'stale on arrival', question: { ...good, reuse: 'validate' }, outcome: 'own-fetch', because: 'answer-not-reusable' },
]

describe('collapsing (RFC 9111 §4)', () => {
  it.each(joinCases)('$name: $outcome, $because', ({ question, outcome, because }) => {
    const { answer, decision } = mayCollapse(question)
    expect(decision).toMatchObject({ rule: 'collapse', outcome, because })
    expect(answer).toBe(outcome)
  })

  it.each(shareCases)('after the wait, $name: $outcome, $because', ({ question, outcome, because }) => {
    const { answer, decision } = mayShare(question)
    expect(decision).toMatchObject({ rule: 'collapse', outcome, because })
    expect(answer).toBe(outcome)
  })

  it('reaches every rung', () => expect(reached([...joinCases, ...shareCases])).toEqual(rungsOf('collapse')))
})
