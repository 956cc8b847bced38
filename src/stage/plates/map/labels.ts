import type { Point } from '../geo/projection.ts'

/**
 * Greedy placement of labels beside their marks: the same input gives the same picture. Labels never overlap each other, a mark, or
 * what is reserved; crossing a line is allowed and costs.
 */

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface LabelWish {
  readonly id: string
  readonly anchor: Point
  /** Half the mark's size. */
  readonly radius: number
  /** Sizes to try in turn, e.g. with and without the second line. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[]
}

export interface PlacedLabel {
  readonly box: Rect
  readonly align: 'start' | 'middle' | 'end'
  /** Which of the wish's sizes was used. */
  readonly size: number
  /** The label stands so far off that a line should lead to its mark. */
  readonly leader: boolean
}

export interface LabelField {
  readonly bounds: Rect
  /** Never covered. */
  readonly obstacles: readonly Rect[]
  /** Points of lines, better not covered. */
  readonly lines: readonly Point[]
}

const DIRECTIONS = [
  { x: 1, y: 0, align: 'start' },
  { x: -1, y: 0, align: 'end' },
  { x: 0, y: 1, align: 'middle' },
  { x: 0, y: -1, align: 'middle' },
  { x: 1, y: 1, align: 'start' },
  { x: 1, y: -1, align: 'start' },
  { x: -1, y: 1, align: 'end' },
  { x: -1, y: -1, align: 'end' },
] as const
const GAP_PX = 5
const EXTRA_PX = [0, 8, 18, 30, 44, 60, 80, 104]
const LEADER_FROM_PX = 18

/** Do the two boxes share any area? Edges that touch share none. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function within(inner: Rect, outer: Rect): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height
}

function candidate(wish: LabelWish, size: { readonly width: number; readonly height: number }, direction: (typeof DIRECTIONS)[number], extraPx: number): Rect {
  const diagonal = direction.x !== 0 && direction.y !== 0
  const reach = (wish.radius + GAP_PX) * (diagonal ? 0.72 : 1) + extraPx
  const centreX = wish.anchor.x + direction.x * (reach + size.width / 2)
  const centreY = wish.anchor.y + direction.y * (reach + size.height / 2) * (diagonal ? 0.86 : 1)
  return { x: centreX - size.width / 2, y: centreY - size.height / 2, ...size }
}

type Placement = ReadonlyMap<string, PlacedLabel | null>

interface Outcome {
  readonly cost: number
  readonly placement: Placement
}

/** A label left out costs more than any place. */
const LEFT_OUT = 10_000

/**
 * Places labels greedily in several orders (as given, from the left, right, top and bottom) and keeps the cheapest outcome: what
 * comes first takes the room of what comes later, and which order is best depends on the map.
 *
 * @returns for each wish its place, or null where no size fits anywhere near
 */
export function placeLabels(wishes: readonly LabelWish[], field: LabelField): Placement {
  const orders = [wishes, ...[left, right, top, bottom].map((by) => [...wishes].sort(by))]
  let best = null as Outcome | null
  for (const order of orders) {
    best = placeInOrder(order, field, best?.cost ?? Infinity) ?? best
  }
  return best?.placement ?? new Map()
}

const left = (a: LabelWish, b: LabelWish): number => a.anchor.x - b.anchor.x
const right = (a: LabelWish, b: LabelWish): number => b.anchor.x - a.anchor.x
const top = (a: LabelWish, b: LabelWish): number => a.anchor.y - b.anchor.y
const bottom = (a: LabelWish, b: LabelWish): number => b.anchor.y - a.anchor.y

/** Null as soon as it costs as much as `mostCost`. */
function placeInOrder(wishes: readonly LabelWish[], field: LabelField, mostCost: number): Outcome | null {
  const marks = wishes.map(({ anchor, radius }) => ({ x: anchor.x - radius - 1, y: anchor.y - radius - 1, width: 2 * radius + 2, height: 2 * radius + 2 }))
  const taken: Rect[] = [...field.obstacles, ...marks]
  const placement = new Map<string, PlacedLabel | null>()
  let total = 0
  for (const wish of wishes) {
    const found = bestPlace(wish, taken, field, wishes)
    placement.set(wish.id, found?.label ?? null)
    total += found?.cost ?? LEFT_OUT
    if (total >= mostCost) return null
    if (found) taken.push(found.label.box)
  }
  return { cost: total, placement }
}

interface Found {
  readonly label: PlacedLabel
  readonly cost: number
}

/** A smaller size is taken only where the larger fits nowhere, and counts as much as a long way off. */
const SMALLER = 120

function bestPlace(wish: LabelWish, taken: readonly Rect[], field: LabelField, marks: readonly LabelWish[]): Found | null {
  for (const [sizeIndex, size] of wish.sizes.entries()) {
    let best: Found | null = null
    for (const [far, extraPx] of EXTRA_PX.entries()) {
      for (const [preference, direction] of DIRECTIONS.entries()) {
        const least = preference + far * 14 + sizeIndex * SMALLER
        if (best && least >= best.cost) continue
        const box = candidate(wish, size, direction, extraPx)
        if (!within(box, field.bounds) || taken.some((other) => overlaps(box, other))) continue
        const crossing: number = least + CROSSING * crossedIn(box, field.lines, best ? (best.cost - least) / CROSSING : Infinity)
        if (best && crossing >= best.cost) continue
        const cost: number = crossing + (isNearerToAnother(box, wish, marks) ? 24 : 0)
        if (!best || cost < best.cost) best = { cost, label: { box, align: direction.align, size: sizeIndex, leader: extraPx >= LEADER_FROM_PX } }
      }
    }
    if (best) return best
  }
  return null
}

/** What a point of a line under a label costs. */
const CROSSING = 4

/** How many of the points lie in the box, counted up to `enough`: there are many points, and more make no difference. */
function crossedIn({ x, y, width, height }: Rect, points: readonly Point[], enough: number): number {
  let count = 0
  for (const point of points) {
    if (point.x > x && point.x < x + width && point.y > y && point.y < y + height) count += 1
    if (count >= enough) break
  }
  return count
}

/** Would the label be read as that of a neighbour? */
function isNearerToAnother(box: Rect, own: LabelWish, marks: readonly LabelWish[]): boolean {
  const distance = ({ anchor, radius }: LabelWish): number => {
    const dx = Math.max(box.x - anchor.x, 0, anchor.x - box.x - box.width)
    const dy = Math.max(box.y - anchor.y, 0, anchor.y - box.y - box.height)
    return Math.hypot(dx, dy) - radius
  }
  const ownDistance = distance(own)
  return marks.some((mark) => mark !== own && distance(mark) < ownDistance)
}
