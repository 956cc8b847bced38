import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { mergeProgress, type Progress, type SceneProgress } from './progress.ts'
import { createAppStore, PROGRESS_KEY, SETTINGS_KEY, type AppStore } from './store.ts'
import { exportText } from './transfer.ts'
import { openVault } from './vault.ts'

const scene = (furthest: number, over: Partial<SceneProgress> = {}): SceneProgress => ({ furthest, steps: 8, checks: {}, done: false, ...over })

/** A storage of its own; `fail` makes writes throw. */
function memory(initial: Record<string, string> = {}) {
  const map = new Map(Object.entries(initial))
  const store = {
    map,
    fail: null as Error | null,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (store.fail) throw store.fail
      map.set(key, text)
    },
    removeItem: (key: string) => void map.delete(key),
  }
  return store
}

function open(storage: ReturnType<typeof memory>): AppStore {
  const app = createAppStore(openVault(() => storage))
  app.getState().restore()
  return app
}

const stored = (storage: ReturnType<typeof memory>): unknown => JSON.parse(storage.map.get(PROGRESS_KEY) ?? 'null')
const kinds = (app: AppStore): string[] => app.getState().notices.map((notice) => notice.kind)
const v1 = (scenes: unknown, over: object = {}): string => JSON.stringify({ version: 1, generation: 0, scenes, ...over })
const quota = (): DOMException => new DOMException('full', 'QuotaExceededError')

describe('an ordinary life', () => {
  test('what one visit records, the next one finds', () => {
    const storage = memory()
    open(storage).getState().recordScene('02', scene(3, { checks: { goal: 'solved' } }))
    const next = open(storage)
    expect(next.getState().progress.scenes).toEqual({ '02': scene(3, { checks: { goal: 'solved' } }) })
    expect(next.getState().notices).toEqual([])
  })

  test('going back in a scene loses nothing, and a solved check stays solved', () => {
    const app = open(memory())
    app.getState().recordScene('02', scene(8, { checks: { goal: 'solved', trace: 'shown' }, done: true }))
    app.getState().recordScene('02', scene(2, { checks: { goal: 'skipped', trace: 'solved' } }))
    expect(app.getState().progress.scenes['02']).toEqual(scene(8, { checks: { goal: 'solved', trace: 'solved' }, done: true }))
  })

  test('storage is not touched before restore', () => {
    const get = vi.fn(() => memory())
    createAppStore(openVault(get))
    expect(get).not.toHaveBeenCalled()
  })

  test('settings are kept, and each part falls back on its own', () => {
    const storage = memory({ [SETTINGS_KEY]: JSON.stringify({ version: 1, theme: 'mauve', motion: 'reduce' }) })
    const app = open(storage)
    expect(app.getState().settings).toEqual({ theme: 'auto', motion: 'reduce' })
    expect(app.getState().notices).toMatchObject([{ kind: 'damaged', what: 'settings', partly: true }])
    app.getState().changeSettings({ theme: 'dark' })
    expect(open(storage).getState().settings).toEqual({ theme: 'dark', motion: 'reduce' })
  })

  test('scenes that this build does not know are kept', () => {
    const storage = memory({ [PROGRESS_KEY]: v1({ '99-later': scene(2) }) })
    open(storage).getState().recordScene('00', scene(1))
    expect(stored(storage)).toMatchObject({ scenes: { '99-later': scene(2), '00': scene(1) } })
  })
})

