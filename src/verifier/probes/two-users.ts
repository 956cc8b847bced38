/** Two people, one address. Whose data did each of them get? */
import { fieldLines, type HeaderFields, type HttpRequest } from '../../engine/http/message.ts'
import { wrongsOf } from '../../world/wrong.ts'
import type { Representation, WorldInput } from '../../world/spec.ts'
import type { WorkloadId } from '../assertion.ts'
import { worldOf, type Person } from '../network.ts'
import type { TracedProbe } from '../probe.ts'
import { API, ownedBy, sessionFor } from '../workloads/api.ts'
import { REALTIME } from '../workloads/realtime.ts'
import { numbered, resourceOf, resourceSpec, type Workload } from '../workloads/workload.ts'
import { answersOf } from './answers.ts'
import { shuffled } from './random.ts'

const PEOPLE = ['ana', 'ben'] as const
/** Each asks this often, by turns, a second apart. */
const VISITS = 3

interface Subject {
  readonly id: string
  readonly workload: Workload
  readonly resource: string
  readonly fields: (person: string) => HeaderFields
  readonly represent: (request: HttpRequest) => Representation
}

function twoUsers({ id, workload, resource: name, fields, represent }: Subject): TracedProbe {
  const resource = resourceOf(workload, name)
  return {
    kind: 'traced',
    id,
    workload: workload.id satisfies WorkloadId,
    trace(document, seed) {
      const people = PEOPLE.map((person): Person => ({ id: person, city: 'madrid', browserCache: true }))
      const order = shuffled(PEOPLE, seed, id)
      const inputs = Array.from({ length: VISITS * PEOPLE.length }, (_, i): WorldInput => {
        const user = order[i % order.length]!
        return { type: 'request', atMs: 1_000 * (i + 1), user, url: numbered(resource.url, 1), headers: fields(user) }
      })
      return { spec: worldOf(document, seed, people, { ...workload.origin, resources: [resourceSpec(resource, 1, represent)] }), inputs, startMs: 0 }
    },
    read(run, { spec }) {
      const wrongs = wrongsOf(run, spec)
      const leaks = wrongs.filter(({ kind }) => kind === 'owner')
      // Nobody's data in place of one's own is no leak, and as useless.
      const without = answersOf(run, spec).filter(({ request, response }) => setCookies(represent(request).headers).some((line) => !setCookies(response.headers).includes(line)))
      return {
        leaks: { value: leaks.length, request: leaks[0]?.req ?? null },
        wrong: { value: wrongs.length, request: wrongs[0]?.req ?? null },
        without: { value: without.length, request: without[0]?.req ?? null },
      }
    },
  }
}

const setCookies = (headers: HeaderFields = []): readonly string[] => fieldLines(headers, 'Set-Cookie')

const session = (person: string): HeaderFields => [['Cookie', `session=${person}`]]

export const TWO_USERS: readonly TracedProbe[] = [
  twoUsers({ id: 'api.authorization', workload: API, resource: 'me', fields: (person) => [['Authorization', `Bearer ${person}`]], represent: ownedBy('Authorization') }),
  twoUsers({ id: 'api.cookies', workload: API, resource: 'basket', fields: session, represent: ownedBy('Cookie') }),
  twoUsers({ id: 'api.set-cookie', workload: API, resource: 'session', fields: session, represent: sessionFor }),
  twoUsers({ id: 'realtime.holdings', workload: REALTIME, resource: 'holdings', fields: session, represent: ownedBy('Cookie') }),
]
