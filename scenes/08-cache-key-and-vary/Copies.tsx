import { useMemo } from 'react'
import { formatText } from '../../src/stage/prose/message.ts'
import { WrongGlyph } from '../../src/stage/plates/glyphs.tsx'
import { usePlayerSnapshot, useStageState } from '../../src/stage/useStage.tsx'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import { panelCopy } from './copy.en.ts'
import styles from './Copies.module.css'
import { copiesIn } from './readings.ts'
import { stepId } from './step.ts'
import type { KeySettings } from './world.ts'

const words = panelCopy.copies

/** Steps in which one or two copies are all that there can be. */
const FEW: ReadonlySet<string> = new Set(['no-query', 'poison', 'poisoned-by'])

/** What the POP holds at the time on the stage: each stored response by its name, and how many visitors were given it, rightly and wrongly. */
export function Copies({ lesson }: { readonly lesson: Lesson<KeySettings> }) {
  const { run } = usePlayerSnapshot()
  const { seen, tMs } = useStageState()
  const { spec } = lesson.context.trial
  const step = stepId(lesson)
  const copies = useMemo(() => copiesIn({ run: { ...run, log: run.log.slice(0, seen), endMs: tMs }, spec }), [run, seen, tMs, spec])
  // By what the origin says, not by what has come: no column joins in the middle of a run.
  const varies = lesson.context.trial.settings.vary !== ''
  return (
    <section className={styles.copies} data-few={FEW.has(step)} aria-label={words.title} tabIndex={0}>
      <table>
        <caption>{words.title}</caption>
        <thead>
          <tr>
            <th scope="col" className={varies && step !== 'good-rule' ? styles.short : undefined}>
              {words.key}
              {varies && <span className={styles.under}>{words.variant}</span>}
            </th>
            {varies && (
              <th scope="col" className={styles.beside}>
                {words.variant}
              </th>
            )}
            <th scope="col" className={styles.holds}>
              {words.holds}
            </th>
            <th scope="col" className={styles.served}>
              {words.served}
            </th>
          </tr>
        </thead>
        <tbody>
          {copies.length === 0 && (
            <tr>
              <td colSpan={varies ? 4 : 3}>{words.none}</td>
            </tr>
          )}
          {copies.map(({ key, variant, representation, served, wrong }) => (
            <tr key={`${key} ${variant}`} data-wrong={wrong > 0}>
              <td className={styles.key}>
                {key.replace(/^GET https:\/\/[^/]*/, '')}
                {varies && <span className={styles.under}>{variantText(variant)}</span>}
              </td>
              {varies && <td className={`${styles.key} ${styles.beside}`}>{variantText(variant)}</td>}
              <td className={styles.key}>{representation}</td>
              <td>
                {formatText(words.visitors, { served })}
                {wrong > 0 && <b className={styles.wrong}> <WrongGlyph className={styles.glyph} /> {formatText(words.wrong, { wrong })}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The engine writes a header that the request did not have as its bare name. */
function variantText(variant: string): string {
  return variant.replace(/(^|; )([a-z-]+)(?=;|$)/g, `$1$2 ${words.absent}`)
}
