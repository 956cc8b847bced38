import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foreignSizes, readMessage } from './messages.ts'

const OURS = { source: 'build-a-cdn', v: 1 }

test.each<readonly [unknown, unknown]>([
  [{ ...OURS, type: 'hello' }, { type: 'hello' }],
  [{ type: 'hello' }, null],
  [{ source: 'build-a-cdn', type: 'pause' }, null],
  [{ v: 1, type: 'theme', theme: 'dark' }, null],
  ['{"type":"goto","step":3}', null],
  [{ ...OURS, type: 'goto', step: 1e300 }, { type: 'goto', step: 9999 }],
  [{ ...OURS, type: 'goto', step: Number.POSITIVE_INFINITY }, { type: 'goto', step: 9999 }],
  [{ ...OURS, type: 'goto', step: -1e21 }, { type: 'goto', step: 1 }],
  [{ ...OURS, type: 'goto', step: 2.5 }, { type: 'goto', step: 3 }],
  [{ ...OURS, type: 'goto', step: 3 }, { type: 'goto', step: 3 }],
  [JSON.stringify({ ...OURS, type: 'goto', step: 3 }), { type: 'goto', step: 3 }],
  [{ ...OURS, type: 'theme', theme: 'dark' }, { type: 'theme', theme: 'dark' }],
  [{ ...OURS, type: 'pause' }, { type: 'pause' }],
  ['slide:start', { type: 'run' }],
  ['slide:stop', { type: 'pause' }],
  [{ ...OURS, type: 'goto' }, null],
  [{ ...OURS, type: 'goto', step: '3' }, null],
  [{ ...OURS, type: 'goto', step: Number.NaN }, null],
  [{ ...OURS, type: 'theme', theme: 'purple' }, null],
  [{ ...OURS, v: 2, type: 'hello' }, null],
  [{ source: 'another', type: 'hello' }, null],
  [{ ...OURS, type: 'run' }, null],
  ['{"type":"hello"', null],
  [`{"source":"build-a-cdn","v":1,"type":"hello","x":"${'x'.repeat(2000)}"}`, null],
  [null, null],
  [undefined, null],
  [[], null],
  [Object.defineProperty({}, 'type', { get: () => { throw new Error('no') } }), null],
])('%j is read as %j', (data, asked) => expect(readMessage(data)).toEqual(asked))

test('nothing that comes in throws', () => {
  fc.assert(fc.property(fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true }), fc.json()), (data) => void readMessage(data)))
})

test('the heights that platforms know', () => {
  expect(foreignSizes(640)).toEqual(['{"context":"iframe.resize","height":640}', { subject: 'lti.frameResize', height: 640 }])
})
