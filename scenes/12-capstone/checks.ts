/** The exercises: complete a configuration, find out from a counter-example what is wrong with one, and begin one from nothing. */
import type { Check } from '../../src/lesson/scene.ts'
import { API_BEGINNING, REALTIME_BEGINNING, withChoice } from './choices.ts'
import { API_OBJECTIVES, judge, REALTIME_OBJECTIVES, saidOf } from './judged.ts'
import { CHANGES, MISTAKE_COUNT, mending } from './mistakes.ts'
import { counterexampleIn, documentIn, objectiveIn, SEED } from './stage.ts'
import type { CapstoneSettings, CapstoneTrial } from './settings.ts'
import { figureIn } from './readings.ts'
import { script } from './world.ts'

/** The parts of a goal are objectives; a message can't be called by a name with a dot or a dash in it. */
export const partName = (id: string): string => id.replaceAll(/[.-]/g, '_')

const goal = (ids: readonly string[]) => (trial: CapstoneTrial) =>
  judge(documentIn(trial.settings), ids, trial.plan && trial.traffic ? { plan: trial.plan, outcome: trial.traffic } : null).map((judged) => ({
    id: partName(judged.objective.id),
    met: judged.met,
    figures: { ...saidOf(judged), measured: judged.value === null ? 'no' : 'yes' },
  }))

/** The settings of a choice, one place after the other. */
function fill(beginning: string, chosen: Readonly<Record<string, string>>) {
  const texts: string[] = []
  Object.entries(chosen).reduce((text, [place, option]) => {
    const next = withChoice(text, place, option)
    texts.push(next)
    return next
  }, beginning)
  return texts.map((to) => ({ set: 'choices', to }))
}

export const checks: readonly Check<CapstoneSettings>[] = [
  {
    id: 'complete',
    plate: 'lanes',
    kind: 'goal',
    settings: { subject: 'complete', choices: API_BEGINNING },
    controls: ['choices'],
    script,
    goal: goal(API_OBJECTIVES),
    solution: fill(API_BEGINNING, { personal: 'bypass', changes: 'tag', browser: '0', grace: '600' }),
  },
  {
    id: 'diagnose',
    plate: 'lanes',
    kind: 'question',
    settings: { subject: 'diagnose' },
    controls: [],
    variant: (seed) => ({ mistake: seed % MISTAKE_COUNT }),
    script,
    trace: 'shown',
    question: {
      kind: 'one',
      options: () => CHANGES,
      answer: ({ settings }) => mending(settings.mistake, SEED)[0] ?? '',
      because: ({ settings }) => counterexampleIn(settings)?.request ?? null,
    },
    figures: (trial) => {
      const objective = objectiveIn(trial.settings)
      return { objective: partName(objective?.id ?? ''), ...(objective && saidOf({ objective, value: figureIn(trial) })) }
    },
  },
  {
    id: 'realtime',
    plate: 'lanes',
    kind: 'goal',
    settings: { subject: 'realtime', choices: REALTIME_BEGINNING },
    controls: ['choices'],
    script,
    goal: goal(REALTIME_OBJECTIVES),
    solution: fill(REALTIME_BEGINNING, { quotes: '1', 'quotes-grace': '5', holdings: 'bypass', roof: 'virginia' }),
  },
]

