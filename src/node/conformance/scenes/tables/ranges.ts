/** Ranges (RFC 9110 §14) and partial responses (RFC 9111 §3.3, §3.4). The content is `0123456789` throughout. */
import type { Answer, Expectation, Fields, Question, Scene } from '../scene.ts'

const content = '0123456789'
const fresh: Fields = { 'Cache-Control': 'max-age=60', ETag: '"a"', 'Last-Modified': 'Thu, 01 Jan 2015 00:00:00 GMT' }
const whole: Answer = { headers: fresh, body: content }
const range = (value: string, more: Fields = {}): Question => ({ headers: { Range: value, ...more } })

/** @returns the answer to a request for these bytes */
function part(first: number, last: number, more: Fields = {}): Answer {
  return { status: 206, headers: { ...fresh, 'Content-Range': `bytes ${first}-${last}/10`, ...more }, body: content.slice(first, last + 1) }
}

const partial = (body: string, contentRange: string): Expectation => ({ from: 'cache', status: 206, body, fields: { 'Content-Range': contentRange, 'Content-Length': String(body.length) } })

/** The whole is stored; then this is asked for. */
function ofWhole(id: string, name: string, section: string, ask: Question, expect: Expectation): Scene {
  return { id, name, section, steps: [{ origin: whole, expect: { from: 'origin' } }, { ask, expect }] }
}

/** The last five bytes are stored; then this is asked for. */
function ofPart(id: string, name: string, ask: Question, expect: Expectation, headers: Fields = {}): Scene {
  return { id, name, section: 'RFC 9111 §3.3', steps: [{ ask: range('bytes=-5'), origin: part(5, 9, headers), expect: { from: 'origin', status: 206 } }, { ask, expect }] }
}

const all: Expectation = { from: 'cache', body: content, fields: { 'Content-Range': null } }

export const rangeScenes: readonly Scene[] = [
  ofWhole('range-first-last', 'First and last byte', 'RFC 9110 §14.1.2', range('bytes=2-4'), partial('234', 'bytes 2-4/10')),
  ofWhole('range-open', 'From a byte to the end', 'RFC 9110 §14.1.2', range('bytes=7-'), partial('789', 'bytes 7-9/10')),
  ofWhole('range-suffix', 'The last bytes', 'RFC 9110 §14.1.2', range('bytes=-3'), partial('789', 'bytes 7-9/10')),
  ofWhole('range-long-suffix', 'More last bytes than there are', 'RFC 9110 §14.1.2', range('bytes=-99'), partial(content, 'bytes 0-9/10')),
  ofWhole('range-past-end', 'A last byte past the end', 'RFC 9110 §14.1.2', range('bytes=8-99'), partial('89', 'bytes 8-9/10')),
  ofWhole('range-unsatisfiable', 'A range past the end is a 416 that tells the length', 'RFC 9110 §15.5.17', range('bytes=10-'), { from: 'cache', status: 416, body: null, fields: { 'Content-Range': 'bytes */10' } }),
  ofWhole('range-malformed', 'A range that makes no sense is ignored', 'RFC 9110 §14.2', range('bytes=4-2'), all),
  ofWhole('range-other-unit', 'Another unit is ignored', 'RFC 9110 §14.2', range('lines=1-2'), all),
  ofWhole('range-on-head', 'Range on HEAD is ignored', 'RFC 9110 §14.2', { method: 'HEAD', ...range('bytes=2-4') }, { ...all, body: '' }),
  ofWhole('if-range-etag', 'If-Range with the same strong tag: the part', 'RFC 9110 §13.1.5', range('bytes=2-4', { 'If-Range': '"a"' }), partial('234', 'bytes 2-4/10')),
  ofWhole('if-range-other', 'If-Range with another tag: the whole', 'RFC 9110 §13.1.5', range('bytes=2-4', { 'If-Range': '"b"' }), all),
  ofWhole('if-range-weak', 'If-Range with a weak tag: the whole', 'RFC 9110 §13.1.5', range('bytes=2-4', { 'If-Range': 'W/"a"' }), all),
  ofWhole('range-condition-first', 'A condition is looked at before the range', 'RFC 9110 §13.2.2', range('bytes=2-4', { 'If-None-Match': '"a"' }), { from: 'cache', status: 304, body: '' }),
  ofPart('part-same', 'A stored part answers the same range', range('bytes=-5'), partial('56789', 'bytes 5-9/10')),
  ofPart('part-within', 'A stored part answers a range within it', range('bytes=6-8'), partial('678', 'bytes 6-8/10')),
  ofPart('part-open', 'A stored part answers an open range within it', range('bytes=6-'), partial('6789', 'bytes 6-9/10')),
  ofPart('part-suffix', 'A stored part answers last bytes within it', range('bytes=-1'), partial('9', 'bytes 9-9/10')),
  ofPart('part-no-store', 'A part that may not be stored is not', range('bytes=-5'), { from: 'origin' }, { 'Cache-Control': 'no-store' }),
  {
    id: 'part-not-whole',
    name: 'A part never stands for the whole',
    section: 'RFC 9111 §3.3',
    steps: [{ ask: range('bytes=-5'), origin: part(5, 9), expect: { from: 'origin', status: 206 } }, { origin: whole, expect: { from: 'origin', body: content, status: 200 } }],
  },
  {
    id: 'part-uncovered',
    name: 'A range that is not stored is asked for',
    section: 'RFC 9111 §3.3',
    steps: [
      { ask: range('bytes=-5'), origin: part(5, 9), expect: { from: 'origin', status: 206 } },
      { ask: range('bytes=0-2'), origin: part(0, 2), expect: { from: 'origin', status: 206, fields: { 'Content-Range': 'bytes 0-2/10' } } },
    ],
  },
  {
    id: 'parts-combined',
    name: 'Parts with the same strong tag become the whole',
    section: 'RFC 9111 §3.4',
    steps: [
      { ask: range('bytes=0-4'), origin: part(0, 4), expect: { from: 'origin', status: 206 } },
      { ask: range('bytes=5-9'), origin: part(5, 9), expect: { from: 'origin', status: 206 } },
      { expect: { from: 'cache', body: content, fields: { 'Content-Length': '10', 'Content-Range': null } } },
    ],
  },
  {
    id: 'parts-other-tag',
    name: 'Parts with different tags are not combined',
    section: 'RFC 9111 §3.4',
    steps: [
      { ask: range('bytes=0-4'), origin: part(0, 4), expect: { from: 'origin', status: 206 } },
      { ask: range('bytes=5-9'), origin: part(5, 9, { ETag: '"b"' }), expect: { from: 'origin', status: 206 } },
      { origin: whole, expect: { from: 'origin', body: content } },
    ],
  },
  {
    id: 'parts-weak',
    name: 'Parts with weak tags are not combined',
    section: 'RFC 9111 §3.4',
    steps: [
      { ask: range('bytes=0-4'), origin: part(0, 4, { ETag: 'W/"a"' }), expect: { from: 'origin', status: 206 } },
      { ask: range('bytes=5-9'), origin: part(5, 9, { ETag: 'W/"a"' }), expect: { from: 'origin', status: 206 } },
      { origin: whole, expect: { from: 'origin', body: content } },
    ],
  },
]
