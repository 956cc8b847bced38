import { useRef } from 'react'
import { standIn } from '../../../language/standIn.ts'
import { scenePath, TEACH } from '../../routes/hrefs.ts'
import { useHref } from '../../routes/useHref.ts'
import { OPEN_SCENES, sceneById } from '../../scenes.ts'
import button from '../../shell/Button.module.css'
import { Footer } from '../../shell/Footer.tsx'
import { AddressField } from '../AddressField.tsx'
import { defaultsFor } from '../builder/settings.ts'
import { markupFor } from '../builder/markup.ts'
import { CopyButton } from '../CopyButton.tsx'
import { teachCopy } from '../copy.en.ts'
import type { SceneFacts } from '../facts/facts.ts'
import { NeedsScript } from '../NeedsScript.tsx'
import { packageFile } from '../packages/packages.ts'
import { usePackages } from '../packages/usePackages.ts'
import { sceneBySlug } from '../sceneBySlug.ts'
import teach from '../teach.module.css'
import { useCourseUrl } from '../useCourseUrl.ts'
import { CheckNotes } from './CheckNotes.tsx'
import { notesCopy as copy } from './copy.en.ts'
import { Handout } from './Handout.tsx'
import css from './notes.module.css'
import { PrintChoice } from './PrintChoice.tsx'
import { teachPath } from '../teachPath.ts'

/** All there is about one scene for whoever teaches it. */
export function NotesPage({ facts }: { readonly facts: SceneFacts }) {
  const href = useHref()
  const course = useCourseUrl()
  const scene = sceneBySlug(facts.slug)
  return (
    <>
      <div className={css.sheet}>
        <article className={css.notes} data-print="notes" {...standIn(`scenes/${scene.slug}/teaching.en.ts`)}>
          <header className={css.head}>
            <p className={css.over}>
              <a href={href(TEACH)}>{copy.all}</a> <span>{copy.number(scene.id)}</span>
            </p>
            <h1 tabIndex={-1}>{scene.title}</h1>
            <p className={css.thesis}>{scene.thesis}</p>
            <p className={css.facts}>
              {copy.facts(scene.minutes, facts.steps.length, facts.checks.length)} <a href={href(scenePath(scene.slug))}>{copy.open}</a>
            </p>
          </header>
          <PrintChoice />
          <p className={css.paper}>{copy.onPaper(`${course.url}${scenePath(scene.slug).slice(1)}`)}</p>
          {facts.teaching === null && <p className={teach.note}>{copy.missing}</p>}
          <Aims facts={facts} />
          <Misconceptions facts={facts} />
          <Discussion facts={facts} />
          <section aria-labelledby="checks">
            <h2 id="checks">{copy.checks}</h2>
            <p className={teach.soft}>{copy.solutionsOpen}</p>
            {facts.checks.map((check) => (
              <CheckNotes key={check.id} check={check} slug={facts.slug} />
            ))}
          </section>
          <Steps facts={facts} />
          <Terms facts={facts} />
          <Give facts={facts} />
          <Neighbours slug={facts.slug} />
        </article>
        <Handout facts={facts} />
      </div>
      <Footer />
    </>
  )
}

/** To a step of the scene by its beat or check. */
function StepLink({ facts, id }: { readonly facts: SceneFacts; readonly id: string }) {
  const href = useHref()
  const step = facts.steps.findIndex((one) => one.id === id) + 1
  const title = facts.steps[step - 1]?.title
  const seed = facts.shownAt[id]
  if (title === undefined) return null
  return <a href={href(`${scenePath(facts.slug, step)}${seed === undefined ? '' : `&seed=${seed}`}`)}>{copy.shownByStep(step, title, seed ?? null)}</a>
}

