/** All scenes, in the order in which they are reported. */
import type { Scene } from '../scene.ts'
import { collapseScenes } from './collapse.ts'
import { connectionScenes } from './connection.ts'
import { freshnessScenes } from './freshness.ts'
import { headScenes } from './head.ts'
import { interimScenes } from './interim.ts'
import { invalidationScenes } from './invalidation.ts'
import { purgeScenes } from './purge.ts'
import { rangeScenes } from './ranges.ts'
import { staleScenes } from './stale.ts'
import { targetedScenes } from './targeted.ts'

export interface SceneGroup {
  readonly name: string
  readonly scenes: readonly Scene[]
}

export const sceneGroups: readonly SceneGroup[] = [
  { name: 'Targeted cache control', scenes: targetedScenes },
  { name: 'Interim responses', scenes: interimScenes },
  { name: 'Hop-by-hop fields', scenes: connectionScenes },
  { name: 'Malformed Age', scenes: freshnessScenes },
  { name: 'Serving stale', scenes: staleScenes },
  { name: 'HEAD', scenes: headScenes },
  { name: 'Unsafe methods', scenes: invalidationScenes },
  { name: 'Ranges and parts', scenes: rangeScenes },
  { name: 'Collapsing', scenes: collapseScenes },
  { name: 'Purging', scenes: purgeScenes },
]
