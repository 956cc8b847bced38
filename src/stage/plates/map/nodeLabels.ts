import { platesCopy, milliseconds } from '../../copy/plates.en.ts'
import { textWidth } from '../textWidth.ts'
import { placeLabels, type LabelWish, type PlacedLabel } from './labels.ts'
import type { MapLayout, PlacedNode } from './mapLayout.ts'
import type { StageLink } from '../../topology.ts'
import { LOCALE } from '../../../language/locale.ts'

export interface NodeLabel extends PlacedLabel {
  /** The name; '' where a mark at the same place bears it already. */
  readonly title: string
  /** Is there room for a second line? */
  readonly hasDetail: boolean
  /** Room for words on the second line, px. */
  readonly detailWidthPx: number
}

export const TITLE_PX = { wide: 13, narrow: 12 }
export const DETAIL_PX = 12
const LINE_PX = 15
const HALO_PX = 2
/** With more users than this, their outcomes are said without the time. */
const TIMES_UP_TO = 8

/** Are outcomes on this map said with their time to first byte? */
export function saysTimes(layout: MapLayout): boolean {
  return !layout.narrow && layout.nodes.filter((placed) => placed.node.kind === 'browser').length <= TIMES_UP_TO
}

/** Places the nodes' names and second lines, keeping room for the longest that a second line may say. */
export function placeNodeLabels(layout: MapLayout, links: readonly StageLink[]): ReadonlyMap<string, NodeLabel | null> {
  const titleSize = TITLE_PX[layout.narrow ? 'narrow' : 'wide']
  const order = { origin: 0, pop: 1, network: 2, browser: 2, resolver: 3 }
  const inOrder = [...layout.nodes].sort((a, b) => order[a.node.kind] - order[b.node.kind])
  const details = new Map(inOrder.map((placed) => [placed.node.id, detailRoom(placed, layout)]))
  const isLabelled = (placed: PlacedNode): boolean => titleOf(placed, inOrder) !== '' || details.get(placed.node.id) !== 0
  const wishes: LabelWish[] = inOrder.filter(isLabelled).map((placed) => {
    const title = titleOf(placed, inOrder)
    const titleWidth = title === '' ? 0 : textWidth(title, titleSize, 'semibold') + 2 * HALO_PX
    const detailWidth = details.get(placed.node.id) ?? 0
    const one = { width: titleWidth, height: LINE_PX }
    const two = { width: Math.max(titleWidth, detailWidth), height: title === '' ? LINE_PX : 2 * LINE_PX }
    return { id: placed.node.id, anchor: placed.at, radius: placed.radius, sizes: detailWidth > 0 ? (title === '' ? [two] : [two, one]) : [one] }
  })
  const places = placeLabels(wishes, {
    bounds: { x: 4, y: 4, width: layout.widthPx - 8, height: layout.heightPx - layout.insetBottomPx - 6 },
    obstacles: inOrder.filter((placed) => !isLabelled(placed)).map(({ at: { x, y }, radius }) => ({ x: x - radius - 1, y: y - radius - 1, width: 2 * radius + 2, height: 2 * radius + 2 })),
    lines: linePoints(layout, links),
  })
  return new Map(
    inOrder.map((placed) => {
      const place = places.get(placed.node.id) ?? null
      const title = titleOf(placed, inOrder)
      const detailWidthPx = details.get(placed.node.id) ?? 0
      return [placed.node.id, place && { ...place, title, hasDetail: detailWidthPx > 0 && place.size === 0, detailWidthPx: place.box.width }]
    }),
  )
}

/** A user in a POP's city that bears its very name shares the POP's label. */
function titleOf({ node, city }: PlacedNode, nodes: readonly PlacedNode[]): string {
  const bearer = nodes.find((other) => other.node.label === node.label && Math.hypot(other.city.x - city.x, other.city.y - city.y) < 1)
  return bearer && bearer.node.id !== node.id ? '' : (node.shortLabel ?? node.label)
}

function detailRoom({ node }: PlacedNode, layout: MapLayout): number {
  const detail = node.detail === undefined ? 0 : textWidth(node.detail, DETAIL_PX, 'regular')
  if (node.kind === 'browser') {
    // Many without a name on a narrow map: their marks alone tell how they fared.
    if (layout.narrow && node.shortLabel === '') return 0
    const word = textWidth(platesCopy.outcomes.revalidated.toLocaleUpperCase(LOCALE), DETAIL_PX, 'semibold')
    // Glyph, word and, where there is room, the time.
    return Math.max(detail, 16 + word + (saysTimes(layout) ? textWidth(` ${milliseconds(1234)}`, DETAIL_PX, 'regular') : 0))
  }
  if (node.kind === 'origin') return Math.max(detail, layout.narrow ? 0 : textWidth(platesCopy.node.origin(22, 22), DETAIL_PX, 'regular'))
  // On a narrow map some POPs would have room for a second line and some not; then none has one.
  return layout.narrow ? 0 : detail
}

function linePoints(layout: MapLayout, links: readonly StageLink[]): { x: number; y: number }[] {
  return links.flatMap(({ from, to }) =>
    (layout.trackOf(from, to)?.pieces ?? []).flatMap(({ points }) =>
      points.flatMap((point, i) => {
        const next = points[i + 1]
        if (!next) return [point]
        const steps = Math.max(1, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / 8))
        return Array.from({ length: steps }, (_, step) => ({ x: point.x + ((next.x - point.x) * step) / steps, y: point.y + ((next.y - point.y) * step) / steps }))
      }),
    ),
  )
}
