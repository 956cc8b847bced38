import { expect, test } from 'vitest'
import { compilePolicy } from '../../../src/engine/policy/compile.ts'
import { OBJECTIVES } from '../../../src/verifier/objectives.ts'
import { tracedProbe } from '../../../src/verifier/probes/all.ts'
import { decidersOf } from '../designer/deciding.ts'
import { concernedBy, patternOf } from './concerned.ts'
import { RESOURCES } from './resources.ts'

test('every fix leads somewhere', () => {
  for (const objective of OBJECTIVES) {
    const probe = objective.witness?.probe ?? objective.subject.probe
    const { resources, shield } = concernedBy(objective, { inputs: tracedProbe(probe).trace({ version: 1 }, 1).inputs })
    expect(resources.length > 0 || shield, objective.id).toBe(true)
  }
})

test('a route that is added for a resource decides it', () => {
  for (const resource of RESOURCES) {
    const document = { version: 1 as const, routes: [{ name: 'new', match: patternOf(resource) }] }
    expect(() => compilePolicy(document)).not.toThrow()
    expect(decidersOf(document, [resource]).get(resource.id), resource.id).toBe(0)
  }
})
