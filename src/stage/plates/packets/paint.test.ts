import { describe, expect, it } from 'vitest'
import { packet } from '../plates.testdata.ts'
import { trackThrough } from '../track.ts'
import { belongsTo, lookOf, packetNear, paintPackets, type Sprites } from './paint.ts'

const line = trackThrough([
  { x: 0, y: 50 },
  { x: 100, y: 50 },
])
const trackOf = (from: string) => (from === 'nowhere' ? null : line)
const palette = { outcome: { hit: '#1', miss: '#2', stale: '#3', revalidated: '#4', bypass: '#5', collapsed: '#6', error: '#7' }, ink: '#ink', soft: '#soft', raised: '#raised', focus: '#focus' }
const sprites = { image: {} as ImageBitmap, ratio: 1, palette } satisfies Sprites

/** Notes where sprites were put, and the colours of trails. */
function pen() {
  const sprites: { x: number; y: number; size: number; column: number }[] = []
  const strokes: string[] = []
  const ctx = {
    strokeStyle: '',
    beginPath() {},
    arc() {},
    moveTo() {},
    lineTo() {},
    stroke() {
      strokes.push(this.strokeStyle)
    },
    drawImage(_image: unknown, sx: number, _sy: number, _sw: number, _sh: number, x: number, y: number, size: number) {
      sprites.push({ x: x + size / 2, y: y + size / 2, size, column: sx })
    },
  }
  return { ctx: ctx as unknown as CanvasRenderingContext2D, sprites, strokes }
}

describe('lookOf', () => {
  it.each([
    ['ink before the outcome is known', packet(), 'request'],
    ['its outcome after', packet({ outcome: 'stale', kind: 'response' }), 'stale'],
    ['its handshake whatever the outcome', packet({ kind: 'tls-client', outcome: 'miss' }), 'tls'],
    ['its question', packet({ kind: 'dns-answer' }), 'dns'],
    ['a purge', packet({ kind: 'purge', req: 'purge1' }), 'purge'],
  ])('is %s', (_name, of, look) => {
    expect(lookOf(of)).toBe(look)
  })
})

it('shows that an answer is a wrong one where it is brought, not on its way there nor by the fetch behind it', () => {
  const wrongs = new Set(['r1'])
  expect(lookOf(packet({ kind: 'response', outcome: 'hit' }), wrongs)).toBe('wrong')
  expect(lookOf(packet({ kind: 'request', outcome: 'hit' }), wrongs)).toBe('hit')
  expect(lookOf(packet({ req: 'r1/f1', kind: 'response', outcome: 'miss' }), wrongs)).toBe('miss')
})

describe('paintPackets', () => {
  it('puts a packet where the time says, linear in it', () => {
    for (const [tMs, x] of [[1000, 0], [1025, 25], [1099, 99]] as const) {
      const { ctx, sprites: drawn } = pen()
      paintPackets(ctx, { packets: [packet()], trackOf, selected: null }, tMs, sprites)
      expect(drawn).toMatchObject([{ x, y: 50 }])
    }
  })

  it('draws nothing that has not left, has arrived, or goes where the plate does not show', () => {
    const { ctx, sprites: drawn } = pen()
    paintPackets(ctx, { packets: [packet({ departsMs: 1051 }), packet({ arrivesMs: 1050 }), packet({ from: 'nowhere' })], trackOf, selected: null }, 1050, sprites)
    expect(drawn).toEqual([])
  })

  it('leaves a trail in the outcome’s colour behind requests and responses, not behind handshakes', () => {
    const { ctx, strokes } = pen()
    paintPackets(ctx, { packets: [packet(), packet({ kind: 'response', outcome: 'hit' }), packet({ kind: 'tcp-syn' })], trackOf, selected: null }, 1050, sprites)
    expect(strokes).toEqual(['#ink', '#1'])
  })

  it('draws a wrong answer and its trail as such, whatever its outcome', () => {
    const { ctx, sprites: drawn, strokes } = pen()
    const packets = [packet({ kind: 'response', outcome: 'hit' }), packet({ req: 'r2', kind: 'response', outcome: 'hit' })]
    paintPackets(ctx, { packets, trackOf, selected: null, wrongs: new Set(['r1']) }, 1050, sprites)
    expect(strokes).toEqual([palette.outcome.error, palette.outcome.hit])
    expect(drawn[0]?.column).not.toBe(drawn[1]?.column)
  })

  it('draws the selected request and its fetches larger', () => {
    const { ctx, sprites: drawn } = pen()
    paintPackets(ctx, { packets: [packet({ req: 'r1' }), packet({ req: 'r1/f1' }), packet({ req: 'r11' })], trackOf, selected: 'r1' }, 1050, sprites)
    const [one, fetch, other] = drawn.map(({ size }) => size)
    expect(one).toBeGreaterThan(other ?? 0)
    expect(fetch).toBe(one)
  })

  it('gives every outcome and kind a picture of its own', () => {
    const { ctx, sprites: drawn } = pen()
    const outcomes = ['hit', 'miss', 'stale', 'revalidated', 'bypass', 'collapsed', 'error', null] as const
    const kinds = ['dns-query', 'tcp-syn', 'tls-client', 'ping', 'purge'] as const
    paintPackets(ctx, { packets: [...outcomes.map((outcome) => packet({ outcome })), ...kinds.map((kind) => packet({ kind }))], trackOf, selected: null }, 1050, sprites)
    expect(new Set(drawn.map(({ column }) => column)).size).toBe(outcomes.length + kinds.length)
  })
})

describe('belongsTo', () => {
  it('counts a request’s own fetches, not other requests', () => {
    expect(['r1', 'r1/f1', 'r10', 'r2'].map((req) => belongsTo(req, 'r1'))).toEqual([true, true, false, false])
    expect(belongsTo('r1', null)).toBe(false)
  })
})

describe('packetNear', () => {
  const scene = { packets: [packet({ req: 'r1' }), packet({ req: 'r2', departsMs: 1040, arrivesMs: 1140 })], trackOf, selected: null }

  it('finds the nearest within reach', () => {
    expect(packetNear(scene, 1050, 48, 55, 18)).toBe('r1')
    expect(packetNear(scene, 1050, 12, 45, 18)).toBe('r2')
    expect(packetNear(scene, 1050, 30, 90, 18)).toBeNull()
  })

  it('finds no purge: it is nobody’s request', () => {
    expect(packetNear({ ...scene, packets: [packet({ req: 'purge1', kind: 'purge' })] }, 1050, 48, 55, 18)).toBeNull()
  })
})
