/** `npm run differential [-- --cases n] [--seed s]`: compares the engine with http-cache-semantics and writes docs/differences.md. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { cases } from './case.ts'
import { DIFFERENCES } from './differences/index.ts'
import { compared, equal } from './model.ts'
import { differencesPage } from './page.ts'

const { values } = parseArgs({ options: { cases: { type: 'string', default: '20000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } } })

const needed = new Map(DIFFERENCES.map(({ id }) => [id, 0]))
let alike = 0
let told = 0
const result = fc.check(
  fc.property(cases, (given) => {
    const comparison = compared(given)
    told += 1
    if (comparison.needed.length === 0) alike += 1
    for (const id of comparison.needed) needed.set(id, (needed.get(id) ?? 0) + 1)
    return equal(comparison.ours, comparison.expected)
  }),
  { numRuns: Number(values.cases), seed: Number(values.seed) },
)
for (const [id, times] of needed) console.log(`${String(times).padStart(8)}  ${id}`)
console.log(`${told} cases, seed ${values.seed}: alike in ${alike}, in the others one or more of the above`)
const [story] = result.counterexample ?? []
if (story !== undefined) {
  const { ours, expected } = compared(story)
  console.error(`\nA difference that has no name:\n${JSON.stringify({ story, ours, expected }, null, 2)}`)
  process.exitCode = 1
} else {
  writeFileSync('docs/differences.md', differencesPage(DIFFERENCES))
}
