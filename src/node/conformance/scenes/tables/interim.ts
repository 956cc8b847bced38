/** Interim responses (RFC 9110 §15.2): each client of HTTP/1.1 gets them, no cache keeps them. */
import type { Scene } from '../scene.ts'

const section = 'RFC 9110 §15.2'
const fresh = { 'Cache-Control': 'max-age=60' }
const link = '</style.css>; rel=preload; as=style'

export const interimScenes: readonly Scene[] = [
  {
    id: 'interim-103',
    name: '103 (Early Hints) is passed on with its fields, and the final response is stored without them',
    section,
    steps: [
      {
        origin: { headers: fresh, interim: [{ status: 103, headers: { Link: link, 'X-Own': 'yes' } }] },
        expect: { from: 'origin', interim: [{ status: 103, fields: { Link: link, 'X-Own': 'yes' } }], fields: { Link: null, 'X-Own': null } },
      },
      { expect: { from: 'cache', interim: [], fields: { Link: null, 'X-Own': null } } },
    ],
  },
  {
    id: 'interim-102',
    name: '102 is passed on',
    section,
    steps: [{ origin: { headers: fresh, interim: [{ status: 102 }] }, expect: { from: 'origin', interim: [{ status: 102 }] } }, { expect: { from: 'cache', interim: [] } }],
  },
  {
    id: 'interim-several',
    name: 'Several are passed on in their order',
    section,
    steps: [
      {
        origin: { interim: [{ status: 102 }, { status: 103, headers: { Link: '</a>; rel=preload' } }, { status: 103, headers: { Link: '</b>; rel=preload' } }] },
        expect: { from: 'origin', interim: [{ status: 102 }, { status: 103, fields: { Link: '</a>; rel=preload' } }, { status: 103, fields: { Link: '</b>; rel=preload' } }] },
      },
    ],
  },
  {
    id: 'interim-unknown',
    name: 'One with a status that nobody knows is passed on',
    section,
    steps: [{ origin: { interim: [{ status: 199, headers: { 'X-Own': 'yes' } }] }, expect: { from: 'origin', interim: [{ status: 199, fields: { 'X-Own': 'yes' } }] } }],
  },
  {
    id: 'interim-not-stored',
    name: 'A lifetime in an interim response is none for the final one',
    section: 'RFC 9111 §3',
    steps: [
      { origin: { headers: { 'Cache-Control': 'no-store' }, interim: [{ status: 103, headers: { ...fresh, Link: link } }] }, expect: { from: 'origin', interim: [{ status: 103 }] } },
      { expect: { from: 'origin', interim: [] } },
    ],
  },
  {
    id: 'interim-hop-by-hop',
    name: 'Hop-by-hop fields of an interim response stay here',
    section: 'RFC 9110 §7.6.1',
    steps: [
      {
        origin: { interim: [{ status: 103, headers: { Connection: 'X-Hop', 'X-Hop': 'yes', Link: link } }] },
        expect: { from: 'origin', interim: [{ status: 103, fields: { Link: link, 'X-Hop': null } }] },
      },
    ],
  },
  {
    id: 'interim-validation',
    name: '103 before a 304 is passed on',
    section,
    steps: [
      { origin: { headers: { ETag: '"a"', 'Cache-Control': 'no-cache' } }, expect: { from: 'origin' } },
      {
        origin: { headers: { ETag: '"a"', 'Cache-Control': 'no-cache' }, validates: true, interim: [{ status: 103, headers: { Link: link } }] },
        expect: { from: 'validation', interim: [{ status: 103, fields: { Link: link } }] },
      },
    ],
  },
  {
    id: 'interim-100',
    name: 'A client that expects 100 (Continue) gets it, and its body reaches the origin',
    section: 'RFC 9110 §10.1.1',
    steps: [
      {
        ask: { method: 'POST', headers: { Expect: '100-continue' }, body: 'a body that waits' },
        expect: { from: 'origin', interim: [{ status: 100 }], forwardedBody: 'a body that waits' },
      },
    ],
  },
]
