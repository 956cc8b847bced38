import { describe, expect, it } from 'vitest'
import { BOUNDS_KEY, loadBounds, saveBounds, usable } from './bounds.ts'

function store(text: string | null) {
  const held = new Map(text === null ? [] : [[BOUNDS_KEY, text]])
  return { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key), held }
}

describe('bounds of somebody’s own', () => {
  it('are kept, and forgotten when there are none', () => {
    const kept = store(null)
    saveBounds(() => kept, { 'static.deploy': 5_000 })
    expect(loadBounds(() => kept)).toEqual({ 'static.deploy': 5_000 })
    saveBounds(() => kept, {})
    expect(kept.held.size).toBe(0)
  })

  it.each([null, '', '{', 'null', '[1]', '"x"', '{"no.such":1}', '{"static.deploy":"5"}', '{"static.deploy":-1}', '{"__proto__":{"static.deploy":1}}', `{"static.deploy":${'1'.repeat(30_000)}}`])('are none where %j is kept', (text) => {
    expect(loadBounds(() => store(text))).toEqual({})
  })

  it('are none, and break nothing, where storage throws', () => {
    const forbidden = () => {
      throw new DOMException('Storage is forbidden here.', 'SecurityError')
    }
    expect(loadBounds(forbidden)).toEqual({})
    expect(() => saveBounds(forbidden, { 'static.deploy': 1 })).not.toThrow()
  })

  it('are told apart from what can’t be one', () => {
    const { bounds, problems } = usable({ 'static.deploy': 5_000, 'no.such': 1, 'api.p95': NaN })
    expect(bounds).toEqual({ 'static.deploy': 5_000 })
    expect(problems.map(({ id }) => id).sort()).toEqual(['api.p95', 'no.such'])
  })
})
