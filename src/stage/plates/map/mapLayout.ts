import type { NodeKind, StageNode, Topology } from '../../topology.ts'
import { NARROW_BELOW_PX, SHIELD_RING_PX, type PlateSize } from '../plateSize.ts'
import { greatCircle, project, WORLD_BOX, type Piece, type Point } from '../geo/projection.ts'
import { makeTrack, reversed, type Track, type TrackLookup } from '../track.ts'
import type { Rect } from './labels.ts'

/** Where everything on the map plate stands, in stage pixels. A pure function of the topology and the plate's size. */
export interface MapLayout {
  readonly widthPx: number
  readonly heightPx: number
  readonly insetBottomPx: number
  /** Pixels a plate unit, and where the plate's origin lies. */
  readonly scale: number
  readonly originX: number
  readonly originY: number
  readonly narrow: boolean
  readonly nodes: readonly PlacedNode[]
  readonly trackOf: TrackLookup
}

export interface PlacedNode {
  readonly node: StageNode
  /** Where the mark is drawn. */
  readonly at: Point
  /** Where the city lies; differs from `at` when marks would have covered each other. */
  readonly city: Point
  readonly radius: number
}

/** Regions are enlarged up to this many times the whole world's size. */
const MAX_ZOOM = 3.2
const RADII: Record<NodeKind, readonly [wide: number, narrow: number]> = { origin: [13, 11], pop: [13, 11], browser: [10, 9], resolver: [7, 7], network: [10, 8] }
/** Marks are set in this order; later ones give way. */
const PRECEDENCE: Record<NodeKind, number> = { origin: 0, pop: 1, resolver: 3, browser: 2, network: 2 }

/** Where everything of a topology stands on a map of this size, in its pixels. */
export function layoutMap(topology: Topology, size: PlateSize): MapLayout {
  const { widthPx, heightPx, insetBottomPx } = size
  const narrow = widthPx < NARROW_BELOW_PX
  const byId = new Map(topology.nodes.map((node) => [node.id, node]))
  const circles = new Map<string, readonly Piece[]>()
  for (const { from, to } of topology.links) {
    const [a, b] = [byId.get(from), byId.get(to)]
    if (a && b) circles.set(wayOf(from, to), greatCircle(a, b))
  }
  const view = fit([...topology.nodes.map(project), ...[...circles.values()].flatMap((pieces) => pieces.flatMap(({ points }) => points))], { x: 0, y: 0, width: widthPx, height: heightPx - insetBottomPx }, narrow)
  const toStage = ({ x, y }: Point): Point => ({ x: view.originX + x * view.scale, y: view.originY + y * view.scale })
  const nodes = spread(topology.nodes, toStage, narrow, { x: 0, y: 0, width: widthPx, height: heightPx - insetBottomPx })
  return { widthPx, heightPx, insetBottomPx, narrow, ...view, nodes, trackOf: tracksBetween(nodes, circles, toStage) }
}

interface View {
  readonly scale: number
  readonly originX: number
  readonly originY: number
}

function fit(points: readonly Point[], frame: Rect, narrow: boolean): View {
  const world = { width: WORLD_BOX.right - WORLD_BOX.left, height: WORLD_BOX.bottom - WORLD_BOX.top }
  const whole = Math.min(frame.width / world.width, frame.height / world.height)
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const box = points.length > 0 ? { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) } : WORLD_BOX
  // Room for labels around the outermost marks.
  const pad = narrow ? { x: 30, top: 26, bottom: 30 } : { x: 84, top: 40, bottom: 34 }
  const wanted = Math.min((frame.width - 2 * pad.x) / Math.max(1, box.right - box.left), (frame.height - pad.top - pad.bottom) / Math.max(1, box.bottom - box.top))
  const scale = Math.min(whole * MAX_ZOOM, Math.max(whole, wanted))
  return {
    scale,
    originX: centred(box.left, box.right, WORLD_BOX.left, WORLD_BOX.right, frame.width, scale),
    originY: centred(box.top - pad.top / scale, box.bottom + pad.bottom / scale, WORLD_BOX.top, WORLD_BOX.bottom, frame.height, scale),
  }
}

/** Offset that centres the wanted span, without showing emptiness beyond the world while there is more world on the other side. */
function centred(low: number, high: number, worldLow: number, worldHigh: number, lengthPx: number, scale: number): number {
  if ((worldHigh - worldLow) * scale <= lengthPx) return lengthPx / 2 - ((worldLow + worldHigh) / 2) * scale
  const offset = lengthPx / 2 - ((low + high) / 2) * scale
  return Math.min(-worldLow * scale, Math.max(lengthPx - worldHigh * scale, offset))
}

/** With this many marks a narrow map draws them smaller. */
const CROWDED_FROM = 9
/** Rounds of pushing; the marks of the course's maps come to rest in fewer. */
const ROUNDS = 240
/** How strongly a mark is drawn back to its city each round. */
const PULL = 0.04
const GAP_PX = 4
/** Links of all kinds run between networks and must be seen. */
const NETWORK_GAP_PX = [20, 10] as const
/** A user in a POP's own city stands this far off, so that what flies between them can be seen. */
const OWN_CITY_PX = [56, 36] as const
/** How readily a mark gives way: the origin least, users most. */
const YIELDING: Record<NodeKind, number> = { origin: 0.2, pop: 0.5, resolver: 2, browser: 3, network: 3 }

/**
 * Moves marks apart that would cover each other: each is drawn to its city and pushed by its neighbours, so that west stays west.
 * Without chance: marks of one city start in fixed directions.
 */
