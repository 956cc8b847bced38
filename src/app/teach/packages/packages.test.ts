import { expect, test } from 'vitest'
import { packagesIn } from './packages.ts'

const one = { scope: '04-ttl', file: 'build-a-cdn-04-ttl-scorm12.zip', bytes: 600_000 }

test('the list that the build writes', () => {
  expect(packagesIn(JSON.stringify({ packages: [one] }))).toEqual([one])
})

test.each(['', '<!doctype html><title>Every address gives this page</title>', 'null', '{}', '{"packages":{}}', JSON.stringify({ packages: [{ ...one, file: '../../x.zip' }] }), JSON.stringify({ packages: [{ ...one, bytes: 'many' }] })])(
  'anything else means that there are none: %s',
  (text) => {
    expect(packagesIn(text)).toEqual([])
  },
)
