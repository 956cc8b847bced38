/** Invalidation by unsafe requests (RFC 9111 §4.4). */
import type { Answer, Question, Scene } from '../scene.ts'

const section = 'RFC 9111 §4.4'
const fresh: Answer = { headers: { 'Cache-Control': 'max-age=60' } }

/** `path` is stored, then the unsafe request is answered, then `path` is asked for again. */
function after(id: string, name: string, unsafe: Question, answer: Answer, then: 'cache' | 'origin', path = '/', status = answer.status ?? 200): Scene {
  return {
    id,
    name,
    section,
    steps: [
      { ask: { path }, origin: fresh, expect: { from: 'origin' } },
      { ask: unsafe, origin: answer, expect: { from: 'origin', status } },
      { ask: { path }, origin: fresh, expect: { from: then } },
    ],
  }
}

const POST: Question = { method: 'POST', body: 'x' }

export const invalidationScenes: readonly Scene[] = [
  ...['POST', 'PUT', 'DELETE', 'PATCH', 'PROPPATCH'].map((method) => after(`invalidate-${method}`, `A successful ${method} makes its URL's stored response unusable`, { method, body: 'x' }, {}, 'origin')),
  after('invalidate-OPTIONS', 'OPTIONS is safe and leaves it', { method: 'OPTIONS' }, { ...fresh, status: 204, body: '' }, 'cache'),
  ...[301, 303].map((status) => after(`invalidate-${status}`, `${status} is a success here`, POST, { status, headers: { Location: '/elsewhere' } }, 'origin')),
  ...[400, 404, 412, 500].map((status) => after(`invalidate-${status}`, `${status} is none, and leaves it`, POST, { status }, 'cache')),
  ...(['Location', 'Content-Location'] as const).flatMap((field) => [
    after(`invalidate-${field}`, `${field} names another URL of this origin that becomes unusable`, { ...POST, path: '/list' }, { status: 201, headers: { [field]: '/item' } }, 'origin', '/item'),
    after(`invalidate-${field}-relative`, `${field} is resolved against the target`, { ...POST, path: '/a/list' }, { status: 201, headers: { [field]: 'item?n=1' } }, 'origin', '/a/item?n=1'),
    after(`invalidate-${field}-failed`, `${field} of an error names nothing`, { ...POST, path: '/list' }, { status: 400, headers: { [field]: '/item' } }, 'cache', '/item'),
    after(`invalidate-${field}-other-origin`, `${field} of another origin invalidates nothing here`, { ...POST, path: '/list' }, { status: 201, headers: { [field]: 'http://other.example/item' } }, 'cache', '/item'),
    after(`invalidate-${field}-malformed`, `${field} that is no URL invalidates nothing and breaks nothing`, { ...POST, path: '/list' }, { status: 201, headers: { [field]: 'http://[/item' } }, 'cache', '/item'),
  ]),
  {
    id: 'post-for-get',
    name: 'An answer to POST that names the target in Content-Location and has a lifetime answers GET in place of what was stored, and no POST',
    section: 'RFC 9110 §9.3.3',
    steps: [
      { origin: fresh, expect: { from: 'origin' } },
      { ask: POST, origin: { headers: { 'Cache-Control': 'max-age=60', 'Content-Location': '/' } }, expect: { from: 'origin' } },
      { expect: { from: 'cache', body: 'answer 2' } },
      { ask: POST, expect: { from: 'origin' } },
    ],
  },
  {
    id: 'post-not-for-get',
    name: 'One that names another URL does not',
    section: 'RFC 9110 §9.3.3',
    steps: [{ ask: POST, origin: { headers: { 'Cache-Control': 'max-age=60', 'Content-Location': '/item' } }, expect: { from: 'origin' } }, { expect: { from: 'origin' } }],
  },
  {
    id: 'invalidate-variants',
    name: 'Every variant of the URL becomes unusable',
    section,
    steps: [
      { ask: { headers: { Accept: 'a/a' } }, origin: { headers: { 'Cache-Control': 'max-age=60', Vary: 'Accept' } }, expect: { from: 'origin' } },
      { ask: { headers: { Accept: 'b/b' } }, origin: { headers: { 'Cache-Control': 'max-age=60', Vary: 'Accept' } }, expect: { from: 'origin' } },
      { ask: POST, expect: { from: 'origin' } },
      { ask: { headers: { Accept: 'a/a' } }, origin: fresh, expect: { from: 'origin' } },
      { ask: { headers: { Accept: 'b/b' } }, expect: { from: 'cache', body: 'answer 4' } },
    ],
  },
  {
    id: 'invalidate-in-flight',
    name: 'An answer that was under way while its URL became unusable is not stored',
    section,
    steps: [
      { begin: 'before', origin: { ...fresh, held: true } },
      { ask: POST, expect: { from: 'origin' } },
      { release: true },
      { finish: 'before', expect: { from: 'proxy', body: 'answer 1' } },
      { origin: fresh, expect: { from: 'origin' } },
    ],
  },
]
