import type { ReactNode } from 'react'
import { count, platesCopy } from '../copy/plates.en.ts'
import type { OriginView } from '../state.ts'
import { OutcomeGlyph } from './glyphs.tsx'
import styles from './OriginGauge.module.css'

export interface OriginGaugeProps {
  readonly gauge: NonNullable<OriginView['gauge']>
  /** Over the last second or so; null while there is too little to say. */
  readonly arrivalsPerSecond?: number | null | undefined
  readonly limits?: { readonly workers: number; readonly queueLimit: number } | undefined
}

const copy = platesCopy.gauge

/** How hard the origin works: what arrives, who is busy, who waits, who was refused. */
export function OriginGauge({ gauge, arrivalsPerSecond, limits }: OriginGaugeProps): ReactNode {
  return (
    <div role="group" aria-label={copy.name} className={styles.frame}>
    <dl className={styles.gauge}>
      {arrivalsPerSecond != null && (
        <div className={styles.row}>
          <dt>{copy.arrivals}</dt>
          <dd>{copy.perSecond(arrivalsPerSecond)}</dd>
        </div>
      )}
      <Fill label={copy.workers} value={gauge.busy} limit={limits?.workers} tone="ink" />
      <Fill label={copy.queue} value={gauge.queueLength} limit={limits?.queueLimit} tone="stale" />
      <div className={styles.row} data-tone={gauge.shed > 0 ? 'error' : undefined}>
        <dt>{copy.shed}</dt>
        <dd>
          {gauge.shed > 0 && <OutcomeGlyph outcome="error" className={styles.glyph} />}
          {count(gauge.shed)}
        </dd>
      </div>
    </dl>
    </div>
  )
}

function Fill({ label, value, limit, tone }: { readonly label: string; readonly value: number; readonly limit: number | undefined; readonly tone: string }): ReactNode {
  const share = limit ? Math.min(1, value / limit) : null
  return (
    <div className={styles.row} data-full={share === 1 || undefined}>
      <dt>{label}</dt>
      <dd>{limit === undefined ? count(value) : copy.of(value, limit)}</dd>
      {share !== null && (
        <dd className={styles.bar} aria-hidden="true">
          <svg width="100%" height="5">
            <rect className={styles.track} width="100%" height="5" />
            <rect className={styles.fill} data-tone={share === 1 && tone === 'stale' ? 'error' : tone} width={`${(share * 100).toFixed(1)}%`} height="5" />
          </svg>
        </dd>
      )}
    </div>
  )
}
