import { describe, expect, it } from 'vitest'
import { play } from './edge.testkit.ts'
import { PHOTO, type Fields } from './engine.testkit.ts'

const asGet: Fields = { 'Cache-Control': 'max-age=60', 'Content-Location': PHOTO }

describe('an answer to POST that a GET would get (RFC 9110 §9.3.3)', () => {
  it('answers GETs from then on, and no POST', () => {
    const { ask, answer } = play()
    ask('r1', 0, {}, 'POST')
    const told = answer('r1/f1', 0, asGet)
    expect(told.effects).toEqual(['stored', 'respond r1 bypass 200'])
    expect(ask('r2', 10).effects).toEqual(['respond r2 hit 200'])
    expect(ask('r3', 20, {}, 'POST').effects).toEqual(['forward r3/f1'])
  })

  it('takes the place of what it made unusable', () => {
    const { ask, answer } = play()
    ask('r1', 0)
    answer('r1/f1', 0, { 'Cache-Control': 'max-age=60' })
    ask('r2', 1, {}, 'POST')
    expect(answer('r2/f1', 1, asGet).effects).toEqual(['evicted invalidated', 'stored', 'respond r2 bypass 200'])
    expect(ask('r3', 2).effects).toEqual(['respond r3 hit 200'])
  })

  it('is stored when its body is whole, though its own success has removed what was stored', () => {
    const { ask, head, end } = play()
    ask('r1', 0, {}, 'POST')
    expect(head('r1/f1', 0, asGet).effects).toEqual(['respond r1 bypass 200'])
    expect(end('r1/f1', 1).effects).toEqual(['stored'])
    expect(ask('r2', 2).effects).toEqual(['respond r2 hit 200'])
  })

  it('is not stored when it was cut off', () => {
    const { ask, head, end } = play()
    ask('r1', 0, {}, 'POST')
    head('r1/f1', 0, { ...asGet, ETag: '"v1"', 'Content-Length': '1000' })
    expect(end('r1/f1', 1, 400, false).effects).toEqual([])
    expect(ask('r2', 2).effects).toEqual(['forward r2/f1'])
  })

  it('is not stored when a purge came before its head, or before its end', () => {
    const { ask, answer, head, end, purge } = play()
    ask('r1', 0, {}, 'POST')
    purge('p1', 1)
    expect(answer('r1/f1', 2, asGet).effects).toEqual(['respond r1 bypass 200'])
    ask('r2', 3, {}, 'POST')
    head('r2/f1', 3, asGet)
    purge('p2', 4)
    expect(end('r2/f1', 5).effects).toEqual([])
    expect(ask('r3', 6).effects).toEqual(['forward r3/f1'])
  })

  it('leaves one without Content-Location alone, and says nothing of storing', () => {
    const { ask, answer } = play()
    ask('r1', 0, {}, 'POST')
    const told = answer('r1/f1', 0, { 'Cache-Control': 'max-age=60' })
    expect(told.effects).toEqual(['respond r1 bypass 200'])
    expect(told.decisions).toEqual(['r1 invalidate unsafe-method-succeeded'])
  })

  it('is not shared when its request carried credentials', () => {
    const { ask, answer } = play()
    ask('r1', 0, { Authorization: 'Basic eDp5' }, 'POST')
    expect(answer('r1/f1', 0, asGet).effects).toEqual(['respond r1 bypass 200'])
  })
})
