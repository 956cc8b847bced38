/** One run of everything: the public suite and the scenes, each against proxies of its own. Out: raw results. */
import { startProxy } from './proxy.ts'
import { play } from './scenes/play.ts'
import type { Scene } from './scenes/scene.ts'
import { sceneGroups } from './scenes/tables/index.ts'
import { isUnexpected, outcomes } from './outcome.ts'
import type { ListedCase, RawResults } from './suite/cases.ts'
import { startSuiteOrigin } from './suite/origin.ts'
import { runSuite } from './suite/run.ts'

export interface SuiteMeasure {
  readonly results: RawResults
  /** Cases whose result was not the expected one until they ran once more. */
  readonly repeated: readonly string[]
}

/**
 * Runs cases of the suite in one batch. What comes out unexpected is run once more, with less beside it: cases are written for answers
 * within a second or two, and a machine that is busy elsewhere makes some of them late. What is wrong stays wrong.
 * @param cases all of the suite's
 */
export async function measureSuite(cases: readonly ListedCase[], wanted: ReadonlySet<string>, verbose = false): Promise<SuiteMeasure> {
  const origin = await startSuiteOrigin()
  const proxy = await startProxy(origin.url)
  const run = (ids: ReadonlySet<string>) => runSuite({ baseUrl: proxy.url, wanted: (id) => ids.has(id), verbose })
  const first = await run(wanted)
  const repeated = outcomes(cases, first).filter(isUnexpected).map(({ id }) => id)
  const again = repeated.length === 0 ? {} : await run(withDependencies(cases, repeated))
  await Promise.all([proxy.close(), origin.close()])
  return { results: { ...first, ...again }, repeated }
}

/** The cases and all that they build on. */
export function withDependencies(cases: readonly ListedCase[], ids: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    cases.find((one) => one.id === id)?.depends_on?.forEach(add)
  }
  ids.forEach(add)
  return found
}

/** Scenes under way at once: they mostly wait. */
const SCENES_AT_ONCE = 6

export interface SceneResult {
  readonly scene: Scene
  readonly group: string
  /** What was not as expected; none: the scene holds. */
  readonly differences: readonly string[]
}

/** Plays the wanted scenes. @returns in the order of the tables */
export async function measureScenes(wanted: (id: string) => boolean): Promise<readonly SceneResult[]> {
  const scenes = sceneGroups.flatMap(({ name, scenes: inGroup }) => inGroup.filter(({ id }) => wanted(id)).map((scene) => ({ scene, group: name })))
  const found: SceneResult[] = new Array<SceneResult>(scenes.length)
  const queue = [...scenes.entries()]
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [at, { scene, group }] = next
      found[at] = { scene, group, differences: await play(scene, startProxy) }
    }
  }
  await Promise.all(Array.from({ length: SCENES_AT_ONCE }, worker))
  return found
}
