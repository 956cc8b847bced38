import { useId, type ReactNode, type RefObject } from 'react'
import { Meters } from './Meters.tsx'
import { OriginGauge } from './OriginGauge.tsx'
import { PlateMotion } from './PlateMotion.tsx'
import type { PlateProps } from './props.ts'
import { WRITTEN_AHEAD } from './usePlateSize.ts'
import styles from './PlateFrame.module.css'

/** What both plates have: a name, a summary for those who don't see them, and their instruments at the bottom. */
export function PlateFrame({
  kind,
  name,
  props,
  plate,
  instruments,
  children,
}: {
  readonly kind: 'map' | 'lanes'
  readonly name: string
  readonly props: PlateProps
  readonly plate: RefObject<HTMLDivElement | null>
  readonly instruments: RefObject<HTMLDivElement | null>
  readonly children: ReactNode
}): ReactNode {
  const summaryId = useId()
  const { gauge } = props.state.origin
  const meters = props.meters ?? []
  return (
    <PlateMotion>
      <div ref={plate} {...WRITTEN_AHEAD} className={styles.plate} dir="ltr" data-plate={kind} role="group" aria-label={name} aria-describedby={summaryId}>
        <p id={summaryId} className="visually-hidden">
          {props.summary}
        </p>
        {children}
        <div ref={instruments} className={styles.instruments}>
          <Meters meters={meters} />
          {gauge && <OriginGauge gauge={gauge} arrivalsPerSecond={props.state.origin.arrivalsPerSecond} limits={props.originLimits} />}
        </div>
      </div>
    </PlateMotion>
  )
}
