import { useState, type ReactNode } from 'react'
import { standIn } from '../../language/standIn.ts'
import { usePart } from '../modules.ts'
import { LoadFailed } from '../pages/Loading.tsx'
import { HOME, scenePath } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import { Footer } from '../shell/Footer.tsx'
import { STUDIO_SLUG, STUDIO_STEP } from './assignment/studio.ts'
import { Builder } from './builder/Builder.tsx'
import { builderCopy } from './builder/copy.en.ts'
import { teachCopy as copy } from './copy.en.ts'
import { Drills } from './drill/Drills.tsx'
import type { CourseFacts } from './facts/facts.ts'
import { NeedsScript } from './NeedsScript.tsx'
import { PackageList } from './packages/PackageList.tsx'
import { SceneTable } from './SceneTable.tsx'
import css from './teach.module.css'
import { useCourseUrl } from './useCourseUrl.ts'

/** What there is for whoever teaches with the course. */
export function TeachPage({ facts }: { readonly facts: CourseFacts }) {
  return (
    <>
      <div className={css.page} {...standIn('src/app/teach/copy.en.ts')}>
        <div className={css.head}>
          <h1 tabIndex={-1}>{copy.title}</h1>
          <p>{copy.lead}</p>
        </div>
        <nav className={css.contents} aria-label={copy.contents}>
          <ul>
            {PARTS.map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{copy.parts[part]}</a>
              </li>
            ))}
          </ul>
        </nav>
        <noscript>
          <p className={css.note}>{copy.noScript}</p>
        </noscript>
        <Part id="scenes" lead={copy.list.lead}>
          <SceneTable scenes={facts.scenes} />
        </Part>
        <Part id="builder" lead={builderCopy.lead}>
          <NeedsScript>
            <Builder scenes={facts.scenes} />
          </NeedsScript>
        </Part>
        <Part id="packages" lead={copy.packages.lead}>
          <PackageList scenes={facts.scenes} />
        </Part>
        {facts.drill && <Drills place={facts.drill} />}
        <Part id="assignments" lead={copy.assignments.lead}>
          <NeedsScript>
            <Assignments />
          </NeedsScript>
        </Part>
      </div>
      <Footer />
    </>
  )
}

const PARTS = ['scenes', 'builder', 'packages', 'drills', 'assignments'] as const

function Part({ id, lead, children }: { readonly id: (typeof PARTS)[number]; readonly lead: string; readonly children: ReactNode }) {
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 id={id}>{copy.parts[id]}</h2>
      <p className={css.lead}>{lead}</p>
      {children}
    </section>
  )
}

/** With the verifier's words behind it, it is a lot to fetch: so only for whoever wants one. */
function Assignments() {
  const course = useCourseUrl()
  const [open, setOpen] = useState(false)
  return (
    <details className={css.answers} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{copy.assignments.open}</summary>
      {open && <LateAssignments studioHref={course.url + scenePath(STUDIO_SLUG, STUDIO_STEP).slice(1)} />}
    </details>
  )
}

const loadAssignments = () => import('./assignment/AssignmentBuilder.tsx')

function LateAssignments({ studioHref }: { readonly studioHref: string }) {
  const part = usePart('assignments', loadAssignments)
  const href = useHref()
  if (part.status === 'loading') return <p role="status">{copy.assignments.fetching}</p>
  if (part.status === 'failed') return <LoadFailed error={part.error} retry={part.retry} homeHref={href(HOME)} />
  const { AssignmentBuilder } = part.value
  return <AssignmentBuilder studioHref={studioHref} />
}
