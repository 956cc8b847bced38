/** Which tiles the key builder has in which step. */
import type { SolutionStep } from '../../src/lesson/scene.ts'
import { isIn, moved, rulesOf, written, type Tile } from './rule.ts'
import { PICTURE_VALUES } from './traffic.ts'

const LINK_TILES: readonly Tile[] = ['parameter:utm_*', 'parameter:gclid', 'parameter:fbclid', 'others']

const BY_STEP: Readonly<Record<string, readonly Tile[]>> = {
  include: ['parameter:width', ...LINK_TILES],
  normalise: ['few:accept-encoding', 'few:accept-language', 'header:user-agent', 'cookie:session', 'ignore:accept-language'],
  'good-rule': [
    ...Object.keys(PICTURE_VALUES).map((name): Tile => `parameter:${name}`),
    ...LINK_TILES,
    'few:accept-encoding',
    'few:accept-language',
    'ignore:accept-encoding',
    'ignore:accept-language',
    'ignore:cookie',
  ],
}

/** None where the step has no builder. */
export function tilesOf(step: string): readonly Tile[] {
  return BY_STEP[step] ?? []
}

/** The rule with the tile moved, as the setting's text. */
export function pressed(policy: string, tile: Tile, tiles: readonly Tile[]): string {
  return written(moved(rulesOf(policy), tile, tiles))
}

/** From one rule to another, a tile at a time. */
export function pressesTo(from: string, to: string, tiles: readonly Tile[]): readonly SolutionStep[] {
  const steps: SolutionStep[] = []
  let policy = from
  for (const tile of tiles) {
    if (isIn(rulesOf(policy), tile) === isIn(rulesOf(to), tile)) continue
    policy = pressed(policy, tile, tiles)
    steps.push({ set: 'rule', to: policy })
  }
  return steps
}
