/** The answer to a drill under a seed: the scene's own stored solution, and what the check makes of it. */
import { clauses } from '../../../language/lists.ts'
import { checkTrial, solutionOf } from '../../../lesson/moves.ts'
import type { SceneDefinition, Settings, SolutionStep } from '../../../lesson/scene.ts'
import { client } from '../../../lesson/traffic/client.ts'
import { makeTrial } from '../../../lesson/trial.ts'
import { formatText } from '../../../stage/prose/message.ts'
import { sceneById } from '../../scenes.ts'
import { DRILL } from '../facts/facts.ts'
import { movesOf } from '../facts/moves.ts'

export interface SolvedDrill {
  readonly seed: number
  /** In the words of the scene's controls. */
  readonly answer: string
  /** The settings that the solution makes. */
  readonly settings: Settings
}

export interface Solved {
  /** The parts of the check's goal with what was measured. */
  readonly parts: readonly { readonly text: string; readonly met: boolean }[]
}

/** Fetches the scene. Rejects when it can't be fetched, and with an Error in plain words when it has no such drill. */
export async function openDrills() {
  const loaded = await sceneById(DRILL.scene)?.load?.()
  const definition = loaded?.scene.definition as SceneDefinition | undefined
  const copy = loaded?.scene.copy
  const check = definition?.checks.find(({ id }) => id === DRILL.check)
  if (!definition || !copy || check?.kind !== 'goal') throw new Error(`Scene ${DRILL.scene} has no goal called ${DRILL.check}. Name the drill in src/app/teach/facts/facts.ts.`)

  return {
    /** The drill that a seed draws, and its solution. Cheap: nothing is measured. */
    drillOf(seed: number): SolvedDrill {
      const trial = checkTrial(definition, check, seed)
      const steps = solutionOf(check, trial)
      const moves = steps.flatMap((step) => movesOf(step, copy, check, {}))
      return { seed, answer: clauses(moves.map(({ to, control }) => to || control)), settings: { ...trial.settings, ...settingsBy(steps, definition) } }
    },

    /** Runs the drill's traffic to its end with the solution in place, and asks the check. @throws Cancelled when `signal` ends it */
    async judge({ seed, settings }: SolvedDrill, signal: AbortSignal): Promise<Solved> {
      const { inputs } = check.script(settings, seed)
      const at = { seed, check: check.id }
      const { plan } = makeTrial(definition, settings, inputs, { ...at, measured: () => null })
      const outcome = plan && (await client.measure(plan, () => {}, signal))
      const parts = check.goal(makeTrial(definition, settings, inputs, { ...at, measured: () => outcome }))
      return { parts: parts.map(({ id, met, figures }) => ({ text: formatText(copy.checks[check.id]?.parts?.[id] ?? id, figures), met })) }
    },
  }
}

function settingsBy(steps: readonly SolutionStep[], { controls }: SceneDefinition): Settings {
  const changes: Record<string, Settings[string]> = {}
  for (const step of steps) {
    const control = 'set' in step ? controls[step.set] : undefined
    if ('set' in step && control && control.kind !== 'act') changes[control.setting] = step.to
  }
  return changes
}
