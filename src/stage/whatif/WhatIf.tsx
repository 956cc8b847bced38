import { useMemo } from 'react'
import type { Outcome } from '../../engine/decision.ts'
import type { Divergence } from '../../world/compare.ts'
import type { NodeId } from '../../world/log.ts'
import { whatIfCopy as copy } from '../copy/explain.en.ts'
import { AnsweredGlyph } from '../plates/glyphs.tsx'
import { OutcomeBadge } from '../plates/OutcomeBadge.tsx'
import { formatText } from '../prose/message.ts'
import { WrongBadge } from '../wrong.tsx'
import { compareRuns, type JudgedRun } from './compare.ts'
import { differencesInWords } from './differences.ts'
import { divergenceInWords } from './divergence.ts'
import { FiguresTable, PairsTable } from './Tables.tsx'
import { Tracks } from './Tracks.tsx'
import styles from './WhatIf.module.css'

/** Differences told one by one; the table holds the rest. */
const mostDifferences = 6

export interface Side {
  /** What was different in this run, e.g. "Without a shield". */
  readonly label: string
  readonly run: JudgedRun
}

interface Props {
  readonly before: Side
  readonly after: Side
  /** Where the beat begins: what lies before is shared history and left out. */
  readonly startMs?: number
  /** Where the logs part, as the world's `firstDivergence` gives it; null when they never do. */
  readonly divergence: Divergence | null
  readonly nodeLabels: Readonly<Record<NodeId, string>>
}

/** The same traffic with one thing changed: both runs on one time axis, the first difference, figures and words. */
export function WhatIf({ before, after, startMs = 0, divergence, nodeLabels }: Props) {
  const comparison = useMemo(() => compareRuns(before.run, after.run, startMs), [before.run, after.run, startMs])
  const { pairs, totals, axis } = comparison
  const folds = axis.parts.filter((part) => part.quiet).length
  const names = { before: before.label, after: after.label }
  const differences = differencesInWords(pairs, nodeLabels)
  const finished = pairs.flatMap((pair) => [pair.before, pair.after]).flatMap((sighting) => sighting?.finished ?? [])
  const outcomes = new Set<Outcome>(finished.flatMap(({ outcome }) => outcome ?? []))
  const wrongs = new Set(finished.flatMap(({ wrong }) => wrong ?? []))

  return (
    <section className={styles.whatif} aria-label={formatText(copy.name, names)}>
      <Tracks comparison={comparison} names={names} divergence={divergence} />
      {folds > 0 && <p className={styles.quiet}>{formatText(copy.folded, { n: folds })}</p>}
      <p className={styles.legend}>
        {[...outcomes].map((outcome) => (
          <OutcomeBadge key={outcome} outcome={outcome} />
        ))}
        {[...wrongs].map((kind) => (
          <WrongBadge key={kind} kind={kind} />
        ))}
        {finished.some(({ outcome }) => outcome === null) && (
          <span className={styles.answered}>
            <AnsweredGlyph /> {copy.answered}
          </span>
        )}
      </p>
      <p className={styles.divergence}>
        {divergence ? divergenceInWords(divergence, names, nodeLabels) : copy.same}
      </p>
      <FiguresTable totals={totals} names={names} />
      {differences.length > 0 && (
        <>
          <h3 className={styles.heading}>{copy.differences}</h3>
          <ul className={styles.differences}>
            {differences.slice(0, mostDifferences).map((sentence, index) => (
              <li key={index}>{sentence}</li>
            ))}
            {differences.length > mostDifferences && <li>{formatText(copy.more, { n: differences.length - mostDifferences })}</li>}
          </ul>
        </>
      )}
      <details className={styles.details}>
        <summary>{copy.table}</summary>
        <PairsTable pairs={pairs} names={names} nodeLabels={nodeLabels} />
      </details>
    </section>
  )
}
