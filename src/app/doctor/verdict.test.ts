import { expect, test } from 'vitest'
import { diagnose } from '../../doctor/diagnose.ts'
import { readPaste } from '../../doctor/read.ts'
import { EXAMPLES } from './examples.ts'
import { verdictInWords } from './verdict.ts'

function diagnosed(text: string) {
  const reading = readPaste(text)
  if (reading.kind !== 'read') throw new Error(`Not read: ${text}`)
  return diagnose(reading.exchanges[reading.first]!, Date.UTC(2026, 10, 21, 9))
}

test.each<[string, RegExp, RegExp]>([
  ['Cache-Control: no-store', /^A browser keeps no copy/, /^A CDN keeps no copy/],
  ['Cache-Control: private, max-age=60', /^A browser may use its copy for 60 s/, /^A CDN keeps no copy/],
  ['Cache-Control: no-cache', /asks the origin before each use/, /asks the origin before each use/],
  ['Cache-Control: max-age=0', /stale from the start/, /stale from the start/],
  ['Cache-Control: max-age=60\nVary: *', /fits no request/, /fits no request/],
  ['Cache-Control: max-age=60, s-maxage=600\nAge: 415', /lifetime spent/, /^A CDN may answer others from its copy for 3 min 5 s more/],
  ['Date: Sat, 21 Nov 2026 09:00:00 GMT\nCache-Control: max-age=600, stale-while-revalidate=300\nAge: 610', /lifetime spent: for 4 min 50 s more it may be used while a fetch renews it/, /for 4 min 50 s more/],
  ['Cache-Control: max-age=0, stale-while-revalidate=86400', /stale from the start, and use it for 24 h while/, /use it for 24 h/],
  ['Cache-Control: s-maxage=60, stale-while-revalidate=60', /stale from the start, and use it for 60 s while/, /^A CDN may answer others from its copy for 60 s/],
  ['Expires: Sat, 21 Nov 2026 09:30:00 GMT', /for 30 min without/, /for 30 min without/],
  ['Date: Sat, 21 Nov 2026 09:00:00 GMT\nLast-Modified: Wed, 11 Nov 2026 09:00:00 GMT', /24 h .* by a guess/, /by a guess/],
])('%j', (text, browser, cdn) => {
  const [one, other] = verdictInWords(diagnosed(text))
  expect(one).toMatch(browser)
  expect(other).toMatch(cdn)
})

test('each example shows what its name says', () => {
  const found = Object.fromEntries(EXAMPLES.map(({ id, text }) => [id, diagnosed(text).findings.map((each) => each.id)]))
  expect(found).toMatchObject({ trap: ['age-beyond-lifetime'], asset: [], api: ['authorization-shared'], silent: ['heuristic', 'pragma-alone'] })
  expect(found['leak']?.[0]).toBe('set-cookie-shared')
  expect(found['window']).toContain('window-long')
})