function Aims({ facts: { teaching } }: { readonly facts: SceneFacts }) {
  const href = useHref()
  if (!teaching) return null
  return (
    <div className={css.aims}>
      <section aria-labelledby="objectives">
        <h2 id="objectives">{copy.objectives}</h2>
        <p>{copy.can}</p>
        <ul>
          {teaching.objectives.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="prerequisites">
        <h2 id="prerequisites">{copy.prerequisites}</h2>
        <ul>
          {teaching.prerequisites.map(({ text, scene }) => {
            const taught = scene === undefined ? undefined : sceneById(scene)
            return (
              <li key={text}>
                {text} <span className={teach.soft}>({taught ? <a href={href(teachPath(taught.slug))}>{`${taught.id} ${taught.title}`}</a> : copy.notTaught})</span>
              </li>
            )
          })}
        </ul>
      </section>
    </div>
  )
}

function Misconceptions({ facts }: { readonly facts: SceneFacts }) {
  if (!facts.teaching) return null
  return (
    <section aria-labelledby="misconceptions">
      <h2 id="misconceptions">{copy.misconceptions}</h2>
      {facts.teaching.misconceptions.map(({ says, because, shownBy }) => (
        <div key={says} className={css.item}>
          <h3>{copy.says(says)}</h3>
          <p>
            {because}{' '}
            <span className={css.shown}>
              {copy.shown} <StepLink facts={facts} id={shownBy} />
            </span>
          </p>
        </div>
      ))}
    </section>
  )
}

function Discussion({ facts: { teaching } }: { readonly facts: SceneFacts }) {
  if (!teaching) return null
  return (
    <section aria-labelledby="discussion">
      <h2 id="discussion">{copy.discussion}</h2>
      {teaching.discussion.map(({ question, listenFor }) => (
        <div key={question} className={css.item}>
          <h3>{question}</h3>
          <p>
            <b>{copy.listenFor}</b> {listenFor}
          </p>
        </div>
      ))}
    </section>
  )
}

function Steps({ facts }: { readonly facts: SceneFacts }) {
  const href = useHref()
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{copy.steps}</h2>
      <p>{copy.stepsLead}</p>
      <ol className={css.steps}>
        {facts.steps.map(({ id, kind, title }, index) => (
          <li key={id}>
            <a href={href(scenePath(facts.slug, index + 1))}>{title}</a> {copy.stepKind[kind] !== '' && <span className={teach.soft}>({copy.stepKind[kind]})</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Terms({ facts }: { readonly facts: SceneFacts }) {
  const href = useHref()
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">{copy.terms}</h2>
      <dl className={css.terms}>
        {facts.terms.map(({ id, name, plain }) => (
          <div key={id}>
            <dt>
              <a href={href(`/glossary/#${id}`)}>{name}</a>
            </dt>
            <dd>{plain}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Give({ facts }: { readonly facts: SceneFacts }) {
  const href = useHref()
  const course = useCourseUrl()
  const packages = usePackages()
  const area = useRef<HTMLTextAreaElement>(null)
  const scene = sceneBySlug(facts.slug)
  const markup = markupFor(defaultsFor(facts.slug), { courseUrl: course.url, scene })
  const zip = typeof packages === 'string' ? null : packages.find(({ scope }) => scope === facts.slug)
  return (
    <section aria-labelledby="give" className={css.give}>
      <h2 id="give">{copy.give}</h2>
      <NeedsScript>
        <AddressField course={course} />
        <div className={teach.field}>
          <label htmlFor="snippet">{copy.snippet}</label>
          <textarea id="snippet" ref={area} dir="ltr" className={teach.markup} readOnly rows={6} spellCheck={false} value={markup} />
          <CopyButton text={markup} label={copy.copySnippet} shownIn={() => area.current} />
        </div>
        <p>
          <a href={href(`${TEACH}?scene=${scene.id}#builder`)}>{copy.builder}</a>
        </p>
      </NeedsScript>
      {packages !== 'unknown' && !zip ? (
        <p>{packages === 'unreachable' ? teachCopy.packages.unreachable : teachCopy.packages.none}</p>
      ) : (
        <p>
          <a className={button.button} href={href(`/packages/${packageFile(facts.slug)}`)} download>
            {copy.package}
          </a>{' '}
          {zip && <span className={teach.soft}>{teachCopy.packages.size_kB(zip.bytes)}</span>} <span className={css.means}>{copy.packageMeans}</span>
        </p>
      )}
    </section>
  )
}

function Neighbours({ slug }: { readonly slug: string }) {
  const href = useHref()
  const at = OPEN_SCENES.findIndex((one) => one.slug === slug)
  const both = [
    { scene: OPEN_SCENES[at - 1], label: copy.before },
    { scene: OPEN_SCENES[at + 1], label: copy.after },
  ]
  return (
    <nav className={css.neighbours} aria-label={copy.all}>
      {both.map(({ scene, label }) => (
        <span key={label}>
          {scene && (
            <>
              {label}: <a href={href(teachPath(scene.slug))}>{`${scene.id} ${scene.title}`}</a>
            </>
          )}
        </span>
      ))}
    </nav>
  )
}
