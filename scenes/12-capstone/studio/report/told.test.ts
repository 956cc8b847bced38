import { expect, test } from 'vitest'
import type { PolicyDocument } from '../../../../src/engine/policy/schema.ts'
import { holds, type Assertion } from '../../../../src/verifier/assertion.ts'
import { OBJECTIVES } from '../../../../src/verifier/objectives.ts'
import { tracedProbe } from '../../../../src/verifier/probes/all.ts'
import { smallestCounterexample } from '../../../../src/verifier/smallest.ts'
import { toldOf } from './told.ts'

const BLANK: PolicyDocument = { version: 1 }

function linesOf(id: string, document: PolicyDocument = BLANK) {
  const assertion = OBJECTIVES.find((one): one is Assertion => one.id === id)!
  const { probe, measure } = assertion.witness ?? { probe: assertion.subject.probe, measure: assertion.measure }
  const isFault = (value: number | null) => value !== null && (assertion.witness ? value > 0 : !holds(assertion, value))
  const found = smallestCounterexample(tracedProbe(probe), (readings) => isFault(readings[measure]?.value ?? null), measure, document, 1)
  return found ? toldOf(found, assertion, document, 1) : []
}

test('the mark stands where the bound is crossed', () => {
  for (const id of ['static.expiry', 'video.bytes', 'video.segment', 'api.cookies']) {
    const lines = linesOf(id).filter(({ fields }) => fields !== null)
    expect(lines.length, id).toBeGreaterThan(1)
    expect(lines.map(({ shows }) => shows).lastIndexOf(true), id).toBe(lines.length - 1)
    expect(lines.filter(({ shows }) => shows), id).toHaveLength(1)
  }
})

test('people and places are called by name, and what everybody sends in another way is left out', () => {
  const noise = linesOf('static.hits')
  expect(noise[0]?.text).toMatch(/^Ana asks for /)
  expect(linesOf('realtime.leaks').some(({ text }) => text.includes('answered by the POP in Madrid'))).toBe(true)
  expect(noise.some(({ text }) => text.includes('User-Agent'))).toBe(false)
  expect(noise.every(({ fields }) => fields?.some(([name]) => name === 'User-Agent'))).toBe(true)
  const keyed = linesOf('static.hits', { version: 1, default: { key: { headers: ['user-agent'] } } })
  expect(keyed.some(({ text }) => text.includes('User-Agent'))).toBe(true)
  const viewers = linesOf('video.segment').filter(({ fields }) => fields !== null)
  expect(viewers.every(({ text, place }) => text.startsWith(`Somebody in ${place} asks for`))).toBe(true)
})
