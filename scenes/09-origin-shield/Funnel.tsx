import type { TrafficOutcome } from '../../src/lesson/scene.ts'
import { BarChart } from '../../src/stage/charts/BarChart.tsx'
import { formatCount, formatShare, formatText } from '../../src/stage/prose/message.ts'
import { figureCopy } from './copy.en.ts'
import { funnelOf } from './readings.ts'
import styles from '../../src/lesson/ui/FigureTable.module.css'

const words = figureCopy.funnel

/** Who answered the measured requests: the POP asked, the shield, or the origin. */
export function Funnel({ traffic }: { readonly traffic: TrafficOutcome }) {
  const funnel = funnelOf(traffic)
  const bar = (id: 'edge' | 'shield' | 'origin', tone: 'hit' | 'collapsed' | 'miss') => ({ id, label: words[id], value: funnel[id], tone, detail: formatShare(funnel[id] / funnel.requests) })
  return (
    <div className={styles.figure}>
      <BarChart
        title={formatText(words.title, { requests: formatCount(funnel.requests), pops: funnel.pops })}
        itemLabel={words.by}
        valueLabel={words.value}
        detailLabel={words.detail}
        format={formatCount}
        bars={[bar('edge', 'hit'), bar('shield', 'collapsed'), bar('origin', 'miss')]}
      />
    </div>
  )
}
