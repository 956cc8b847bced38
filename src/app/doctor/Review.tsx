import type { Answer, Answered } from '../../doctor/review.ts'
import { doctorCopy as copy } from './copy.en.ts'
import { Fields } from './Findings.tsx'
import { SceneLink } from './links.tsx'
import css from './Result.module.css'

const GLYPHS: Readonly<Record<Answered, string>> = { yes: '✓', partly: '◐', no: '–' }

/** The questions of a design review, each with what the headers answer of it. */
export function Review({ answers }: { readonly answers: readonly Answer[] }) {
  return (
    <ol className={css.review}>
      {answers.map(({ id, question, answered, words, evidence, scene }) => (
        <li key={id} data-answered={answered} data-question={id}>
          <h3>{question}</h3>
          <p className={css.answered}>
            <span aria-hidden="true">{GLYPHS[answered]}</span> {copy.review.answered[answered]}
          </p>
          <div>
            <p>{words.join(' ')}</p>
            <Fields where={evidence} />
            <p className={css.links}>
              <SceneLink id={scene} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
