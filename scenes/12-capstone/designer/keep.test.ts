import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SHOP, SMALLEST } from '../../../src/engine/policy/examples.ts'
import { KEPT_KEY, openKeep } from './keep.ts'

/** A storage that several tabs share. */
function storage(initial: Readonly<Record<string, string>> = {}) {
  const held = new Map(Object.entries(initial))
  let writes = 0
  return {
    held,
    writes: () => writes,
    getItem: (key: string) => held.get(key) ?? null,
    removeItem: (key: string) => void held.delete(key),
    setItem: (key: string, value: string) => {
      writes += 1
      held.set(key, value)
    },
  }
}

const design = { text: '{"version":1,', good: SMALLEST }
const quota = () => {
  throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
}

test('a text that does not parse comes back beside the last document that did', () => {
  const store = storage()
  expect(openKeep(() => store).save(design)).toEqual({ kept: true, notice: null })
  expect(openKeep(() => store).load()).toEqual({ kept: design, notice: null })
})

test('nothing kept is no mistake', () => {
  expect(openKeep(() => storage()).load()).toEqual({ kept: null, notice: null })
})

describe('several tabs', () => {
  test('the last that writes wins, and what is heard is not written again', () => {
    const store = storage()
    const [one, other] = [openKeep(() => store), openKeep(() => store)]
    one.save(design)
    other.save({ text: 'later', good: SHOP })
    const heard = one.heard(KEPT_KEY, store.held.get(KEPT_KEY) ?? null)
    expect(heard).toEqual({ text: 'later', good: SHOP })
    const before = store.writes()
    expect(one.save(heard ?? design)).toEqual({ kept: true, notice: null })
    expect(store.writes()).toBe(before)
    expect(one.heard(KEPT_KEY, store.held.get(KEPT_KEY) ?? null)).toBeNull()
  })

  test.each([
    ['other', '{}'],
    [null, null],
    [KEPT_KEY, null],
    [KEPT_KEY, 'broken'],
    [KEPT_KEY, '{"version":2}'],
  ])('of %s %s nothing is taken', (key, value) => {
    expect(openKeep(() => storage()).heard(key, value)).toBeNull()
  })
})

describe('what is broken', () => {
  const broken = ['', 'x', 'null', '[]', '{}', '{"version":1}', '{"version":1,"text":1,"good":"{}"}', '{"version":1,"text":"","good":"{\\"version\\":1,\\"x\\":1}"}', `"${'x'.repeat(900_000)}"`]
  test.each(broken)('%.40s is set aside whole and told', (text) => {
    const store = storage({ [KEPT_KEY]: text })
    const keep = openKeep(() => store)
    const { kept, notice } = keep.load()
    expect(kept).toBeNull()
    expect(notice).toEqual({ kind: 'damaged', asideKey: `${KEPT_KEY}:damaged-1` })
    expect(store.held.get(`${KEPT_KEY}:damaged-1`)).toBe(text)
    expect(keep.save(design).kept).toBe(true)
  })

  test('any text is read or set aside, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const store = storage({ [KEPT_KEY]: text })
        openKeep(() => store).load()
        expect([...store.held.values()]).toEqual([text])
      }),
    )
  })

  test('what a later release wrote stays where it is', () => {
    const store = storage({ [KEPT_KEY]: '{"version":2}' })
    const keep = openKeep(() => store)
    expect(keep.load()).toEqual({ kept: null, notice: { kind: 'newer' } })
    expect(keep.save(design)).toEqual({ kept: false, notice: { kind: 'newer' } })
    expect(store.held.get(KEPT_KEY)).toBe('{"version":2}')
  })

  test('what cannot be set aside stays, and nothing is written over it', () => {
    const store = { ...storage({ [KEPT_KEY]: 'broken' }), setItem: quota }
    const keep = openKeep(() => store)
    expect(keep.load().notice).toEqual({ kind: 'damaged', asideKey: null })
    expect(keep.save(design).kept).toBe(false)
  })
})

describe('a storage that refuses', () => {
  test('no storage, or one that throws: memory alone, and it is told', () => {
    const throws = () => {
      throw new Error('SecurityError')
    }
    for (const keep of [openKeep(() => null), openKeep(throws)]) {
      expect(keep.load()).toEqual({ kept: null, notice: { kind: 'forbidden' } })
      expect(keep.save(design)).toEqual({ kept: false, notice: { kind: 'forbidden' } })
    }
  })

  test('a full one: told, and tried again at the next change', () => {
    const store = storage()
    let full = true
    const keep = openKeep(() => (full ? { ...store, setItem: quota } : store))
    expect(keep.save(design)).toEqual({ kept: false, notice: { kind: 'full' } })
    full = false
    expect(keep.save(design).kept).toBe(true)
  })

  test('a text too long to be kept', () => {
    expect(openKeep(() => storage()).save({ text: 'x'.repeat(900_000), good: SMALLEST })).toEqual({ kept: false, notice: { kind: 'full' } })
  })
})
