import { describe, expect, it } from 'vitest'
import { parsePolicy, serializePolicy } from '../../../src/engine/policy/document.ts'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { holds } from '../../../src/verifier/assertion.ts'
import { OBJECTIVES } from '../../../src/verifier/objectives.ts'
import { tracedProbe } from '../../../src/verifier/probes/all.ts'
import { runWorld } from '../../../src/world/run.ts'
import { valueAt } from '../designer/change.ts'
import { gaps as words } from './gaps.en.ts'
import { GAPS, STARTS, without } from './starts.ts'

const { worked, complete, blank } = STARTS

/** What is counted is judged by its witness, which is the quicker way. */
function meets(document: PolicyDocument, id: string): boolean {
  const objective = OBJECTIVES.find((each) => each.id === id)
  if (!objective) throw new Error(`There is no objective ${id}.`)
  const { witness, subject, measure } = objective
  const probe = tracedProbe(witness?.probe ?? subject.probe)
  const trace = probe.trace(document, 1)
  const value = probe.read(runWorld(trace.spec, trace.inputs), trace)[witness?.measure ?? measure]?.value ?? null
  return witness ? value === 0 : holds(objective, value)
}

describe('what a learner may begin with', () => {
  it.each(Object.entries(STARTS))('%s is a valid document that is written as it stands', (_, document) => {
    const parsed = parsePolicy(document)
    expect(parsed).toMatchObject({ ok: true })
    expect(serializePolicy(document)).toBe(serializePolicy(parsed.ok ? parsed.document : blank))
  })

  it('has notes on every route of the worked one', () => {
    expect(worked.routes?.filter(({ note }) => !note)).toEqual([])
  })

  it.each(GAPS)('takes $keys out of $route, which $fails needs, and says what for', (gap) => {
    expect(meets(worked, gap.fails)).toBe(true)
    expect(meets(without(worked, gap), gap.fails)).toBe(false)
    const noted = gap.route === null ? complete : complete.routes?.find(({ name }) => name === gap.route)
    expect(noted?.note).toContain(words[gap.fails])
    expect(noted && valueAt(noted, gap.keys)).toBeUndefined()
  })

  it('leaves out nothing else', () => {
    const bare = (document: PolicyDocument) => ({ ...document, note: '', routes: document.routes?.map((route) => ({ ...route, note: '' })) })
    expect(bare(complete)).toEqual(bare(GAPS.reduce(without, worked)))
  })
})
