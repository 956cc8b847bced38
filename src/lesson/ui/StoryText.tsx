import { useMemo, type ReactNode } from 'react'
import { standIn } from '../../language/standIn.ts'
import { Prose, ProseContext } from '../../stage/prose/Prose.tsx'
import { formatText } from '../../stage/prose/message.ts'
import { project } from '../../stage/projection.ts'
import { WrongContext } from '../../stage/wrong.tsx'
import type { SceneCopy } from '../copy.ts'
import { checkTrial, predictedTrial, type LessonContext } from '../moves.ts'
import type { Beat, Check, SceneDefinition, Settings, Trial } from '../scene.ts'
import type { Measured } from '../traffic/measured.ts'
import { waits } from '../trial.ts'
import { words } from '../words.en.ts'
import { Plate } from './Plate.tsx'
import { FieldNotes } from './FieldNotes.tsx'
import styles from './StoryText.module.css'
import { LOCALE } from '../../language/locale.ts'

interface Props<S extends Settings> {
  readonly definition: SceneDefinition<S>
  readonly copy: SceneCopy
  /** With a still of each beat's end, for paper. */
  readonly stills: boolean
  /** Traffic whose figures it can give. */
  readonly measured: Measured
  /** What the scene adds to a still, as to its stage. */
  readonly still?: Still<S>
  /** The one step to show, numbered as its frame numbers it; left out: the whole scene. */
  readonly only?: Pick<LessonContext<S>, 'at' | 'range' | 'steps'>
}

export type Still<S extends Settings> = (of: { readonly beat: Beat<S>; readonly trial: Trial<S> }) => ReactNode

/** The whole scene as text with its figures: what is read without script, and what is printed. */
export function StoryText<S extends Settings>({ definition, copy, stills, measured, still, only }: Props<S>) {
  const [first] = definition.beats
  const general = useMemo(() => (first ? definition.figures(predictedTrial(definition, first, { seed: READ_SEED, measured })) : {}), [definition, first, measured])
  return (
    <ProseContext value={{ locale: LOCALE }}>
      <div className={styles.text} data-story-text {...standIn(`scenes/${definition.slug}/copy.en.ts`)}>
        {/* On paper it stands alone; on screen it stands under the scene's title. */}
        {stills && <h1>{copy.title}</h1>}
        {!only && <h2>{words.wholeStory}</h2>}
        {definition.beats.map((beat, index) => (!only || only.at === index) && (
          <BeatText key={beat.id} definition={definition} copy={copy} beat={beat} number={only ? index + 2 - only.range.first : index + 1} stills={stills} measured={measured} {...(still && { still })} />
        ))}
        {definition.checks.map((check, index) => (!only || only.at === definition.beats.length + index) && (
          <CheckText key={check.id} definition={definition} copy={copy} check={check} number={index + 1} measured={measured} />
        ))}
        {(!only || only.at + 1 === only.steps.length) && (
          <>
            <h3>{words.takeaway}</h3>
            {copy.takeaway.map((message) => (
              <p key={message}>
                <Prose message={message} values={general} />
              </p>
            ))}
            <FieldNotes notes={definition.fieldNotes} copy={copy} figures={general} open />
          </>
        )}
      </div>
    </ProseContext>
  )
}

/** A check that is only read needs one variant; all readers get the same. */
const READ_SEED = 1

function CheckText<S extends Settings>({ definition, copy, check, number, measured }: Pick<Props<S>, 'definition' | 'copy' | 'measured'> & { readonly check: Check<S>; readonly number: number }) {
  const figures = useMemo(() => {
    const trial = checkTrial(definition, check, READ_SEED, measured)
    return { ...definition.figures(trial), ...(check.kind === 'question' && !waits(trial) && check.figures?.(trial)) }
  }, [definition, check, measured])
  const checkCopy = copy.checks[check.id]
  if (!checkCopy) return null
  return (
    <section>
      <h3>
        {formatText(words.check, { number, count: definition.checks.length })}: {checkCopy.title}
      </h3>
      {[checkCopy.task, checkCopy.question].map((message) => message !== undefined && (
        <p key={message}>
          <Prose message={message} values={figures} />
        </p>
      ))}
    </section>
  )
}

function BeatText<S extends Settings>({ definition, copy, beat, number, stills, measured, still }: Props<S> & { readonly beat: Beat<S>; readonly number: number }) {
  const trial = useMemo(() => predictedTrial(definition, beat, { seed: READ_SEED, measured }), [definition, beat, measured])
  const figures = useMemo(() => definition.figures(trial), [definition, trial])
  const beatCopy = copy.beats[beat.id]
  if (!beatCopy) return null
  return (
    <section>
      <h3>{formatText(words.beatTitle, { number, title: beatCopy.title })}</h3>
      {[...beatCopy.body, ...(beatCopy.after ?? [])].map((message) => (
        <p key={message}>
          <Prose message={message} values={figures} />
        </p>
      ))}
      {stills && (
        <WrongContext value={definition.wrong?.(trial) ?? null}>
          <Plate definition={definition} copy={copy} trial={trial} plate={beat.plate} state={project(trial.run.log, trial.run.endMs)} meters={beat.meters ?? []} />
        </WrongContext>
      )}
      {stills && still?.({ beat, trial })}
    </section>
  )
}
