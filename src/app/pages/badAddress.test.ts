import { expect, test } from 'vitest'
import { en as doubledWords } from '../routes/doubled.en.ts'
import { createAppStore } from '../state/store.ts'
import { openVault } from '../state/vault.ts'
import { en } from './badAddress.en.ts'
import { tellBadAddress } from './badAddress.ts'

const open = () => createAppStore(openVault(() => null as never))
const texts = (store: ReturnType<typeof open>) => store.getState().notices.map((notice) => ('text' in notice ? notice.text : notice.kind))

test('says once what the address asks for, in one short line, whatever stands there', () => {
  const store = open()
  tellBadAddress(store, 'scene', '?seed=-1')
  tellBadAddress(store, 'scene', `?seed=${encodeURIComponent(`<b>\u202E\n${'9'.repeat(5000)}`)}`)
  expect(store.getState().notices).toEqual([{ kind: 'said', what: 'address', text: en.badSeed(`<b> ${'9'.repeat(56)}…`) }])
})

test.each<readonly [Parameters<typeof tellBadAddress>[1], string, readonly string[]]>([
  ['scene', '?step=3&seed=7&theme=dark&lang=en', []],
  ['scene', '?seed=7&seed=8', [doubledWords.doubled('seed', 'seed=7')]],
  ['scene', '?seed=x&seed=8', [`${en.badSeed('x')} ${doubledWords.doubled('seed', 'seed=x')}`]],
  ['scene', '?step=2&step=3&theme=dark&theme=light', [`${doubledWords.doubled('step', 'step=2')} ${doubledWords.doubled('theme', 'theme=dark')}`]],
  ['home', '?seed=x&step=1&step=2&lang=en&lang=de', [doubledWords.doubled('lang', 'lang=en')]],
  ['teach', '?seed=7&seed=8&drill=5&drill=6', []],
])('on the page %s with %s it says %j', (kind, query, said) => {
  const store = open()
  tellBadAddress(store, kind, query)
  expect(texts(store)).toEqual(said)
})

test('what was dismissed stays so from step to step, and comes back with another address', () => {
  const store = open()
  tellBadAddress(store, 'scene', '?seed=x')
  store.getState().dismiss(store.getState().notices[0]!)
  tellBadAddress(store, 'scene', '?seed=x&step=2')
  expect(texts(store)).toEqual([])
  tellBadAddress(store, 'scene', '?step=2')
  tellBadAddress(store, 'scene', '?seed=x')
  expect(texts(store)).toEqual([en.badSeed('x')])
})