const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
const corrupt: readonly (readonly [name: string, text: string])[] = [
  ['empty', ''],
  ['white space', ' \n'],
  ['not JSON', 'furthest=3'],
  ['cut off', '{"version":1,"generation":0,"scenes":{"02":{"furthest":3'],
  ['null', 'null'],
  ['a number', '42'],
  ['a string', '"progress"'],
  ['true', 'true'],
  ['an array', '[{"version":1}]'],
  ['deeply nested arrays', deep],
  ['deeply nested in a scene', `{"version":1,"generation":0,"scenes":{"02":${deep}}}`],
  ['very long', v1({ '02': scene(3), x: 'x'.repeat(600_000) })],
  ['no version', '{"generation":0,"scenes":{}}'],
  ['a version that is text', '{"version":"1","generation":0,"scenes":{}}'],
  ['a negative version', '{"version":-1,"generation":0,"scenes":{}}'],
  ['a fractional version', '{"version":0.5,"generation":0,"scenes":{}}'],
  ['a version that never was', '{"version":0,"scenes":{}}'],
  ['no scenes', '{"version":1,"generation":0}'],
  ['scenes as an array', v1([scene(1)])],
  ['scenes as null', v1(null)],
  ['a generation that is text', v1({}, { generation: '0' })],
  ['a generation out of range', v1({}, { generation: 1e300 })],
  ['a step of zero', v1({ '02': scene(0) })],
  ['a negative step', v1({ '02': scene(-3) })],
  ['a fractional step', v1({ '02': scene(1.5) })],
  ['a huge step', v1({ '02': scene(1e9, { steps: 1e9 }) })],
  ['beyond the last step', v1({ '02': scene(9) })],
  ['an unknown check outcome', v1({ '02': scene(1, { checks: { goal: 'won' as 'solved' } }) })],
  ['checks as an array', v1({ '02': { ...scene(1), checks: ['solved'] } })],
  ['done as text', v1({ '02': { ...scene(1), done: 'yes' } })],
  ['a scene as null', v1({ '02': null })],
  ['a __proto__ scene', '{"version":1,"generation":0,"scenes":{"__proto__":{"furthest":1,"steps":8,"checks":{},"done":true}}}'],
  ['a scene id with markup', v1({ '<img src=x>': scene(1) })],
]

describe('a corrupt value', () => {
  test.each(corrupt)('%s: is put aside, said, and the course goes on', (_name, text) => {
    const storage = memory({ [PROGRESS_KEY]: text })
    const app = open(storage)
    const [notice] = app.getState().notices
    expect(notice).toMatchObject({ kind: 'damaged', what: 'progress' })
    expect(storage.map.get(`${PROGRESS_KEY}:damaged-1`)).toBe(text)
    expect(app.getState().progress.scenes).toEqual({})
    app.getState().recordScene('02', scene(2))
    expect(open(storage).getState().progress.scenes).toEqual({ '02': scene(2) })
    expect(({} as Record<string, unknown>)['furthest']).toBeUndefined()
  })

  test('one bad scene does not cost the good ones', () => {
    const text = v1({ '01': scene(4), '02': { furthest: 'three' } })
    const storage = memory({ [PROGRESS_KEY]: text })
    const app = open(storage)
    expect(app.getState().progress.scenes).toEqual({ '01': scene(4) })
    expect(app.getState().notices).toMatchObject([{ kind: 'damaged', partly: true }])
    expect(storage.map.get(`${PROGRESS_KEY}:damaged-1`)).toBe(text)
    expect(kinds(open(storage))).toEqual([])
  })

  test('a second damage does not overwrite the first backup', () => {
    const storage = memory({ [PROGRESS_KEY]: 'one' })
    open(storage)
    storage.map.set(PROGRESS_KEY, 'two')
    open(storage)
    expect([1, 2].map((n) => storage.map.get(`${PROGRESS_KEY}:damaged-${n}`))).toEqual(['one', 'two'])
  })

  test('that cannot be put aside stays where it is, and nothing is written over it', () => {
    const storage = memory({ [PROGRESS_KEY]: 'precious?' })
    storage.fail = quota()
    const app = open(storage)
    storage.fail = null
    app.getState().recordScene('02', scene(2))
    expect(kinds(app)).toEqual(['locked'])
    expect(storage.map.get(PROGRESS_KEY)).toBe('precious?')
    expect(app.getState().progress.scenes['02']).toEqual(scene(2))
  })

  test('a damage that appears while the page is open is put aside before the next write', () => {
    const storage = memory()
    const app = open(storage)
    app.getState().recordScene('01', scene(2))
    storage.map.set(PROGRESS_KEY, '}{')
    app.getState().recordScene('02', scene(3))
    expect(storage.map.get(`${PROGRESS_KEY}:damaged-1`)).toBe('}{')
    expect(stored(storage)).toMatchObject({ scenes: { '01': scene(2), '02': scene(3) } })
  })

  test('no text whatever makes restoring throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map((json) => v1(JSON.parse(json)))), (text) => {
        const storage = memory({ [PROGRESS_KEY]: text, [SETTINGS_KEY]: text })
        open(storage).getState().recordScene('02', scene(2))
      }),
    )
  })
})

