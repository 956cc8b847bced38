import { memo, use, type CSSProperties, type ReactNode } from 'react'
import type { LogEvent } from '../../world/log.ts'
import type { PaceMap } from '../pace.ts'
import { AnsweredGlyph, OutcomeGlyph, PurgeGlyph, WrongGlyph } from '../plates/glyphs.tsx'
import { WrongContext } from '../wrong.tsx'
import { purgesOf, ticksOf, type PurgeMark } from './ticks.ts'
import styles from './Transport.module.css'

/** Where users' requests ended, by outcome: colour and glyph, those of an error where the answer was wrong; in ink where no cache took part. The words stand in the table of requests. */
export const OutcomeTicks = memo(function OutcomeTicks({ log, map }: { readonly log: readonly LogEvent[]; readonly map: PaceMap }): ReactNode {
  return [...purgesOf(log, map).map(purgeMark), ...ticksOf(log, map, use(WrongContext)).map(({ outcome, wrong, part }) => (
    <span key={`${outcome} ${wrong} ${part}`} className={styles.tick} style={{ '--at': part, color: `var(--${wrong ? 'error' : (outcome ?? 'ink-soft')})` } as CSSProperties} data-outcome={outcome ?? 'none'} data-wrong={wrong || undefined}>
      {wrong ? <WrongGlyph className={styles.glyph} /> : outcome ? <OutcomeGlyph outcome={outcome} className={styles.glyph} /> : <AnsweredGlyph className={styles.glyph} />}
    </span>
  ))]
})

function purgeMark({ purge, count, fromPart, toPart }: PurgeMark): ReactNode {
  return (
    <span key={`purge ${purge}`} className={styles.purge} style={{ '--at': fromPart, '--to': toPart } as CSSProperties} data-purge={purge}>
      <PurgeGlyph className={styles.purgeGlyph} />
      {count > 1 && <span className={styles.purges}>{count}</span>}
    </span>
  )
}
