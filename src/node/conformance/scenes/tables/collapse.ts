/** Requests that wait for one another's answer (RFC 9111 §4), over real sockets. */
import type { Answer, Ask, Fields, Scene } from '../scene.ts'

const section = 'RFC 9111 §4'
const fresh: Answer = { headers: { 'Cache-Control': 'max-age=60' }, body: 'shared', held: true }

/** The same question from several clients; all of them expect the same. */
function clients(origin: Answer, body: string | null, headers: readonly Fields[]): readonly Ask[] {
  return headers.map((fields) => ({ ask: { headers: fields }, origin, expect: { from: 'origin', body, status: origin.status ?? 200 } }))
}

const five: readonly Fields[] = Array.from({ length: 5 }, () => ({}))

export const collapseScenes: readonly Scene[] = [
  { id: 'collapse-five', name: 'Five who ask at once cause one request, and each gets the answer', section, steps: [{ together: clients(fresh, 'shared', five), originAsked: 1 }, { expect: { from: 'cache', body: 'shared' } }] },
  {
    id: 'collapse-large',
    name: 'Each gets the whole of a large body',
    section,
    steps: [{ together: clients({ ...fresh, body: 'x'.repeat(500_000) }, 'x'.repeat(500_000), five), originAsked: 1 }],
  },
  { id: 'collapse-no-store', name: 'An answer that may not be stored serves only who asked', section, steps: [{ together: clients({ headers: { 'Cache-Control': 'no-store' }, held: true }, null, five), originAsked: 5 }] },
  { id: 'collapse-private', name: 'Nor is a private one shared', section, steps: [{ together: clients({ headers: { 'Cache-Control': 'private, max-age=60' }, held: true }, null, five), originAsked: 5 }] },
  {
    id: 'collapse-vary',
    name: 'Those for whom it is the wrong variant ask for themselves',
    section: 'RFC 9111 §4.1',
    steps: [{ together: clients({ headers: { 'Cache-Control': 'max-age=60', Vary: 'Accept' }, held: true }, null, [{ Accept: 'a/a' }, { Accept: 'a/a' }, { Accept: 'b/b' }]), originAsked: 2 }],
  },
  {
    id: 'collapse-cookie',
    name: 'Who brings cookies waits for nobody',
    section: 'RFC 9111 §3.5',
    steps: [{ together: clients({ headers: { 'Cache-Control': 'no-store' }, held: true }, null, [{ Cookie: 'user=1' }, { Cookie: 'user=2' }]), originAsked: 2 }],
  },
  {
    id: 'collapse-failed',
    name: 'When the one request fails, nobody is left waiting',
    section,
    steps: [{ together: clients({ cut: 'before', held: true, status: 502 }, null, [{}, {}]), originAsked: 2 }],
  },
]
