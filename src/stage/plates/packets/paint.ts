import type { Outcome } from '../../../engine/decision.ts'
import type { RequestId } from '../../../world/log.ts'
import type { UpdateKind } from '../../../world/routing/events.ts'
import type { Packet } from '../../state.ts'
import { GLYPH_STROKE, GLYPHS, PURGE_GLYPH, WRONG_GLYPH } from '../glyphs.tsx'
import { pointAt, type Track, type TrackLookup } from '../track.ts'

/**
 * Draws packets in flight on a canvas. In: packets, where the nodes are, the time. Out: pixels. Nothing is kept but sprites: the
 * same time gives the same picture. Hundreds of packets a frame cost one image copy each.
 */

const OUTCOMES = Object.keys(GLYPHS) as Outcome[]

export type PacketLook = Outcome | UpdateKind | 'wrong' | 'request' | 'response' | 'dns' | 'tcp' | 'tls' | 'ping' | 'purge'

export interface Palette {
  readonly outcome: Readonly<Record<Outcome, string>>
  readonly ink: string
  readonly soft: string
  readonly raised: string
  readonly focus: string
}

/** Reads the theme's colours where the canvas stands. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim() || 'currentColor'
  return {
    outcome: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, read(outcome)])) as Record<Outcome, string>,
    ink: read('ink'),
    soft: read('ink-soft'),
    raised: read('raised'),
    focus: read('focus'),
  }
}

const HANDSHAKE: Partial<Record<Packet['kind'], PacketLook>> = {
  'dns-query': 'dns',
  'dns-answer': 'dns',
  'tcp-syn': 'tcp',
  'tcp-syn-ack': 'tcp',
  'tls-client': 'tls',
  'tls-server': 'tls',
  ping: 'ping',
  pong: 'ping',
  purge: 'purge',
  announce: 'announce',
  withdraw: 'withdraw',
}

/** Requests whose answers were not those due; null: the scene has none. */
export type Wrongs = Pick<ReadonlySet<RequestId>, 'has'> | null

/** Ink before the outcome is known, its colour and glyph after; those of a wrong answer where that is what it brings. */
export function lookOf(packet: Packet, wrongs: Wrongs = null): PacketLook {
  if (packet.kind === 'response' && wrongs?.has(packet.req)) return 'wrong'
  return HANDSHAKE[packet.kind] ?? packet.outcome ?? (packet.kind === 'response' ? 'response' : 'request')
}

export interface Sprites {
  /** Every look with its halo, and below it without, for dense traffic. */
  readonly image: ImageBitmap
  readonly ratio: number
  readonly palette: Palette
}

type Pen = OffscreenCanvasRenderingContext2D

/** Side of one sprite, px; the largest packet with its halo fits. */
const CELL = 24
/** The same without the halo. */
const DENSE_CELL = 16
/** With more packets than this, halos would run together and cost more than twice the pixels. */
const HALOS_UP_TO = 100
const LOOKS: readonly PacketLook[] = [...OUTCOMES, 'wrong', 'request', 'response', 'dns', 'tcp', 'tls', 'ping', 'announce', 'withdraw', 'purge']
const INDEX = new Map(LOOKS.map((look, index) => [look, index]))

/** One strip with every look, drawn once a theme and pixel ratio. */
export function makeSprites(palette: Palette, ratio: number): Sprites | null {
  const canvas = new OffscreenCanvas(Math.ceil(CELL * LOOKS.length * ratio), Math.ceil((CELL + DENSE_CELL) * ratio))
  const ctx = canvas.getContext('2d')
  if (!ctx) return null
  ctx.scale(ratio, ratio)
  for (const [index, look] of LOOKS.entries()) {
    for (const dense of [false, true]) {
      ctx.save()
      ctx.translate(CELL * (index + 0.5), dense ? CELL + DENSE_CELL / 2 : CELL / 2)
      paintLook(ctx, look, palette, !dense)
      ctx.restore()
    }
  }
  // A bitmap, because every copy from a canvas would first take a picture of all of it.
  return { image: canvas.transferToImageBitmap(), ratio, palette }
}

