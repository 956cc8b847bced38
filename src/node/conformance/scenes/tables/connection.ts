/** Hop-by-hop fields (RFC 9110 §7.6.1, RFC 9111 §3.1): they speak to the next hop, and nobody stores or forwards them. */
import type { Scene } from '../scene.ts'

const fresh = { 'Cache-Control': 'max-age=60' }

/** Fields that end here, each with a value that the proxy does not write on its own account. */
const OF_RESPONSES = [
  ['Keep-Alive', 'timeout=77'],
  ['Proxy-Connection', 'keep-alive'],
  ['Proxy-Authenticate', 'Basic realm="x"'],
  ['Proxy-Authentication-Info', 'x'],
  ['Proxy-Authorization', 'Basic eDp5'],
  ['TE', 'gzip'],
  ['Upgrade', 'example/1'],
] as const

const OF_REQUESTS = [
  ['Keep-Alive', 'timeout=77'],
  ['Proxy-Connection', 'keep-alive'],
  ['Proxy-Authorization', 'Basic eDp5'],
  ['TE', 'trailers'],
  ['Upgrade', 'h2c'],
] as const

export const connectionScenes: readonly Scene[] = [
  ...OF_RESPONSES.map(
    ([name, value]): Scene => ({
      id: `hop-response-${name}`,
      name: `${name} in a response is neither stored nor forwarded`,
      section: 'RFC 9111 §3.1',
      steps: [
        { origin: { headers: { ...fresh, [name]: value, 'X-End': 'yes' } }, expect: { from: 'origin', fields: { [name]: { not: value }, 'X-End': 'yes' } } },
        { expect: { from: 'cache', fields: { [name]: { not: value }, 'X-End': 'yes' } } },
      ],
    }),
  ),
  ...OF_REQUESTS.map(
    ([name, value]): Scene => ({
      id: `hop-request-${name}`,
      name: `${name} in a request is not forwarded`,
      section: 'RFC 9110 §7.6.1',
      steps: [{ ask: { headers: { Connection: name, [name]: value, 'X-End': 'yes' } }, expect: { from: 'origin', forwarded: { [name]: { not: value }, 'X-End': 'yes' } } }],
    }),
  ),
  {
    id: 'hop-response-named',
    name: 'Fields that Connection names in a response are neither stored nor forwarded',
    section: 'RFC 9110 §7.6.1',
    steps: [
      { origin: { headers: { ...fresh, Connection: 'X-One, x-TWO', 'X-One': '1', 'X-Two': '2', 'X-End': 'yes' } }, expect: { from: 'origin', fields: { 'X-One': null, 'X-Two': null, 'X-End': 'yes' } } },
      { expect: { from: 'cache', fields: { 'X-One': null, 'X-Two': null, 'X-End': 'yes' } } },
    ],
  },
  {
    id: 'hop-response-named-lines',
    name: 'Each line of Connection names fields',
    section: 'RFC 9110 §7.6.1',
    steps: [
      { origin: { headers: { ...fresh, Connection: ['X-One', 'X-Two'], 'X-One': '1', 'X-Two': '2' } }, expect: { from: 'origin', fields: { 'X-One': null, 'X-Two': null } } },
      { expect: { from: 'cache', fields: { 'X-One': null, 'X-Two': null } } },
    ],
  },
  {
    id: 'hop-304-named',
    name: 'Fields that Connection names in a 304 change nothing stored',
    section: 'RFC 9111 §3.2',
    steps: [
      { origin: { headers: { ETag: '"a"', 'Cache-Control': 'no-cache', 'X-One': 'stored' } }, expect: { from: 'origin' } },
      { origin: { headers: { ETag: '"a"', 'Cache-Control': 'max-age=60', Connection: 'X-One', 'X-One': 'hop' }, validates: true }, expect: { from: 'validation', fields: { 'X-One': 'stored' } } },
      { expect: { from: 'cache', fields: { 'X-One': 'stored' } } },
    ],
  },
  {
    id: 'hop-request-named',
    name: 'Fields that Connection names in a request are not forwarded',
    section: 'RFC 9110 §7.6.1',
    steps: [{ ask: { headers: { Connection: 'X-One, x-TWO', 'X-One': '1', 'X-Two': '2', 'X-End': 'yes' } }, expect: { from: 'origin', forwarded: { 'X-One': null, 'X-Two': null, 'X-End': 'yes' } } }],
  },
  {
    id: 'hop-close',
    name: 'A client that closes its connection gets its answer, and the origin hears nothing of it',
    section: 'RFC 9112 §9.6',
    steps: [{ ask: { headers: { Connection: 'close' } }, expect: { from: 'origin', fields: { Connection: 'close' }, forwarded: { Connection: { not: 'close' } } } }],
  },
  {
    id: 'hop-trailers',
    name: 'Trailer fields do not become header fields',
    section: 'RFC 9110 §6.5.1',
    steps: [
      { origin: { headers: { ...fresh, Trailer: 'X-After' }, trailers: { 'X-After': 'yes' } }, expect: { from: 'origin', fields: { 'X-After': null } } },
      { expect: { from: 'cache', fields: { 'X-After': null } } },
    ],
  },
  {
    id: 'hop-chunked',
    name: 'Chunks frame a message for one hop: what is stored of it has a length',
    section: 'RFC 9112 §7.1',
    steps: [
      { origin: { headers: { ...fresh, 'Transfer-Encoding': 'chunked' } }, expect: { from: 'origin' } },
      { expect: { from: 'cache', fields: { 'Transfer-Encoding': null, 'Content-Length': '8' } } },
    ],
  },
  {
    id: 'hop-unknown-coding',
    name: 'A response in a transfer coding that nobody offered is refused, and not stored',
    section: 'RFC 9112 §6.1',
    steps: [{ origin: { headers: { ...fresh, 'Transfer-Encoding': 'unknown' } }, expect: { from: 'proxy', status: 502 } }, { origin: { headers: fresh }, expect: { from: 'origin' } }],
  },
  {
    id: 'hop-via',
    name: 'The request that goes on says in Via who forwards it',
    section: 'RFC 9110 §7.6.3',
    steps: [{ expect: { from: 'origin', forwarded: { Via: /^1\.1 \S+/ } } }],
  },
]
