import { useId, useMemo, useState } from 'react'
import { BEGINNINGS, MAX_NAME, MAX_WORD, MOST_SEED } from '../../../verifier/assignment/assignment.ts'
import { scenePath } from '../../routes/hrefs.ts'
import { useHref } from '../../routes/useHref.ts'
import css from './AssignmentBuilder.module.css'
import { copy } from './copy.en.ts'
import { readDraft, type Draft } from './draft.ts'
import { Handout } from './Handout.tsx'
import { keepDraft, loadDraft } from './kept.ts'
import { ObjectivePicker } from './ObjectivePicker.tsx'
import { OpenAssignment } from './OpenAssignment.tsx'
import { STUDIO_SLUG, STUDIO_STEP } from './studio.ts'
import { Trial } from './Trial.tsx'
import type { Verifier } from './useTrial.ts'

interface Props {
  /** The studio's address, absolute or relative to this page, with the step in which it opens; left out: that of this course, here. */
  readonly studioHref?: string | undefined
  /** For tests. */
  readonly verifier?: Verifier
}

const DAYS = Array.from({ length: MOST_SEED }, (_, index) => index + 1)

/** Makes an assignment for the studio: the link for students, the file and the command for whoever grades. For the browser alone. */
export function AssignmentBuilder({ studioHref, verifier }: Props) {
  const href = useHref()
  const id = useId()
  const [draft, setDraft] = useState(loadDraft)
  const [isKept, setIsKept] = useState(true)
  const { assignment, problems, wrongFigures } = useMemo(() => readDraft(draft), [draft])
  const take = (next: Draft) => {
    setDraft(next)
    setIsKept(keepDraft(next))
  }
  const change = (part: Partial<Draft>) => take({ ...draft, ...part })
  const studio = new URL(studioHref ?? href(scenePath(STUDIO_SLUG, STUDIO_STEP)), window.location.href).href.replace(/#.*$/, '')
  return (
    <div className={css.builder}>
      <p className={css.lead}>
        {copy.lead} {isKept ? copy.kept : copy.notKept}
      </p>
      <OpenAssignment draft={draft} onDraft={take} />
      <div className={css.field}>
        <label htmlFor={`${id}-name`}>{copy.name.label}</label>
        <input id={`${id}-name`} value={draft.name} maxLength={MAX_NAME} autoComplete="off" aria-describedby={`${id}-name-help`} onChange={({ target }) => change({ name: target.value })} />
        <p id={`${id}-name-help`} className={css.help}>
          {copy.name.help(MAX_NAME)}
        </p>
      </div>
      <div className={css.field}>
        <label htmlFor={`${id}-word`}>{copy.word.label}</label>
        <textarea id={`${id}-word`} dir="auto" rows={3} value={draft.word} maxLength={MAX_WORD} aria-describedby={`${id}-word-help`} onChange={({ target }) => change({ word: target.value })} />
        <p id={`${id}-word-help`} className={css.help}>
          {copy.word.help(draft.word.length, MAX_WORD)}
        </p>
      </div>
      <ObjectivePicker chosen={draft.chosen} figures={draft.figures} wrong={wrongFigures} onChange={change} />
      <fieldset className={css.begin}>
        <legend>{copy.begin.legend}</legend>
        {[...BEGINNINGS, 'document' as const].map((begin) => (
          <label key={begin} className={css.choice}>
            <input type="radio" name={`${id}-begin`} checked={draft.begin === begin} onChange={() => change({ begin })} />
            <span>{copy.begin.options[begin]}</span>
          </label>
        ))}
        {draft.begin === 'document' && (
          <div className={css.field}>
            <label htmlFor={`${id}-document`}>{copy.begin.document}</label>
            <textarea id={`${id}-document`} dir="ltr" className={css.code} rows={8} spellCheck={false} value={draft.document} onChange={({ target }) => change({ document: target.value })} />
          </div>
        )}
      </fieldset>
      <div className={css.field}>
        <label htmlFor={`${id}-seed`}>{copy.seed.label}</label>
        <select id={`${id}-seed`} value={draft.seed} aria-describedby={`${id}-seed-help`} onChange={({ target }) => change({ seed: Number(target.value) })}>
          {DAYS.map((day) => (
            <option key={day} value={day}>
              {copy.seed.option(day)}
            </option>
          ))}
        </select>
        <p id={`${id}-seed-help`} className={css.help}>
          {copy.seed.help}
        </p>
      </div>
      <section className={css.part} aria-labelledby={`${id}-trial`}>
        <h3 id={`${id}-trial`}>{copy.trial.title}</h3>
        <Trial assignment={assignment} verifier={verifier} />
      </section>
      <section className={css.part} aria-labelledby={`${id}-give`}>
        <h3 id={`${id}-give`}>{copy.give.title}</h3>
        {assignment ? (
          <Handout assignment={assignment} studio={studio} />
        ) : (
          <>
            <p>{copy.give.missing}</p>
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  )
}
