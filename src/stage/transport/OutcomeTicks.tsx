import { memo, use, useMemo, useSyncExternalStore, type CSSProperties, type ReactNode } from 'react'
import type { LogEvent } from '../../world/log.ts'
import type { PaceMap } from '../pace.ts'
import { AnsweredGlyph, OutcomeGlyph, PurgeGlyph, WrongGlyph } from '../plates/glyphs.tsx'
import { usePlayer } from '../useStage.tsx'
import { WrongContext } from '../wrong.tsx'
import { purgesOf, reachedOf, ticksOf, type PurgeMark, type Tick } from './ticks.ts'
import styles from './Transport.module.css'

/**
 * Where users' requests ended, by outcome: colour and glyph, those of an error where the answer was wrong; in ink where no cache took part.
 * The words stand in the table of requests. What the stage has not come to yet is a line in ink: that somebody is answered then, and not how.
 */
export const OutcomeTicks = memo(function OutcomeTicks({ log, map }: { readonly log: readonly LogEvent[]; readonly map: PaceMap }): ReactNode {
  const wrongs = use(WrongContext)
  const ticks = useMemo(() => ticksOf(log, map, wrongs), [log, map, wrongs])
  const told = useTold(ticks)
  return [...purgesOf(log, map).map(purgeMark), ...ticks.map((tick, index) => <OutcomeTick key={`${tick.outcome} ${tick.wrong} ${tick.part}`} tick={tick} told={index < told} />)]
})

/** How many of the ticks the stage has come to. Renders anew when it comes to one, not each frame. */
function useTold(ticks: readonly Tick[]): number {
  const player = usePlayer()
  const count = useMemo(() => {
    const reached = reachedOf(ticks)
    return () => reached(player.getSnapshot().tMs)
  }, [player, ticks])
  return useSyncExternalStore(player.onTime, count, count)
}

const OutcomeTick = memo(function OutcomeTick({ tick: { outcome, wrong, part }, told }: { readonly tick: Tick; readonly told: boolean }): ReactNode {
  const style = { '--at': part, color: `var(--${!told ? 'ink-soft' : wrong ? 'error' : (outcome ?? 'ink-soft')})` } as CSSProperties
  if (!told) return <span className={styles.tick} style={style} data-ahead />
  return (
    <span className={styles.tick} style={style} data-outcome={outcome ?? 'none'} data-wrong={wrong || undefined}>
      {wrong ? <WrongGlyph className={styles.glyph} /> : outcome ? <OutcomeGlyph outcome={outcome} className={styles.glyph} /> : <AnsweredGlyph className={styles.glyph} />}
    </span>
  )
})

function purgeMark({ purge, count, fromPart, toPart }: PurgeMark): ReactNode {
  return (
    <span key={`purge ${purge}`} className={styles.purge} style={{ '--at': fromPart, '--to': toPart } as CSSProperties} data-purge={purge}>
      <PurgeGlyph className={styles.purgeGlyph} />
      {count > 1 && <span className={styles.purges}>{count}</span>}
    </span>
  )
}