function paintLook(ctx: Pen, look: PacketLook, palette: Palette, withHalo: boolean): void {
  switch (look) {
    case 'request':
    case 'response':
      if (withHalo) halo(ctx, 9, palette.ink)
      disc(ctx, 4.5, palette.ink, palette.raised)
      return
    // Handshakes are small and hollow: they carry no request.
    case 'dns':
      shape(ctx, () => ctx.rect(-3, -3, 6, 6), palette.raised, palette.ink)
      return
    case 'tcp':
      shape(ctx, () => ctx.arc(0, 0, 3.4, 0, 2 * Math.PI), palette.raised, palette.ink)
      return
    case 'tls':
      shape(ctx, () => polygon(ctx, [0, -4.4, 4.4, 0, 0, 4.4, -4.4, 0]), palette.raised, palette.ink)
      return
    case 'ping':
      shape(ctx, () => ctx.arc(0, 0, 4.2, 0, 2 * Math.PI), palette.raised, palette.ink)
      disc(ctx, 1.5, palette.ink)
      return
    // In ink: what it takes away has no outcome.
    case 'purge':
      disc(ctx, 8, palette.ink, palette.raised)
      return glyph(ctx, PURGE_GLYPH, palette.raised)
    case 'announce':
      shape(ctx, () => polygon(ctx, [0, -6, 5.6, 4.6, -5.6, 4.6]), palette.ink, palette.raised)
      return
    case 'withdraw':
      ctx.beginPath()
      ctx.moveTo(-4, -4)
      ctx.lineTo(4, 4)
      ctx.moveTo(4, -4)
      ctx.lineTo(-4, 4)
      for (const [width, colour] of [[5, palette.raised], [2.4, palette.outcome.error]] as const) {
        ctx.lineWidth = width
        ctx.strokeStyle = colour
        ctx.stroke()
      }
      return
    default: {
      const [colour, d] = look === 'wrong' ? [palette.outcome.error, WRONG_GLYPH] : [palette.outcome[look], GLYPHS[look]]
      if (withHalo) halo(ctx, 11, colour)
      disc(ctx, 7, colour, palette.raised)
      glyph(ctx, d, palette.raised)
    }
  }
}

function glyph(ctx: Pen, d: string, colour: string): void {
  ctx.translate(-4.2, -4.2)
  ctx.scale(0.7, 0.7)
  ctx.strokeStyle = colour
  ctx.lineWidth = GLYPH_STROKE + 0.3
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.stroke(new Path2D(d))
}

function halo(ctx: Pen, radius: number, colour: string): void {
  ctx.globalAlpha = 0.2
  disc(ctx, radius, colour)
  ctx.globalAlpha = 1
}

function disc(ctx: Pen, radius: number, fill: string, rim?: string): void {
  ctx.beginPath()
  ctx.arc(0, 0, radius, 0, 2 * Math.PI)
  ctx.fillStyle = fill
  ctx.fill()
  if (!rim) return
  ctx.strokeStyle = rim
  ctx.lineWidth = 1
  ctx.stroke()
}

function polygon(ctx: Pen, [x = 0, y = 0, ...rest]: readonly number[]): void {
  ctx.moveTo(x, y)
  for (let i = 0; i + 1 < rest.length; i += 2) ctx.lineTo(rest[i] ?? 0, rest[i + 1] ?? 0)
  ctx.closePath()
}

function shape(ctx: Pen, outline: () => void, fill: string, stroke: string): void {
  ctx.beginPath()
  outline()
  ctx.fillStyle = fill
  ctx.fill()
  ctx.strokeStyle = stroke
  ctx.lineWidth = 1.6
  ctx.stroke()
}

/** Is this packet of the selected request or of a fetch made for it (`r1`, `r1/f1`)? */
export function belongsTo(req: RequestId, selected: RequestId | null): boolean {
  return selected !== null && (req === selected || req.startsWith(`${selected}/`))
}

/** Lines behind packets are drawn while they can still be told apart. */
const TRAILS_UP_TO = 40

export interface Scene {
  readonly packets: readonly Packet[]
  readonly trackOf: TrackLookup
  readonly selected: RequestId | null
  readonly wrongs?: Wrongs
}

