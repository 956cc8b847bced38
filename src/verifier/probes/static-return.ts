/** Somebody comes back a day later, and the browser still has the page's files. Does it ask for them? */
import { popNodeOf, worldOf } from '../network.ts'
import type { TracedProbe } from '../probe.ts'
import { STATIC } from '../workloads/static.ts'
import { answersOf } from './answers.ts'
import { asks, visitor } from './people.ts'
import { randomStream } from '../../world/random.ts'
import { bundle, bundleUrl } from './static-things.ts'

const FILES = [1, 2] as const
/** Of the same POP, half an hour before: what it holds has aged when the browser gets it. */
const EARLIER_MS = 1_000
const VISIT_MS = 1_800_000
export const DAY_MS = 86_400_000

const SOMEBODY = visitor(0, 'tokyo', { id: 'ana', browserCache: true })
const ANOTHER = visitor(2, 'tokyo', { id: 'ben' })

export const RETURN: TracedProbe = {
  kind: 'traced',
  id: 'static.return',
  workload: 'static',
  trace(document, seed) {
    const laterMs = randomStream(seed, 'static.return').integer(1_000)
    const visit = (atMs: number) => FILES.map((n) => asks(atMs, SOMEBODY, bundleUrl(n)))
    return {
      spec: worldOf(document, seed, [SOMEBODY, ANOTHER], { ...STATIC.origin, resources: FILES.map(bundle) }),
      inputs: [...FILES.map((n) => asks(EARLIER_MS, ANOTHER, bundleUrl(n))), ...visit(VISIT_MS), ...visit(VISIT_MS + DAY_MS + laterMs)],
      startMs: 0,
    }
  },
  read(run, { spec }) {
    const answers = answersOf(run, spec).filter(({ user }) => user === SOMEBODY.id)
    const left = new Set(run.log.flatMap((event) => (event.type === 'hop' && event.kind === 'request' && event.to === popNodeOf(SOMEBODY.city) ? [event.req.split('/')[0]!] : [])))
    const again = answers.filter(({ req, request, startMs }) => left.has(req) && answers.some((early) => early.request.url === request.url && early.response.status === 200 && early.endMs < startMs))
    return { requests: { value: again.length, request: again[0]?.req ?? null } }
  },
}
