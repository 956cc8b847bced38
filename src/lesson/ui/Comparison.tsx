import { useEffect, useMemo, useRef } from 'react'
import { Prose } from '../../stage/prose/Prose.tsx'
import { formatText } from '../../stage/prose/message.ts'
import type { JudgedRun } from '../../stage/whatif/compare.ts'
import { WhatIf } from '../../stage/whatif/WhatIf.tsx'
import { firstDivergence } from '../../world/compare.ts'
import type { NodeId } from '../../world/log.ts'
import { stepOf } from '../moves.ts'
import type { SceneDefinition, Settings, Trial } from '../scene.ts'
import { waits } from '../trial.ts'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { nodeLabels } from './labels.ts'
import { bringIntoSight } from './sight.ts'
import buttons from './buttons.module.css'
import styles from './Comparison.module.css'

interface Props<S extends Settings> {
  readonly lesson: Lesson<S>
  readonly labels: Readonly<Record<NodeId, string>>
  readonly compared: { readonly id: string; readonly trial: Trial<S> }
}

/** The same traffic with one thing changed, beside the run on the stage. */
export function Comparison<S extends Settings>({ lesson, labels, compared }: Props<S>) {
  const { context, copy, definition, send } = lesson
  const section = useRef<HTMLElement>(null)
  useEffect(() => bringIntoSight(section.current), [compared.id])
  const step = stepOf(context)
  const before = useMemo(() => judged(definition, context.trial), [definition, context.trial])
  const after = useMemo(() => judged(definition, compared.trial), [definition, compared.trial])
  const { startMs } = context.timeline.script
  const whatIf = step.kind === 'beat' ? step.beat.whatIf?.find((candidate) => candidate.id === compared.id) : undefined
  const whatIfCopy = copy.whatIfs[compared.id]
  if (!whatIf || !whatIfCopy) return null
  const waiting = waits(context.trial) || waits(compared.trial)
  const figures = waiting ? {} : whatIf.figures?.(context.trial, compared.trial) ?? {}
  const label = formatText(whatIfCopy.label, figures)
  const names = { ...labels, ...nodeLabels(definition, compared.trial, copy) }
  return (
    <section ref={section} className={styles.comparison} aria-label={words.whatIf} data-comparison={compared.id}>
      <header className={styles.header}>
        <h2>
          {words.whatIf}: {label}
        </h2>
        <button type="button" className={buttons.quiet} data-control="close-comparison" onClick={() => send({ type: 'COMPARE', whatIf: null })}>
          {words.closeComparison}
        </button>
      </header>
      <p>
        {waiting ? words.findingWaits : <Prose message={whatIfCopy.finding} values={figures} />}
      </p>
      <WhatIf
        before={{ label: words.beforeRun, run: before }}
        after={{ label, run: after }}
        divergence={firstDivergence(context.trial.run, compared.trial.run, startMs)}
        startMs={startMs}
        nodeLabels={names}
      />
    </section>
  )
}

function judged<S extends Settings>(definition: SceneDefinition<S>, trial: Trial<S>): JudgedRun {
  return { ...trial.run, wrong: definition.wrong?.(trial) ?? null }
}