function spread(nodes: readonly StageNode[], toStage: (point: Point) => Point, narrow: boolean, frame: Rect): PlacedNode[] {
  const pick = narrow ? 1 : 0
  const marks: readonly Mark[] = [...nodes]
    .sort((a, b) => PRECEDENCE[a.kind] - PRECEDENCE[b.kind])
    .map((node) => {
      const city = toStage(project(node))
      return { node, city, radius: RADII[node.kind][pick] - (narrow && nodes.length > CROWDED_FROM ? 1 : 0) + (node.tier ? SHIELD_RING_PX : 0), at: { ...city }, yields: YIELDING[node.kind] }
    })
  for (const [index, mark] of marks.entries()) {
    const before = marks.slice(0, index).filter((other) => near(other.city, mark.city)).length
    if (before === 0) continue
    // South-west first: away from names, which stand to the right where they can.
    const angle = ((125 + 97 * (before - 1)) * Math.PI) / 180
    mark.at.x += 8 * Math.cos(angle)
    mark.at.y += 8 * Math.sin(angle)
  }
  const pairs = marks.flatMap((one, index) => marks.slice(index + 1).map((other) => pairOf(one, other, narrow)))
  for (let round = 0; round < ROUNDS; round += 1) {
    const pull = round < ROUNDS * 0.75 ? PULL : 0
    for (const mark of marks) {
      mark.at.x += (mark.city.x - mark.at.x) * pull
      mark.at.y += (mark.city.y - mark.at.y) * pull
    }
    for (const pair of pairs) push(pair)
    for (const { at, radius } of marks) {
      at.x = Math.min(frame.width - radius - 4, Math.max(radius + 4, at.x))
      at.y = Math.min(frame.height - radius - 4, Math.max(radius + 4, at.y))
    }
  }
  const placed = new Map(marks.map(({ node, city, radius, at }) => [node.id, { node, city, radius, at }]))
  return nodes.flatMap((node) => placed.get(node.id) ?? [])
}

function near(a: Point, b: Point): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < 3
}

interface Mark extends PlacedNode {
  readonly at: { x: number; y: number }
  readonly yields: number
}

/** Two marks and the distance that they keep. It follows from their cities alone, so it is made once and not in each round. */
interface Pair {
  readonly one: Mark
  readonly oneYields: number
  readonly other: Mark
  readonly apartPx: number
}

function pairOf(one: Mark, other: Mark, narrow: boolean): Pair {
  const pick = narrow ? 1 : 0
  const networks = [one, other].filter(({ node }) => node.kind === 'network').length
  if (near(one.city, other.city) && (one.node.kind !== other.node.kind || one.node.tier !== other.node.tier || one.node.kind === 'network')) {
    return { one, oneYields: 0, other, apartPx: OWN_CITY_PX[pick] * (narrow && networks === 2 ? 0.75 : 1) }
  }
  return { one, oneYields: one.yields, other, apartPx: one.radius + other.radius + (networks > 0 ? NETWORK_GAP_PX[pick] : GAP_PX) }
}

/** Moves two marks apart until they have their distance, each by its share of yielding. */
function push({ one, oneYields, other, apartPx }: Pair): void {
  const dx = other.at.x - one.at.x
  const dy = other.at.y - one.at.y
  // Most pairs are far apart, and a root is dear in a loop that runs so often.
  if (Math.abs(dx) >= apartPx || Math.abs(dy) >= apartPx) return
  const distance = Math.hypot(dx, dy)
  if (distance >= apartPx) return
  const [ux, uy] = distance > 0.01 ? [dx / distance, dy / distance] : [0, 1]
  const perShare = (apartPx - distance) / (oneYields + other.yields)
  one.at.x -= ux * perShare * oneYields
  one.at.y -= uy * perShare * oneYields
  other.at.x += ux * perShare * other.yields
  other.at.y += uy * perShare * other.yields
}

const wayOf = (from: string, to: string): string => `${from}→${to}`

/** Great circles bent at their ends to the marks, where those had to move; made when first asked for. */
function tracksBetween(nodes: readonly PlacedNode[], circles: ReadonlyMap<string, readonly Piece[]>, toStage: (point: Point) => Point): TrackLookup {
  const byId = new Map(nodes.map((placed) => [placed.node.id, placed]))
  const made = new Map<string, Track>()
  return (from, to) => {
    const key = wayOf(from, to)
    const known = made.get(key)
    if (known) return known
    const [a, b] = [byId.get(from), byId.get(to)]
    if (!a || !b) return null
    const back = made.get(wayOf(to, from))
    const track = back ? reversed(back) : makeTrack(bent(circles.get(key) ?? greatCircle(a.node, b.node), a, b, toStage))
    made.set(key, track)
    return track
  }
}

function bent(pieces: readonly Piece[], from: PlacedNode, to: PlacedNode, toStage: (point: Point) => Point): Piece[] {
  const shift = (placed: PlacedNode): Point => ({ x: placed.at.x - placed.city.x, y: placed.at.y - placed.city.y })
  const [start, end] = [shift(from), shift(to)]
  return pieces.map(({ fractions, points }) => ({
    fractions,
    points: points.map((point, i) => {
      const fraction = fractions[i] ?? 0
      const { x, y } = toStage(point)
      return { x: x + start.x * (1 - fraction) + end.x * fraction, y: y + start.y * (1 - fraction) + end.y * fraction }
    }),
  }))
}
