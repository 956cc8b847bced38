import { scenePath } from '../../routes/hrefs.ts'
import { READ_SEED, type SceneFacts } from '../facts/facts.ts'
import { RichText } from '../RichText.tsx'
import { sceneBySlug } from '../sceneBySlug.ts'
import teach from '../teach.module.css'
import { useCourseUrl } from '../useCourseUrl.ts'
import { notesCopy } from './copy.en.ts'
import css from './handout.module.css'

const copy = notesCopy.handout
const LINES = [0, 1, 2, 3]

/** One sheet for learners: what it is about, its words, questions with room to write, and the way to the scene. On paper only. */
export function Handout({ facts }: { readonly facts: SceneFacts }) {
  const course = useCourseUrl()
  const scene = sceneBySlug(facts.slug)
  // The figures on paper are those of one seed: whoever comes by this address gets the same.
  const varies = facts.checks.some((check) => check.varies)
  const query = varies ? `?seed=${READ_SEED}` : ''
  const address = `${course.url}${scenePath(scene.slug).slice(1)}${query}`
  // An address that nobody else can open, and that nobody chose: there is room to write another.
  const isNowhere = !course.own && (course.problem === 'only-here' || course.problem === 'file')
  return (
    <article className={css.handout} data-print="handout">
      <header>
        <p className={css.over}>
          <span>
            {copy.course} · {copy.number(scene.id)}
          </span>
          <span className={css.who}>{copy.name}</span>
          <span className={css.who}>{copy.date}</span>
        </p>
        {/* The page has its heading already; only one of the two is ever seen. */}
        <p className={css.title}>{scene.title}</p>
        <p className={css.thesis}>{scene.thesis}</p>
        <p className={`${css.where} ${teach.needsScript}`} data-block="">
          {copy.where} {isNowhere && <i className={css.blank} />} <b dir="ltr">{isNowhere ? query : address.replace(/^https?:\/\//, '')}</b>
        </p>
      </header>
      {facts.teaching && (
        <section>
          <h2>{copy.learn}</h2>
          <ul>
            {facts.teaching.objectives.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{copy.terms}</h2>
        <dl className={css.terms}>
          {facts.terms.map(({ id, name, plain }) => (
            <div key={id}>
              <dt>{name}</dt> <dd>{plain}</dd>
            </div>
          ))}
        </dl>
      </section>
      {facts.teaching && (
        <section>
          <h2>{copy.questions}</h2>
          <ol>
            {facts.teaching.discussion.map(({ question }) => (
              <li key={question} className={css.question}>
                <p>{question}</p>
                {LINES.map((line) => (
                  <i key={line} className={css.line} />
                ))}
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h2>{copy.checks}</h2>
        {facts.checks.map((check) => (
          <div key={check.id} className={css.check}>
            <p>
              <b>{check.title}</b> <RichText of={check.task} /> <RichText of={check.question} />
            </p>
            {check.options.length > 0 && (
              <ul className={css.options}>
                {check.options.map((option) => (
                  <li key={option}>{option}</li>
                ))}
              </ul>
            )}
          </div>
        ))}
        <p className={css.small}>
          {copy.checksNote} {varies && copy.checksVary(READ_SEED)}
        </p>
      </section>
    </article>
  )
}
