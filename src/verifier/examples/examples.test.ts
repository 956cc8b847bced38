import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../engine/policy/document.ts'
import { Memory } from '../memory.ts'
import { verify } from '../verify.ts'
import { EXAMPLES } from './examples.ts'

/** What the first has found out about a workload's routes, the next need not: most examples differ in one workload. */
const memory = new Memory()
/** Each takes ten seconds and more: all ten are tried by `EXAMPLE_SEEDS=10 npx vitest run src/verifier/examples`. */
const SEEDS = Number(process.env['EXAMPLE_SEEDS'] ?? 1)

describe('the examples', () => {
  it('are at least twelve, each a valid document with a note, a name and a file of its own', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(12)
    expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length)
    for (const { id, document } of EXAMPLES) {
      expect(parsePolicy(document), id).toEqual({ ok: true, document })
      expect(document.note, id).toBeTruthy()
      const file = readFileSync(new URL(`../../../public/configurations/${id}.json`, import.meta.url), 'utf8')
      const read = parsePolicy(file)
      expect(read.ok && { ...read.document, $schema: undefined }, `public/configurations/${id}.json: write it anew with npm run configurations`).toEqual({ ...document, $schema: undefined })
    }
  })

  it.each(EXAMPLES.map((example) => [example.id, example] as const))('%s misses what it is known to miss, whatever the seed', { timeout: 60_000 * SEEDS }, (_id, { document, misses }) => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const report = verify({ document, seed }, { memory })
      const missed = report.verdicts.filter(({ passed }) => !passed)
      expect(missed.map(({ assertion }) => assertion.id), `seed ${seed}`).toEqual(misses)
      for (const { assertion, counterexample } of missed) if (!assertion.witness) expect(counterexample, `${assertion.id}, seed ${seed}`).not.toBeNull()
    }
  })
})
