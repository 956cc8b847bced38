/** Serving stale responses (RFC 5861, RFC 9111 §4.2.4): only with a permission, and never against a prohibition. */
import type { Answer, Expectation, Fields, Scene, Step } from '../scene.ts'

/** What the first answer says; it is 70 seconds old when it comes. */
const aged = (cacheControl: string, more: Fields = {}): Fields => ({ Age: '70', 'Cache-Control': cacheControl, ...more })

/** An aged answer is stored; then the next is asked for while the origin says something else. */
function afterAged(id: string, name: string, section: string, cacheControl: string, origin: Answer, expect: Expectation, rest: readonly Step[] = []): Scene {
  return { id, name, section, steps: [{ origin: { headers: aged(cacheControl) }, expect: { from: 'origin' } }, { origin, expect }, ...rest] }
}

const fresh: Answer = { headers: { 'Cache-Control': 'max-age=60' } }
const behind: Expectation = { from: 'cache', background: true }
const asked: Expectation = { from: 'origin' }
const swr = 'RFC 5861 §3'
const sie = 'RFC 5861 §4'
const errors = [500, 502, 503, 504]

const whileRevalidate: readonly Scene[] = [
  afterAged('swr-window', 'In the window a stale response answers, and a request behind it brings the next', swr, 'max-age=60, stale-while-revalidate=60', fresh, { ...behind, fields: { Age: /^7[0-9]$/ } }, [
    { expect: { from: 'cache', body: 'answer 2' } },
  ]),
  afterAged('swr-over', 'After the window the origin answers', swr, 'max-age=60, stale-while-revalidate=5', fresh, asked),
  afterAged('swr-must-revalidate', 'must-revalidate closes the window', 'RFC 9111 §5.2.2.2', 'max-age=60, stale-while-revalidate=60, must-revalidate', fresh, asked),
  afterAged('swr-proxy-revalidate', 'proxy-revalidate closes it in a shared cache', 'RFC 9111 §5.2.2.8', 'max-age=60, stale-while-revalidate=60, proxy-revalidate', fresh, asked),
  afterAged('swr-no-cache', 'no-cache closes it', 'RFC 9111 §5.2.2.4', 'max-age=60, stale-while-revalidate=60, no-cache', fresh, asked),
  afterAged('swr-s-maxage', 'Beside s-maxage the origin means the window that it states', swr, 's-maxage=60, stale-while-revalidate=60', fresh, behind),
  {
    id: 'swr-one-request',
    name: 'While one request is under way behind them, stale answers cause no other',
    section: swr,
    steps: [
      { origin: { headers: aged('max-age=60, stale-while-revalidate=60') }, expect: asked },
      { origin: { ...fresh, held: true }, expect: behind },
      { expect: { from: 'cache' } },
      { expect: { from: 'cache' } },
      { release: true },
    ],
  },
  {
    id: 'swr-background-fails',
    name: 'When the request behind it fails, the window stays open',
    section: swr,
    steps: [
      { origin: { headers: aged('max-age=60, stale-while-revalidate=60') }, expect: asked },
      { origin: { cut: 'before' }, expect: behind },
      { origin: { status: 503 }, expect: behind },
      { origin: fresh, expect: behind },
      { expect: { from: 'cache', body: 'answer 4' } },
    ],
  },
  {
    id: 'swr-validates',
    name: 'The request behind it validates what is stored',
    section: swr,
    steps: [
      { origin: { headers: aged('max-age=60, stale-while-revalidate=60', { ETag: '"a"' }) }, expect: asked },
      { origin: { headers: { ETag: '"a"', Age: '0', 'Cache-Control': 'max-age=60' }, validates: true }, expect: { ...behind, forwarded: { 'If-None-Match': '"a"' } } },
      { expect: { from: 'cache', fields: { Age: /^[0-9]$/ } } },
    ],
  },
]

const stale: Expectation = { from: 'cache', background: true, fields: { Age: /^7[0-9]$/ } }

const ifError: readonly Scene[] = [
  ...errors.map((status) => afterAged(`sie-${status}`, `In the window a stale response stands in for a ${status}`, sie, 'max-age=60, stale-if-error=60', { status }, stale)),
  afterAged('sie-cut', 'It stands in for an origin that breaks off before it answers', sie, 'max-age=60, stale-if-error=60', { cut: 'before' }, { ...stale, background: true }),
  afterAged('sie-404', 'It does not stand in for a 404: that is an answer', sie, 'max-age=60, stale-if-error=60', { status: 404 }, { from: 'origin', status: 404 }),
  afterAged('sie-over', 'After the window the error is told', sie, 'max-age=60, stale-if-error=5', { status: 503 }, { from: 'origin', status: 503 }),
  afterAged('sie-over-cut', 'After the window a broken connection is a 502', 'RFC 9111 §4.3.3', 'max-age=60, stale-if-error=5', { cut: 'before' }, { from: 'proxy', status: 502 }),
  afterAged('sie-s-maxage', 'Beside s-maxage the origin means the window that it states', sie, 's-maxage=60, stale-if-error=60', { status: 503 }, stale),
  ...(['must-revalidate', 'proxy-revalidate', 'no-cache'] as const).map((directive) =>
    afterAged(`sie-${directive}`, `${directive} closes the window`, 'RFC 9111 §4.2.4', `max-age=60, stale-if-error=60, ${directive}`, { status: 503 }, { from: 'origin', status: 503 }),
  ),
  ...(['must-revalidate', 'proxy-revalidate', 'no-cache', 's-maxage=60'] as const).map((directive) =>
    afterAged(`stale-cut-${directive}`, `With ${directive} and no window, a broken connection is told to the client`, 'RFC 9111 §4.2.4', `max-age=60, ${directive}`, { cut: 'before' }, {
      from: 'proxy',
      status: 502,
    }),
  ),
  {
    id: 'sie-recovers',
    name: 'When the origin is well again, its answer counts',
    section: sie,
    steps: [{ origin: { headers: aged('max-age=60, stale-if-error=60') }, expect: asked }, { origin: { status: 503 }, expect: stale }, { origin: fresh, expect: asked }, { expect: { from: 'cache', body: 'answer 3' } }],
  },
]

export const staleScenes: readonly Scene[] = [...whileRevalidate, ...ifError]
