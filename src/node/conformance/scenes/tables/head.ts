/** HEAD, and what its answer tells of a stored response (RFC 9111 §4.3.5). */
import type { Fields, Scene } from '../scene.ts'

const section = 'RFC 9111 §4.3.5'
const HEAD = { method: 'HEAD' }
const aged: Fields = { Age: '70', 'Cache-Control': 'max-age=60', ETag: '"a"', 'X-Version': '1' }

export const headScenes: readonly Scene[] = [
  {
    id: 'head-from-get',
    name: 'A stored GET answers HEAD, without its body',
    section: 'RFC 9111 §4',
    steps: [{ origin: { headers: { 'Cache-Control': 'max-age=60' } }, expect: { from: 'origin' } }, { ask: HEAD, expect: { from: 'cache', body: '', fields: { 'Content-Length': '8' } } }],
  },
  {
    id: 'head-not-for-get',
    name: 'The answer to HEAD does not answer a GET',
    section: 'RFC 9110 §9.3.2',
    steps: [{ ask: HEAD, origin: { headers: { 'Cache-Control': 'max-age=60' } }, expect: { from: 'origin', body: '' } }, { expect: { from: 'origin', body: 'answer 2' } }],
  },
  {
    id: 'head-renews',
    name: 'HEAD with the same validator and length renews what is stored',
    section,
    steps: [
      { origin: { headers: aged, body: '12345678' }, expect: { from: 'origin' } },
      {
        ask: HEAD,
        origin: { headers: { 'Cache-Control': 'max-age=600', ETag: '"a"', 'X-Version': '2' }, body: '12345678' },
        expect: { from: 'origin', body: '' },
      },
      { expect: { from: 'cache', fields: { 'X-Version': '2', Age: /^[0-9]$/ } } },
    ],
  },
  {
    id: 'head-other-etag',
    name: 'HEAD with another validator makes what is stored unusable until it is validated',
    section,
    steps: [
      { origin: { headers: aged, body: '12345678' }, expect: { from: 'origin' } },
      { ask: HEAD, origin: { headers: { 'Cache-Control': 'max-age=600', ETag: '"b"' }, body: '12345678' }, expect: { from: 'origin', body: '' } },
      { origin: { headers: { 'Cache-Control': 'max-age=600', ETag: '"b"' } }, expect: { from: 'origin' } },
    ],
  },
  {
    id: 'head-other-length',
    name: 'HEAD with another length does so too',
    section,
    steps: [
      { origin: { headers: aged, body: '12345678' }, expect: { from: 'origin' } },
      { ask: HEAD, origin: { headers: { 'Cache-Control': 'max-age=600', ETag: '"a"' }, body: '1234567890' }, expect: { from: 'origin', body: '' } },
      { origin: { headers: { 'Cache-Control': 'max-age=600' } }, expect: { from: 'origin' } },
    ],
  },
]
