import { expect, test } from 'vitest'
import { parsePolicy } from '../../../src/engine/policy/document.ts'
import { SHOP } from '../../../src/engine/policy/examples.ts'
import { exported, fromFile } from './file.ts'

const read = (...parts: BlobPart[]) => fromFile(new Blob(parts))

test('what is exported can be imported, names its schema, and ends with a line break', async () => {
  const text = exported(SHOP)
  expect(text).toMatch(/^\{\n {2}"\$schema": "\.\/policy\.schema\.json",\n {2}"version": 1,[^]*\}\n$/)
  expect(await read(text)).toEqual({ ok: true, text, document: { $schema: './policy.schema.json', ...SHOP } })
  expect(parsePolicy(exported({ ...SHOP, $schema: 'https://own.example/s.json' }))).toMatchObject({ document: { $schema: 'https://own.example/s.json' } })
})

test('marks of byte order are read and left out', async () => {
  const text = '{"version":1}'
  const utf16 = new Uint8Array(new Uint16Array([0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))]).buffer)
  expect(await read('\uFEFF', text)).toMatchObject({ ok: true, text })
  expect(await read(utf16)).toMatchObject({ ok: true, text })
})

test.each([
  ['', 'There is no text.'],
  ['{"version":1', 'it ends where'],
  ['{"version":1,"default":{"edge":{"ttlSeconds":"60"}}}', '"60" stands where a whole number'],
  ['{"version":3}', 'version is 3'],
  ['{"version":1,"__proto__":{}}', 'can not be the name of a member'],
  ['PK\u0003\u0004\0\0', 'The file is no text.'],
  ['x'.repeat(150_000), '150000 characters'],
])('%.40s is refused with a mend', async (text, problem) => {
  expect(await read(text)).toMatchObject({ ok: false, problems: [{ problem: expect.stringContaining(problem) as string, mend: expect.stringMatching(/\w/) as string }] })
})

test('the path of what is wrong is told', async () => {
  expect(await read('{"version":1,"default":{"edge":{"ttlSeconds":"60"}}}')).toMatchObject({ problems: [{ path: 'default.edge.ttlSeconds' }] })
})

test('bytes that are no text are told', async () => {
  expect(await read(Uint8Array.of(0x89, 0xff, 0xd8))).toMatchObject({ ok: false, problems: [{ problem: 'The file is no text.' }] })
})

test('a huge file is not even read', async () => {
  const huge = { size: 5_000_000_000, arrayBuffer: () => Promise.reject(new Error('was read')) } as unknown as Blob
  expect(await fromFile(huge)).toMatchObject({ ok: false, problems: [{ problem: expect.stringContaining('5000000000 bytes') as string }] })
  expect(await fromFile({ ...huge, size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) })).toMatchObject({ problems: [{ problem: expect.stringContaining('could not be read') as string }] })
})
