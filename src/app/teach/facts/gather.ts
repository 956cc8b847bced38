/** Works the facts out from the scenes themselves. Runs where pages are written ahead, in tests, and on the development server. */
import type { SceneCopy } from '../../../lesson/copy.ts'
import { checkTrial, demonstrate, firstContext, openStep, solutionOf } from '../../../lesson/moves.ts'
import type { Check, SceneDefinition, Trial } from '../../../lesson/scene.ts'
import { stepsOf } from '../../../lesson/steps.ts'
import type { Teaching, TellMoves } from '../../../lesson/teaching.ts'
import { measuredHere } from '../../../lesson/traffic/measuredHere.ts'
import { words } from '../../../lesson/words.en.ts'
import type { SlotValues } from '../../../stage/prose/message.ts'
import { TERMS } from '../../glossary/terms.en.ts'
import { OPEN_SCENES, type CourseScene } from '../../scenes.ts'
import { DRILL, READ_SEED, type CheckFacts, type CourseFacts, type SceneFacts, type SceneLine, type StepFacts } from './facts.ts'
import { labelOf, solutionMoves } from './moves.ts'
import { richOf } from './rich.ts'

/** Drills are dealt in hands of twelve, each with such falls in it. */
const MOST_TRIED = 100
const TEACHING = import.meta.glob<{ readonly teaching: Teaching }>('../../../../scenes/*/teaching.en.ts')
const TOLD = import.meta.glob<{ readonly tell: TellMoves }>('../../../../scenes/*/told.en.ts')

interface Read {
  readonly scene: CourseScene
  readonly definition: SceneDefinition
  readonly copy: SceneCopy
  readonly teaching: Teaching | null
  readonly tell: TellMoves | null
}

async function read(scene: CourseScene): Promise<Read> {
  const loaded = await scene.load?.()
  if (!loaded) throw new Error(`Scene ${scene.id} is only planned. Ask for scenes that can be opened.`)
  const teaching = await TEACHING[`../../../../scenes/${scene.slug}/teaching.en.ts`]?.()
  const told = await TOLD[`../../../../scenes/${scene.slug}/told.en.ts`]?.()
  const { definition, copy } = loaded.scene
  return { scene, definition: definition as SceneDefinition, copy, teaching: teaching?.teaching ?? null, tell: told?.tell ?? null }
}

/** What the page about all scenes says. */
export async function courseFacts(): Promise<CourseFacts> {
  const all = await Promise.all(OPEN_SCENES.map(read))
  const drilled = all.find(({ scene }) => scene.id === DRILL.scene)
  const step = drilled ? stepsIn(drilled).findIndex(({ id }) => id === DRILL.check) + 1 : 0
  return { scenes: all.map(lineOf), drill: drilled && step > 0 ? { scene: DRILL.scene, slug: drilled.scene.slug, step } : null }
}

function lineOf(one: Read): SceneLine {
  const scenes = (one.teaching?.prerequisites ?? []).flatMap(({ scene }) => (scene === undefined ? [] : [scene]))
  return { slug: one.scene.slug, steps: stepsIn(one), objectives: one.teaching?.objectives ?? [], buildsOn: [...new Set(scenes)].sort() }
}

/** What the page about one scene says. @throws Error for a scene that can't be opened */
export async function sceneFacts(scene: CourseScene): Promise<SceneFacts> {
  const one = await read(scene)
  return {
    slug: scene.slug,
    steps: stepsIn(one),
    checks: one.definition.checks.map((check, index) => checkFacts(one, check, one.definition.beats.length + index + 1)),
    terms: TERMS.filter((term) => term.scene === scene.id).map(({ id, name, plain }) => ({ id, name, plain })),
    shownAt: shownAt(one),
    teaching: one.teaching,
  }
}

/** The drill's first seed whose fall is no fault: a link without a seed would draw any. @throws Error where there is none among many */
function shownAt({ scene, definition }: Read): SceneFacts['shownAt'] {
  const check = scene.id === DRILL.scene ? definition.checks.find(({ id }) => id === DRILL.check) : undefined
  if (!check) return {}
  for (let seed = READ_SEED; seed < MOST_TRIED; seed++) {
    const steps = solutionOf(check, checkTrial(definition, check, seed))
    if (steps.some((step) => 'set' in step && step.to === DRILL.noFault)) return { [check.id]: seed }
  }
  throw new Error(`No seed below ${MOST_TRIED} draws a fall that is no fault. See DRILL in facts.ts.`)
}

function stepsIn({ definition, copy }: Pick<Read, 'definition' | 'copy'>): readonly StepFacts[] {
  return stepsOf(definition).map((step): StepFacts => {
    if (step.kind === 'beat') return { id: step.beat.id, kind: 'beat', title: copy.beats[step.beat.id]?.title ?? step.beat.id }
    if (step.kind === 'check') return { id: step.check.id, kind: 'check', title: copy.checks[step.check.id]?.title ?? step.check.id }
    return { id: 'takeaway', kind: 'takeaway', title: words.takeaway }
  })
}

/** A check as a learner meets it with READ_SEED, and its stored solution played out. */
function checkFacts({ definition, copy, tell }: Read, check: Check, step: number): CheckFacts {
  const said = copy.checks[check.id]
  const begun = checkTrial(definition, check, READ_SEED, measuredHere)
  const first = figuresOf(definition, check, begun)
  const context = firstContext(definition, stepsOf(definition), { step, seed: READ_SEED, progress: null, measured: measuredHere })
  const solved = demonstrate(openStep(context, context.at))
  const question = check.kind === 'question' ? check.question : null
  return {
    id: check.id,
    step,
    title: said?.title ?? check.id,
    kind: question?.kind ?? 'goal',
    task: richOf(said?.task ?? '', first),
    question: richOf(said?.question ?? '', first),
    options: (question?.options?.(begun) ?? []).map((option) => labelOf(said?.options, option, first)),
    parts: check.kind === 'goal' ? check.goal(unplayed(begun, check)).map(({ id, figures }) => richOf(said?.parts?.[id] ?? id, figures ?? {})) : [],
    hint: richOf(said?.hint ?? '', first),
    solution: richOf(said?.solution ?? '', figuresOf(definition, check, solved.trial)),
    moves: solutionMoves(solutionOf(check, begun), { check, begun: begun.settings, tell, definition, copy, values: first }),
    varies: check.variant !== undefined || check.script.length > 1,
  }
}

/** As far as a learner has seen it who has done nothing yet. */
function unplayed(trial: Trial, check: Check): Trial {
  const { startMs } = check.script(trial.settings, READ_SEED)
  return { ...trial, run: { log: trial.run.log.filter((event) => event.atMs < startMs), endMs: startMs } }
}

const figuresOf = (definition: SceneDefinition, check: Check, trial: Trial): SlotValues => ({ ...definition.figures(trial), ...(check.kind === 'question' && check.figures?.(trial)) })
