import { memo, useCallback, useRef, type ReactNode } from 'react'
import type { StoredSummary } from '../../engine/edge.types.ts'
import { platesCopy } from '../copy/plates.en.ts'
import { freshnessAt, wholeSecondsOf, type Freshness } from './freshness.ts'
import { GLYPH_STROKE, GLYPHS } from './glyphs.tsx'
import type { Clock } from './useClock.ts'
import { setAttribute, setText, useEveryTime } from './useEveryTime.ts'
import styles from './CacheCell.module.css'

const copy = platesCopy.cells

export interface CacheCellProps {
  readonly entry: StoredSummary
  readonly clock: Clock
}

/**
 * A stored response, always drawn the same: its key, its age, and a bar that drains with freshness. When the lifetime ends, colour,
 * glyph and words go from hit to stale. Ages by itself, without rendering.
 */
export const CacheCell = memo(function CacheCell({ entry, clock }: CacheCellProps): ReactNode {
  const root = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLSpanElement>(null)
  const bar = useRef<SVGRectElement>(null)
  const glyph = useRef<SVGPathElement>(null)
  const write = useCallback(
    (time: number) => {
      const now = freshnessAt(entry, time)
      setAttribute(root.current, 'data-fresh', String(now.fresh))
      setText(words.current, wordsOf(entry, now))
      setAttribute(bar.current, 'width', widthOf(now))
      setAttribute(glyph.current, 'd', glyphOf(now))
    },
    [entry],
  )
  useEveryTime(clock, write)
  const now = freshnessAt(entry, clock.now())
  return (
    <div ref={root} className={styles.cell} data-fresh={now.fresh} title={[entry.key, entry.variant].filter(Boolean).join('\n')}>
      <span className={styles.head}>
        <svg className={styles.glyph} viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth={GLYPH_STROKE} strokeLinecap="round" strokeLinejoin="round">
          <path ref={glyph} d={glyphOf(now)} />
        </svg>
        <span className={styles.key}>{shortKey(entry)}</span>
        {typeof entry.content === 'number' && <span className={styles.version}>{copy.version(entry.content)}</span>}
      </span>
      {entry.variant !== '' && <span className={styles.variant}>{entry.variant}</span>}
      {entry.representation !== undefined && <span className={styles.variant}>{entry.representation}</span>}
      <span ref={words} className={styles.words}>
        {wordsOf(entry, now)}
      </span>
      <svg className={styles.bar} width="100%" height="6" aria-hidden="true">
        <rect className={styles.track} x="0.5" y="0.5" width="100%" height="5" rx="2.5" />
        <rect ref={bar} className={styles.fill} width={widthOf(now)} height="6" rx="3" />
      </svg>
    </div>
  )
})

function wordsOf({ asksAlways }: StoredSummary, now: Freshness): string {
  const { age, remaining } = wholeSecondsOf(now)
  const state = now.fresh ? (asksAlways ? copy.asks : copy.fresh(remaining)) : copy.stale(Math.abs(remaining))
  return `${copy.age(age)} · ${state}`
}

/** A drained bar would be nothing to see: stale fills it with its own colour. */
function widthOf(now: Freshness): string {
  return now.fresh ? `${(now.fraction * 100).toFixed(1)}%` : '100%'
}

function glyphOf(now: Freshness): string {
  return now.fresh ? GLYPHS.hit : GLYPHS.stale
}

/** A line holds about as many signs. */
const LINE_SIGNS = 26

/** The part of the key that tells stored responses of one site apart: without method, scheme and host, and of a long path with a query the end. */
function shortKey({ key }: StoredSummary): string {
  const short = /^(?:GET )?[a-z][a-z0-9+.-]*:\/\/[^/]*(\/.*)$/i.exec(key)?.[1] ?? key
  const query = short.indexOf('?')
  return query > 0 && short.length > LINE_SIGNS ? `…${short.slice(short.lastIndexOf('/', query))}` : short
}
