import * as Tabs from '@radix-ui/react-tabs'
import { memo, useState } from 'react'
import type { NodeId } from '../../world/log.ts'
import { codeCopy as copy } from '../copy/explain.en.ts'
import { atStart } from '../names.ts'
import { formatText } from '../prose/message.ts'
import type { RequestView } from '../state.ts'
import { sameViews } from '../requests/sameViews.ts'
import styles from './CodePane.module.css'
import { loadSource, type LitSource } from './source.ts'
import { StepCode } from './StepCode.tsx'
import { stepsOf, type CodeStep } from './steps.ts'

interface Props {
  /** The request to explain with the fetches behind it, or several at once: their decisions are then counted. */
  readonly requests: readonly RequestView[]
  readonly nodeLabels: Readonly<Record<NodeId, string>>
  /** How an engine file is fetched; tests give their own. */
  readonly load?: (file: string) => Promise<LitSource>
}

/** The engine's own source with the rungs that these requests took lit: a tab for each rule, in the order they ran. */
export const CodePane = memo(function CodePane({ requests, nodeLabels, load = loadSource }: Props) {
  const steps = stepsOf(requests)
  const [chosen, setChosen] = useState<string | null>(null)
  const current = steps.find((step) => step.id === chosen) ?? tellingStep(steps)

  return (
    <section className={styles.pane} aria-label={copy.heading}>
      <h2 className={styles.heading}>
        {copy.heading}
        {current && <span className={styles.file}>{formatText(copy.file, { file: current.file })}</span>}
      </h2>
      {!current && <p className={styles.quiet}>{whyNoCode(requests)}</p>}
      {current && (
        <Tabs.Root dir="ltr" value={current.id} onValueChange={setChosen}>
          <Tabs.List className={styles.tabs} aria-label={copy.steps}>
            {steps.map((step, index) => (
              <Tabs.Trigger key={step.id} value={step.id} className={styles.tab}>
                {placeOf(step, nodeLabels) !== placeOf(steps[index - 1], nodeLabels) && <span className={styles.place}>{placeOf(step, nodeLabels)}</span>}{' '}
                {step.file}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Tabs.Content value={current.id} className={styles.content} tabIndex={-1}>
            <StepCode key={current.file} step={current} load={load} />
          </Tabs.Content>
        </Tabs.Root>
      )}
    </section>
  )
}, sameProps)

function sameProps(before: Props, after: Props): boolean {
  return before.nodeLabels === after.nodeLabels && before.load === after.load && sameViews(before.requests, after.requests)
}

/** A cache decides something about every request it meets: one that is over without a decision met none. */
function whyNoCode(requests: readonly RequestView[]): string {
  if (requests.length === 0) return copy.nothing
  return requests.every(({ finished }) => finished) ? copy.noCache : copy.notYet
}

/** Where a step ran: the node's name, or how many nodes there were. */
function placeOf(step: CodeStep | undefined, labels: Readonly<Record<NodeId, string>>): string {
  if (!step) return ''
  const [first, ...others] = step.nodes
  if (first === undefined) return ''
  return others.length === 0 ? atStart(labels[first] ?? first) : formatText(copy.nodes, { n: step.nodes.length, kind: step.kind })
}

/** The step to open with: the last that decided whether to fetch, store or reuse, since the others only prepare it. */
function tellingStep(steps: readonly CodeStep[]): CodeStep | undefined {
  return steps.findLast((step) => step.rule === 'collapse' && step.decisions.some((decision) => decision.because === 'joined-fetch-in-flight')) ??
    steps.findLast((step) => step.rule === 'reuse') ?? steps[0]
}
