/** `npm run fuzz [-- --inputs n] [--seconds n] [--seed s] [--only name]`: every parser of the engine, and the node as a whole. */
import { parseArgs } from 'node:util'
import { fuzz } from './run.ts'
import { growth } from './growth.ts'
import { SUBJECTS } from './subjects/index.ts'

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1500000' },
    seconds: { type: 'string', default: '3600' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string', multiple: true },
  },
})

const LENGTHS = [16, 32, 64, 1024, 16_384, 65_536]
const LIMIT_MS = 400

const subjects = SUBJECTS.filter(({ name }) => values.only?.includes(name) ?? true)
if (subjects.length === 0) {
  console.error(`Nothing is called ${values.only?.join(', ')}. There are: ${SUBJECTS.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}

const report = fuzz(subjects, { seed: Number(values.seed), inputs: Number(values.inputs), seconds: Number(values.seconds) })
for (const { name, inputs, classes } of report.subjects) {
  console.log(`${name.padEnd(16)} ${String(inputs).padStart(9)}  ${Object.entries(classes).map(([reached, count]) => `${reached} ${count}`).join(', ')}`)
}
console.log(`${report.inputs} inputs in ${report.seconds.toFixed(1)} s, seed ${values.seed}`)
for (const failure of report.failures) {
  console.error(`\nFAILED ${failure.subject}, input ${failure.input} of seed ${values.seed}\n  ${failure.error}\n  smallest: ${failure.smallest}`)
}

let tooSlow = 0
for (const subject of subjects) {
  const { inputs, slowestMs, slow } = growth(subject, LENGTHS, LIMIT_MS)
  console.log(`${subject.name.padEnd(16)} ${inputs} long inputs of up to ${LENGTHS.at(-1)} characters, the slowest ${slowestMs.toFixed(1)} ms`)
  for (const { length, ms, input } of slow) console.error(`SLOW ${subject.name}: ${ms.toFixed(0)} ms for ${length} characters, ${input}`)
  tooSlow += slow.length
}
process.exitCode = report.failures.length + tooSlow > 0 ? 1 : 0
