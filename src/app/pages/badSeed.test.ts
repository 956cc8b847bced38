import { expect, test } from 'vitest'
import { createAppStore } from '../state/store.ts'
import { openVault } from '../state/vault.ts'
import { en } from './badSeed.en.ts'
import { tellBadSeed } from './badSeed.ts'

test('says once what the address asks for, in one short line, whatever stands there', () => {
  const store = createAppStore(openVault(() => null as never))
  tellBadSeed(store, '-1')
  tellBadSeed(store, `<b>\u202E\n${'9'.repeat(5000)}`)
  expect(store.getState().notices).toEqual([{ kind: 'said', what: 'seed', text: en.badSeed(`<b> ${'9'.repeat(56)}…`) }])
})
