import { memo } from 'react'
import { standIn } from '../../language/standIn.ts'
import { en } from '../copy/en.ts'
import css from './TermEntry.module.css'
import { findTerm } from './index.ts'
import { Scene, Source } from './TermFacts.tsx'
import type { Term } from './term.ts'
import { listed } from '../../language/lists.ts'

/** One term on the glossary's page; its id is its address. There are many: each is drawn anew only when it changes itself. */
export const TermEntry = memo(function TermEntry({ term, current }: { readonly term: Term; readonly current: boolean }) {
  return (
    <article id={term.id} className={css.entry} aria-labelledby={`${term.id}-name`} data-current={current} {...standIn('src/app/glossary/terms/')}>
      <h2 id={`${term.id}-name`}>
        <a href={`#${term.id}`}>{term.name}</a>
      </h2>
      <div className={css.body}>
        {term.also && term.also.length > 0 && (
          <p className={css.also}>
            {en.glossary.also}: {listed(term.also)}
          </p>
        )}
        <p className={css.plain}>{term.plain}</p>
        <p className={css.precise}>
          <span>{en.glossary.precise}</span> {term.precise}
        </p>
        <dl className={css.facts}>
          <div>
            <dt>{en.glossary.taught}</dt>
            <dd>
              <Scene id={term.scene} />
            </dd>
          </div>
          <div>
            <dt>{en.glossary.source}</dt>
            <dd>
              <Source source={term.source} />
            </dd>
          </div>
          {term.related && term.related.length > 0 && (
            <div>
              <dt>{en.glossary.related}</dt>
              <dd className={css.related}>
                {term.related.map((id) => (
                  <a key={id} href={`#${id}`}>
                    {findTerm(id)?.name ?? id}
                  </a>
                ))}
              </dd>
            </div>
          )}
        </dl>
      </div>
    </article>
  )
})
