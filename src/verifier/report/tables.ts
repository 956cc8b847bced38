/**
 * The parts of docs/verify.md that are made from the verifier itself, so that they stay true. In: nothing. Out: Markdown by the name of
 * the part; `npm run verify:docs` writes it between `<!-- name -->` and `<!-- /name -->`, and a test says when that has to be done.
 */
import { WORKLOADS, type WorkloadId } from '../assertion.ts'
import { PURGE_AFTER_MS, PURGE_DELAY_MS } from '../changes.ts'
import { assertionWords, en, probeWords } from '../copy/en.ts'
import { EXAMPLES } from '../examples/examples.ts'
import { ORIGIN_CITY, POP_BYTES, POP_CITIES } from '../network.ts'
import { OBJECTIVES } from '../objectives.ts'
import { CDN_DOLLARS_PER_GB, GB_BYTES, MONTH_SECONDS, ORIGIN_DOLLARS_PER_GB } from '../prices.ts'
import { PROBES } from '../probes/all.ts'
import { WORKLOAD } from '../workloads/all.ts'
import { capacityPerSecond } from '../workloads/workload.ts'
import { boundText, figure } from './figures.ts'

export function tables(): Readonly<Record<'network' | 'workloads' | 'objectives' | 'probes' | 'prices' | 'configurations', string>> {
  return {
    network: network(),
    workloads: WORKLOADS.map(workload).join('\n\n'),
    objectives: WORKLOADS.map((id) => `### ${en[id].name}\n\n${objectives(id)}`).join('\n\n'),
    probes: WORKLOADS.map((id) => `### ${en[id].name}\n\n${probes(id)}`).join('\n\n'),
    prices: table(['', ''], [
      ['what clients get', `$${CDN_DOLLARS_PER_GB} a GB`],
      ['what is fetched from the origin', `$${ORIGIN_DOLLARS_PER_GB} a GB`],
      ['a GB', figure(GB_BYTES, 'bytes') === '1 GB' ? '1,000,000,000 bytes' : `${GB_BYTES} bytes`],
      ['a month', `${MONTH_SECONDS / 86_400} days of the steady traffic`],
    ]),
    configurations: table(['file', '', 'misses'], EXAMPLES.map(({ id, document, misses }) => [`\`${id}.json\``, document.note ?? '', misses.length === 0 ? 'nothing' : misses.map((missed) => `\`${missed}\``).join(', ')])),
  }
}

function network(): string {
  return table(['', ''], [
    ['POPs', POP_CITIES.join(', ')],
    ['each stores', figure(POP_BYTES, 'bytes')],
    ['origin', ORIGIN_CITY],
    ['shield', `where \`shield.place\` says; left out, ${ORIGIN_CITY}`],
    ['a purge is sent', `${figure(PURGE_AFTER_MS, 'ms')} after the change`],
    ['and takes to each POP', figure(PURGE_DELAY_MS, 'ms')],
  ])
}

function workload(id: WorkloadId): string {
  const { resources, origin } = WORKLOAD[id]
  const { name, about, resources: words } = en[id]
  const rows = resources.map((resource) => [
    `\`${resource.url}\``,
    words[resource.id]?.about ?? '',
    resource.headers.length === 0 ? 'nothing' : resource.headers.map(([field, value]) => `\`${field}: ${value}\``).join(', '),
    figure(resource.lengthBytes, 'bytes'),
  ])
  const load = `Origin: ${figure(capacityPerSecond(origin), 'per-second')} at most; ${origin.queueLimit} requests may wait, and the next is answered with 503.`
  return `### ${name} (\`${id}\`)\n\n${about}\n\n${load}\n\n${table(['address', '', 'the origin sends', 'size'], rows)}`
}

function objectives(id: WorkloadId): string {
  const own = OBJECTIVES.filter(({ subject }) => subject.workload === id)
  return table(
    ['objective', '', 'bound', 'what is measured', 'scene'],
    own.map((objective) => {
      const { label, measures } = assertionWords(objective.id)
      return [`\`${objective.id}\``, label, boundText(objective.bound, objective.unit), measures, objective.scene]
    }),
  )
}

function probes(id: WorkloadId): string {
  const own = PROBES.filter((probe) => probe.workload === id)
  return own.map((probe) => `- **${probeWords(probe.id).name}** (\`${probe.id}\`). ${probeWords(probe.id).does}`).join('\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