test('a value from a newer version is left alone, and said', () => {
  const text = JSON.stringify({ version: 7, chapters: [1] })
  const storage = memory({ [PROGRESS_KEY]: text })
  const app = open(storage)
  app.getState().recordScene('02', scene(2))
  expect(kinds(app)).toEqual(['newer'])
  expect(storage.map.get(PROGRESS_KEY)).toBe(text)
  expect([...storage.map.keys()]).toEqual([PROGRESS_KEY])
  expect(app.getState().progress.scenes['02']).toEqual(scene(2))
})

describe('storage that says no', () => {
  const denied = (): never => {
    throw new DOMException('denied', 'SecurityError')
  }

  test.each([
    ['the getter throws', openVault(denied)],
    ['there is none', openVault(() => null)],
    ['every access throws', openVault(() => ({ getItem: denied, setItem: denied, removeItem: denied }))],
    ['only writing throws', openVault(() => ({ getItem: () => null, setItem: denied, removeItem: denied }))],
  ])('%s: progress lives in memory and one notice says so', (_name, vault) => {
    const app = createAppStore(vault)
    app.getState().restore()
    app.getState().changeSettings({ theme: 'dark' })
    app.getState().recordScene('02', scene(2))
    app.getState().recordScene('02', scene(3))
    expect(kinds(app)).toEqual(['forbidden'])
    expect(app.getState().settings.theme).toBe('dark')
    expect(app.getState().progress.scenes['02']).toEqual(scene(3))
  })

  test('full: keeps going in memory, and writes everything once there is room', () => {
    const storage = memory()
    const app = open(storage)
    storage.fail = quota()
    app.getState().recordScene('01', scene(2))
    expect(kinds(app)).toEqual(['full'])
    storage.fail = null
    app.getState().recordScene('02', scene(3))
    expect(stored(storage)).toMatchObject({ scenes: { '01': scene(2), '02': scene(3) } })
  })
})

