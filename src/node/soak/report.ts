import type { SoakReport } from './soak.ts'

const MEBIBYTE = 1024 * 1024

/** Caches fill, code is compiled, pools open: the first part of a run says nothing of the rest. */
const WARM_UP = 0.3
/** What may come and go with what happens to be under way. */
const ALLOWED_BYTES = 24 * MEBIBYTE

/** Memory must be flat after the warm-up: stored bytes are bounded. @returns what grew, as sentences */
export function growthOf(samples: SoakReport['memory']): readonly string[] {
  const warm = samples.slice(Math.ceil(samples.length * WARM_UP))
  if (warm.length < 6) return []
  const third = Math.floor(warm.length / 3)
  return (['heapBytes', 'externalBytes'] as const).flatMap((kind) => {
    const before = median(warm.slice(0, third).map((sample) => sample[kind]))
    const after = median(warm.slice(-third).map((sample) => sample[kind]))
    return after - before > ALLOWED_BYTES ? [`${kind} grew from ${(before / MEBIBYTE).toFixed(1)} to ${(after / MEBIBYTE).toFixed(1)} MiB after the warm-up`] : []
  })
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0
}

/** The figures of a run, in a few lines. */
export function summary({ requests, seconds, statuses, outcomes, purges, deeds, restarts, failures }: SoakReport, seed: number): string {
  const list = (counts: Readonly<Record<string, number>>) => Object.entries(counts).sort(([, one], [, other]) => other - one).map(([name, count]) => `${name} ${count}`).join(', ')
  return [
    `${requests} requests in ${seconds.toFixed(0)} s (${(requests / seconds).toFixed(0)} a second), seed ${seed}, ${failures.length} failures`,
    `statuses   ${list(statuses)}`,
    `answers    ${list(outcomes)}`,
    `origin     ${list(deeds)}; ${restarts} restarts`,
    `purges     ${list(purges)}`,
  ].join('\n')
}
