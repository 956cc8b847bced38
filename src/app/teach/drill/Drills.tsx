import { useState } from 'react'
import { MOST_SEED } from '../../../lesson/seed.ts'
import { CopyButton } from '../CopyButton.tsx'
import { teachCopy } from '../copy.en.ts'
import { DraftField } from '../DraftField.tsx'
import type { CourseFacts } from '../facts/facts.ts'
import { sceneBySlug } from '../sceneBySlug.ts'
import { NeedsScript } from '../NeedsScript.tsx'
import css from '../teach.module.css'
import { useCourseUrl } from '../useCourseUrl.ts'
import { useLeftOut } from '../useLeftOut.ts'
import { useQuery } from '../useQuery.ts'
import { withParameters, wholeIn } from '../builder/settings.ts'
import { Answers } from './Answers.tsx'
import { drillsLeftOut } from './leftOut.ts'
import { asLines, csv, drillLinks, drillParameters, linksBeforeZero, MOST_LINKS, readDrill, type DrillLink, type DrillSettings } from './links.ts'

const copy = teachCopy.drills

/** One link a learner or group, each to the same drill under a seed of its own. */
export function Drills({ place }: { readonly place: NonNullable<CourseFacts['drill']> }) {
  const [query, replaceQuery] = useQuery()
  const course = useCourseUrl()
  const [answersOpen, setAnswersOpen] = useState(false)
  // What stands in a field that can't be used: links to what was there before would be taken for what is written now.
  const [refused, setRefused] = useState({ start: false, count: false })
  const settings = readDrill(query)
  const [leftOut, forget] = useLeftOut(query, drillsLeftOut(query), () => replaceQuery(withParameters(query, drillParameters(settings))))
  const links = drillLinks(settings, course.url, place)
  const take = (of: keyof DrillSettings, value: number | null): boolean => {
    const change = value === null ? null : { [of]: value }
    setRefused((before) => ({ ...before, [of]: value === null }))
    if (change) forget()
    if (change) replaceQuery(withParameters(query, drillParameters({ ...settings, ...change })))
    return change !== null
  }
  const beforeZero = linksBeforeZero(settings)
  const isRefused = refused.start || refused.count
  const said = isRefused ? copy.noLinks : beforeZero === null ? '' : copy.fromZero(beforeZero + 1, MOST_SEED)
  return (
    <section className={css.part} aria-labelledby="drills">
      <h2 id="drills">{teachCopy.parts.drills}</h2>
      <p className={css.lead}>{copy.lead(place.scene, sceneBySlug(place.slug).title, place.step)}</p>
      <NeedsScript>
        <p role="status" className={leftOut === '' ? undefined : css.note}>
          {leftOut}
        </p>
        <div className={css.pair} data-narrow="true">
          <DraftField label={copy.start} numeric value={String(settings.start)} bad={copy.startBad(MOST_SEED)} onText={(text) => take('start', wholeIn(text, 0, MOST_SEED))} />
          <DraftField label={copy.count} numeric value={String(settings.count)} bad={copy.countBad(MOST_LINKS)} onText={(text) => take('count', wholeIn(text, 1, MOST_LINKS))} />
        </div>
        <p role="status" className={said === '' ? undefined : css.note}>
          {said}
        </p>
        {!isRefused && <Links links={links} answersOpen={answersOpen} onAnswers={setAnswersOpen} />}
      </NeedsScript>
    </section>
  )
}

interface LinksProps {
  readonly links: readonly DrillLink[]
  readonly answersOpen: boolean
  readonly onAnswers: (open: boolean) => void
}

/** The links with their ways out of the page, and the answers to them. */
function Links({ links, answersOpen, onAnswers }: LinksProps) {
  return (
    <>
      <div className={css.tall} role="region" aria-label={copy.table} tabIndex={0}>
        <table className={css.plain}>
          <caption className={css.hidden}>{copy.table}</caption>
          <thead>
            <tr>
              {[copy.number, copy.seed, copy.link].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {links.map(({ number, seed, address }) => (
              <tr key={number}>
                <td>{number}</td>
                <td>{seed}</td>
                <td>
                  <a className={css.long} href={address} target="_blank" rel="noreferrer">
                    {address}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={css.actions}>
        <CopyButton text={asLines(links)} label={copy.lines} />
        <CopyButton text={csv(copy.csvHead, links.map(({ number, seed, address }) => [number, seed, address]))} label={copy.csv} />
      </div>
      <details className={css.answers} open={answersOpen} onToggle={({ currentTarget }) => onAnswers(currentTarget.open)}>
        <summary>{copy.answersTitle}</summary>
        <p className={css.note}>{copy.answersOpen}</p>
        {answersOpen && <Answers key={`${links[0]?.seed} ${links.length}`} links={links} />}
      </details>
    </>
  )
}
