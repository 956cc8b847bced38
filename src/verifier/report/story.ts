/**
 * A counter-example, played and told. In: a counter-example, the document and the seed it was found with. Out: its run, and lines of
 * who asks what when and what comes of it, read from its inputs and the run's log.
 */
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import type { RequestId, Run } from '../../world/log.ts'
import { runWorld } from '../../world/run.ts'
import type { WorldInput, WorldSpec } from '../../world/spec.ts'
import { storyWords as words } from '../copy/report.en.ts'
import type { Trace } from '../probe.ts'
import { tracedProbe } from '../probes/all.ts'
import { figure } from './figures.ts'
import type { Counterexample } from './report.ts'
import { personText, requestLines } from './story.requests.ts'

export interface StoryLine {
  /** Virtual time, ms. */
  readonly atMs: number
  /** The request that it tells of; null: something else happens. */
  readonly req: RequestId | null
  readonly text: string
  /** It is the request that shows the fault. */
  readonly shows: boolean
}

/** Of changes in a row more than this many are not told one by one. */
const MOST_IN_A_ROW = 6
const KEPT_OF_A_ROW = 2

/** Plays a counter-example again: its trace, with the inputs that are left, and its run. */
export function replay({ probe, inputs }: Counterexample, document: PolicyDocument, seed: number): { readonly trace: Trace; readonly run: Run } {
  const trace: Trace = { ...tracedProbe(probe).trace(document, seed), inputs }
  return { trace, run: runWorld(trace.spec, inputs) }
}

/** The lines, in order of time. */
export function storyOf(counterexample: Counterexample, document: PolicyDocument, seed: number): readonly StoryLine[] {
  const { trace, run } = replay(counterexample, document, seed)
  // Of a cache's own fetch, the request that caused it: r1 of r1/f1.
  const shown = counterexample.request?.split('/')[0] ?? null
  const told = requestLines(run, trace.spec).map((line): StoryLine => ({ ...line, shows: line.req === shown }))
  return shortened([...told, ...changeLines(counterexample.inputs, run, trace.spec)].sort((a, b) => a.atMs - b.atMs))
}

/** What happens beside requests. */
function changeLines(inputs: readonly WorldInput[], { log }: Run, spec: WorldSpec): readonly StoryLine[] {
  const versions = new Map(log.flatMap((event) => (event.type === 'deployed' ? [[`${event.atMs} ${event.url}`, event.version] as const] : [])))
  return inputs.flatMap((input): StoryLine[] => {
    const text = changeText(input, (url) => versions.get(`${input.atMs} ${url}`) ?? null, (user) => personText(user, spec))
    return text === null ? [] : [{ atMs: input.atMs, req: null, text, shows: false }]
  })
}

/** Null: a request, which is told of elsewhere, or nothing that is worth a line. */
function changeText(input: WorldInput, versionOf: (url: string) => number | null, personOf: (user: string) => string): string | null {
  switch (input.type) {
    case 'deploy':
      return words.deployed(input.url, versionOf(input.url))
    case 'purge': {
      const { selector, mode } = input
      return words.purge(mode, selector.by === 'url' ? words.purgeUrl(selector.url) : selector.by === 'tag' ? words.purgeTags(selector.tags) : words.purgeEverything)
    }
    case 'origin-down':
      return words.originDown[input.how](figure(input.durationMs, 'ms'))
    case 'pop-down':
      return words.popDown(input.pop, figure(input.durationMs, 'ms'))
    case 'cold':
      return words.cold(personOf(input.user), input.cache === true)
    case 'ping':
      return words.ping(personOf(input.user))
    case 'load':
      return words.load(personOf(input.user), input.people * input.perUserPerSecond, input.url)
    default:
      return null
  }
}

/** Quotes change every second: of many changes in a row the first and the last are told. */
function shortened(lines: readonly StoryLine[]): readonly StoryLine[] {
  const rows: StoryLine[][] = []
  for (const line of lines) {
    const last = rows.at(-1)
    if (last && line.req === null && last[0]?.req === null) last.push(line)
    else rows.push([line])
  }
  return rows.flatMap((row) => {
    if (row.length <= MOST_IN_A_ROW) return row
    const [first, last] = [row.slice(0, KEPT_OF_A_ROW), row.slice(-KEPT_OF_A_ROW)]
    return [...first, { ...row[KEPT_OF_A_ROW]!, text: words.more(row.length - 2 * KEPT_OF_A_ROW) }, ...last]
  })
}
