/**
 * `npm run soak [-- --requests n] [--seed s] [--clients n] [--faults x] [--shield]`: the proxy in a process of its own, clients and
 * origin in this one. Ends with 1 when anything was wrong.
 */
import { parseArgs } from 'node:util'
import { edgeInChild, serveAsChild } from './edge-in-child.ts'
import { growthOf, summary } from './report.ts'
import { soak } from './soak.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    clients: { type: 'string', default: '48' },
    faults: { type: 'string', default: '1' },
    shield: { type: 'boolean', default: false },
    'edge-for': { type: 'string' },
  },
})

if (values['edge-for'] !== undefined) {
  await serveAsChild(values['edge-for'], values.shield)
} else {
  const report = await soak({
    requests: Number(values.requests),
    seed: Number(values.seed),
    clients: Number(values.clients),
    faults: Number(values.faults),
    startEdge: (origin) => edgeInChild(origin, values.shield),
    onProgress: ({ sent, seconds, memory, failures }) => {
      const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0)
      console.log(`${String(sent).padStart(9)} requests  ${(sent / seconds).toFixed(0)}/s  heap ${mebibytes(memory.heapBytes)}  bodies ${mebibytes(memory.externalBytes)}  resident ${mebibytes(memory.residentBytes)} MiB  ${failures} failures`)
    },
  })
  const grown = growthOf(report.memory)
  console.log(summary(report, Number(values.seed)))
  for (const failure of [...report.failures, ...grown]) console.error(`WRONG  ${failure}`)
  process.exitCode = report.failures.length + grown.length > 0 ? 1 : 0
}
