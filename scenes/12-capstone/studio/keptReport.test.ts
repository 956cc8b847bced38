import { expect, test } from 'vitest'
import { loadReport, REPORT_KEY, saveReport } from './keptReport.ts'
import { STARTS } from './starts.ts'
import { reportWith } from './studio.testdata.ts'
import type { Verified } from './useVerification.ts'

function storage(text: string | null = null) {
  const kept = new Map<string, string>(text === null ? [] : [[REPORT_KEY, text]])
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) }
}

const report = reportWith({ failed: ['api.cookies', 'static.hits', 'static.expiry'], document: STARTS.blank, warnings: [{ kind: 'little-margin', assertion: 'static.deploy', value: 59_000, bound: 60_000 }] })
const verified: Verified = { document: STARTS.blank, seed: 1, bounds: {}, ofGood: false, report }

test('a report comes back as it was', () => {
  const store = storage()
  saveReport(() => store, verified)
  expect(loadReport(() => store)).toEqual(verified)
})

test('what is broken, or what this release would not have made, is as if it weren’t there', () => {
  const store = storage()
  saveReport(() => store, verified)
  const text = store.getItem(REPORT_KEY)!
  const changed = (from: string, to: string) => {
    expect(text).toContain(from)
    return text.replace(from, to)
  }
  const hostile = [
    '',
    'null',
    '[]',
    text.slice(0, -9),
    changed('"version":1', '"version":2'),
    changed('"seed":1', '"seed":99'),
    changed('"id":"api.cookies"', '"id":"api.gone"'),
    changed('"user":"ana"', '"user":"nobody"'),
    changed('"probe":"api.cookies","inputs"', '"probe":"__proto__","inputs"'),
    changed('"kind":"little-margin"', '"kind":"constructor"'),
  ]
  for (const each of hostile) expect(loadReport(() => storage(each)), each.slice(0, 60)).toBeNull()
  expect(
    loadReport(() => {
      throw new Error('Storage is forbidden.')
    }),
  ).toBeNull()
})
