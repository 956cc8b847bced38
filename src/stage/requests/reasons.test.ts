import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RUNGS, type RungId } from '../../engine/rungs.ts'
import { ruleCopy } from '../copy/explain.en.ts'
import { reasonCopy } from '../copy/reasons.en.ts'
import { NO_FIGURE, partsOf } from '../prose/message.ts'
import { reasonFor, whyOf } from './reasons.ts'
import { decided, missThenHit, viewOf } from './requests.testdata.ts'

const rungs = Object.keys(RUNGS) as RungId[]

describe('sentences', () => {
  it('has one for every rung, and none without its rung', () => {
    expect(Object.keys(reasonCopy).sort()).toEqual([...rungs].sort())
  })

  it('has a question for every rule', () => {
    for (const rung of rungs) expect(ruleCopy[RUNGS[rung].rule], rung).toMatch(/\?$/)
  })

  it.each(rungs)('%s: a plain sentence whose slots are names that its rule writes into the log', (rung) => {
    expect(reasonCopy[rung]).toMatch(/\.$/)
    const source = readFileSync(new URL(`../../engine/${RUNGS[rung].file}`, import.meta.url), 'utf8')
    for (const slot of partsOf(reasonCopy[rung]).slots) expect(source, `${rung} speaks of {${slot}}`).toMatch(new RegExp(`\\b${slot}\\b`))
  })

  it('no two rungs of one rule say the same', () => {
    expect(new Set(rungs.map((rung) => `${RUNGS[rung].rule} ${reasonCopy[rung]}`)).size).toBe(rungs.length)
  })
})

describe('reasonFor', () => {
  it('puts the inputs into the sentence', () => {
    expect(reasonFor('fresh', { ageSeconds: 41.0004, lifetimeSeconds: 86_400 })).toBe('Its age, 41 s, is below its lifetime, 86,400 s: it may be used without asking.')
  })

  it('shows a dash for an input that the decision does not carry', () => {
    expect(reasonFor('fresh', {})).toContain(`Its age, ${NO_FIGURE} s`)
  })
})

describe('whyOf', () => {
  it('gives the decisions in the order taken, with section and inputs in words', () => {
    const [, , hit] = missThenHit()
    const [group, ...others] = whyOf(hit!, [])
    expect(others).toEqual([])
    expect(group?.node).toBe('pop:tokyo')
    expect(group?.reasons.map((reason) => reason.because)).toEqual(['uri-key', 'no-vary', 'current-age', 'fresh'])
    expect(group?.reasons[3]).toMatchObject({
      outcome: 'reuse',
      section: { label: 'RFC 9111 §4.2', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.2' },
      inputs: [
        { name: 'ageSeconds', value: '40.903' },
        { name: 'lifetimeSeconds', value: '300' },
      ],
    })
  })

  it('begins a new group when another node goes on, and joins fetches in by time', () => {
    const at = (node: string, atMs: number) => ({ node, atMs, decision: decided('fresh', 'reuse') })
    const groups = whyOf(viewOf({ decisions: [at('browser:tokyo', 0), at('pop:tokyo', 10), at('pop:tokyo', 30)] }), [
      viewOf({ req: 'r1/f1', decisions: [at('pop:shield', 20)] }),
    ])
    expect(groups.map((group) => group.node)).toEqual(['browser:tokyo', 'pop:tokyo', 'pop:shield', 'pop:tokyo'])
  })
})