/** Draws one frame on a cleared canvas whose unit is the CSS pixel. */
export function paintPackets(ctx: CanvasRenderingContext2D, scene: Scene, tMs: number, sprites: Sprites): void {
  const inFlight = scene.packets.filter((packet) => packet.departsMs <= tMs && tMs < packet.arrivesMs)
  const trails = inFlight.length <= TRAILS_UP_TO
  for (const packet of inFlight) {
    const isSelected = belongsTo(packet.req, scene.selected)
    if ((trails || isSelected) && (packet.kind === 'request' || packet.kind === 'response')) paintTrail(ctx, scene, packet, tMs, sprites.palette, isSelected)
  }
  const at = { x: 0, y: 0 }
  const dense = inFlight.length > HALOS_UP_TO
  for (const packet of inFlight) {
    const track = scene.trackOf(packet.from, packet.to, packet.via)
    if (!track) continue
    pointAt(track, progress(packet, tMs), at)
    const isSelected = belongsTo(packet.req, scene.selected)
    if (isSelected) ring(ctx, at, sprites.palette)
    copySprite(ctx, sprites, lookOf(packet, scene.wrongs), at, dense && !isSelected ? 'dense' : isSelected ? 'large' : 'normal')
  }
}

function copySprite(ctx: CanvasRenderingContext2D, { image, ratio }: Sprites, look: PacketLook, at: { x: number; y: number }, how: 'normal' | 'large' | 'dense'): void {
  const cell = how === 'dense' ? DENSE_CELL : CELL
  const size = how === 'large' ? CELL * 1.3 : cell
  // On whole device pixels a sprite is copied as it is; between them every copy would be filtered anew.
  const left = Math.round((at.x - size / 2) * ratio) / ratio
  const upper = Math.round((at.y - size / 2) * ratio) / ratio
  const sourceX = (CELL * ((INDEX.get(look) ?? 0) + 0.5) - cell / 2) * ratio
  ctx.drawImage(image, sourceX, how === 'dense' ? CELL * ratio : 0, cell * ratio, cell * ratio, left, upper, size, size)
}

function progress(packet: Packet, tMs: number): number {
  const lengthMs = packet.arrivesMs - packet.departsMs
  return lengthMs > 0 ? (tMs - packet.departsMs) / lengthMs : 1
}

function ring(ctx: CanvasRenderingContext2D, at: { x: number; y: number }, palette: Palette): void {
  ctx.beginPath()
  ctx.arc(at.x, at.y, 14, 0, 2 * Math.PI)
  ctx.strokeStyle = palette.ink
  ctx.lineWidth = 1.5
  ctx.stroke()
}

function paintTrail(ctx: CanvasRenderingContext2D, scene: Scene, packet: Packet, tMs: number, palette: Palette, strong: boolean): void {
  const track = scene.trackOf(packet.from, packet.to, packet.via)
  if (!track) return
  ctx.beginPath()
  trace(ctx, track, progress(packet, tMs))
  const look = lookOf(packet, scene.wrongs)
  const colour = look === 'wrong' ? 'error' : packet.outcome
  ctx.strokeStyle = colour ? palette.outcome[colour] : palette.ink
  ctx.lineWidth = strong ? 3 : 2
  ctx.lineJoin = 'round'
  ctx.stroke()
}

/** The part of the track that is already behind. */
function trace(ctx: CanvasRenderingContext2D, track: Track, until: number): void {
  for (const { fractions, points } of track.pieces) {
    if ((fractions[0] ?? 0) > until) return
    points.forEach((point, i) => {
      if ((fractions[i] ?? 0) > until) return
      if (i === 0) ctx.moveTo(point.x, point.y)
      else ctx.lineTo(point.x, point.y)
    })
    const last = fractions[fractions.length - 1] ?? 1
    if (until < last) {
      const { x, y } = pointAt(track, until)
      ctx.lineTo(x, y)
    }
  }
}

/** The request whose packet is nearest to a point, within a finger's reach, or null. */
export function packetNear(scene: Scene, tMs: number, x: number, y: number, reachPx: number): RequestId | null {
  let nearest: RequestId | null = null
  let least = reachPx
  for (const packet of scene.packets) {
    // What no request caused, such as a router's message or a purge, opens none.
    if (packet.req === '' || packet.kind === 'purge' || packet.departsMs > tMs || packet.arrivesMs <= tMs) continue
    const track = scene.trackOf(packet.from, packet.to, packet.via)
    if (!track) continue
    const at = pointAt(track, progress(packet, tMs))
    const distance = Math.hypot(at.x - x, at.y - y)
    if (distance <= least) {
      least = distance
      nearest = packet.req
    }
  }
  return nearest
}