describe('two tabs', () => {
  test('each keeps what the other wrote, heard or not', () => {
    const storage = memory()
    const [a, b] = [open(storage), open(storage)]
    a.getState().recordScene('01', scene(5, { checks: { one: 'solved' } }))
    b.getState().recordScene('01', scene(3, { checks: { one: 'skipped', two: 'solved' } }))
    b.getState().recordScene('02', scene(1))
    const expected = { '01': scene(5, { checks: { one: 'solved', two: 'solved' } }), '02': scene(1) }
    expect(stored(storage)).toMatchObject({ scenes: expected })
    a.getState().heard(PROGRESS_KEY, storage.map.get(PROGRESS_KEY) ?? null)
    expect(a.getState().progress.scenes).toEqual(expected)
  })

  test('a reset in one is not undone by the other, and the other loses no new step', () => {
    const storage = memory()
    const [a, b] = [open(storage), open(storage)]
    b.getState().recordScene('01', scene(8, { done: true }))
    a.getState().reset()
    b.getState().recordScene('02', scene(2))
    expect(stored(storage)).toMatchObject({ scenes: { '02': scene(2) } })
    expect(open(storage).getState().progress.scenes).toEqual({ '02': scene(2) })
  })

  test('settings changed in both keep both changes', () => {
    const storage = memory()
    const [a, b] = [open(storage), open(storage)]
    a.getState().changeSettings({ theme: 'dark' })
    b.getState().changeSettings({ motion: 'reduce' })
    expect(open(storage).getState().settings).toEqual({ theme: 'dark', motion: 'reduce' })
  })

  test.each([[null], ['nonsense'], [JSON.stringify({ version: 9 })]])('ignores %s from elsewhere', (text) => {
    const app = open(memory())
    app.getState().recordScene('01', scene(2))
    app.getState().heard(PROGRESS_KEY, text)
    app.getState().heard(null, text)
    expect(app.getState().progress.scenes).toEqual({ '01': scene(2) })
  })

  const outcome = fc.constantFrom('solved', 'skipped', 'shown')
  const anyScene = fc
    .record({ furthest: fc.integer({ min: 1, max: 9 }), checks: fc.dictionary(fc.constantFrom('a', 'b', 'c'), outcome), done: fc.boolean() })
    .map((some) => ({ ...some, steps: 9 }))
  const anyProgress: fc.Arbitrary<Progress> = fc.record({
    generation: fc.integer({ min: 0, max: 2 }),
    scenes: fc.dictionary(fc.constantFrom('00', '01', '02'), anyScene),
  })

  test('merging asks neither for an order nor for a count', () => {
    fc.assert(
      fc.property(anyProgress, anyProgress, anyProgress, (a, b, c) => {
        expect(mergeProgress(a, b)).toEqual(mergeProgress(b, a))
        expect(mergeProgress(a, mergeProgress(b, c))).toEqual(mergeProgress(mergeProgress(a, b), c))
        expect(mergeProgress(a, a)).toEqual(a)
      }),
    )
  })
})

describe('reset and undo', () => {
  test('undo brings everything back and keeps what came since', () => {
    const storage = memory()
    const app = open(storage)
    app.getState().recordScene('01', scene(8, { done: true }))
    app.getState().reset()
    expect(open(storage).getState().progress.scenes).toEqual({})
    app.getState().recordScene('02', scene(2))
    app.getState().undoReset()
    expect(kinds(app)).toEqual([])
    expect(open(storage).getState().progress.scenes).toEqual({ '01': scene(8, { done: true }), '02': scene(2) })
  })
})

describe('import', () => {
  const file = (scenes: unknown, over: object = {}): string => JSON.stringify({ kind: 'build-a-cdn-progress', version: 1, scenes, ...over })

  test('an exported file comes back whole, merged with what is there', () => {
    const from = open(memory())
    from.getState().recordScene('01', scene(8, { done: true }))
    const to = open(memory())
    to.getState().recordScene('01', scene(2))
    to.getState().recordScene('02', scene(3))
    expect(to.getState().importText(exportText(from.getState().progress))).toMatchObject({ kind: 'ok', dropped: 0 })
    expect(to.getState().progress.scenes).toEqual({ '01': scene(8, { done: true }), '02': scene(3) })
  })

  test.each([
    ['too-large', ' '.repeat(600_000)],
    ['not-json', '# Notes'],
    ['not-ours', '{}'],
    ['not-ours', '[]'],
    ['not-ours', 'null'],
    ['not-ours', '{"name":"package","version":"1.0.0"}'],
    ['not-ours', file(null)],
    ['newer', file({}, { version: 2 })],
    ['nothing-valid', file({ '01': { furthest: 'all' } })],
  ])('%s: says why and changes nothing', (why, text) => {
    const storage = memory()
    const app = open(storage)
    app.getState().recordScene('01', scene(2))
    const before = storage.map.get(PROGRESS_KEY)
    expect(app.getState().importText(text)).toEqual({ kind: 'failed', why })
    expect(storage.map.get(PROGRESS_KEY)).toBe(before)
    expect(app.getState().progress.scenes).toEqual({ '01': scene(2) })
  })

  test('good scenes of a partly bad file are taken, the others counted', () => {
    const outcome = open(memory()).getState().importText(file({ '01': scene(2), '02': 7 }))
    expect(outcome).toEqual({ kind: 'ok', scenes: { '01': scene(2) }, dropped: 1 })
  })
})
