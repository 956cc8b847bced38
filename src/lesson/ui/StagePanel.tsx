import { useCallback, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { LiveText } from '../../stage/transport/LiveText.tsx'
import { Transport } from '../../stage/transport/Transport.tsx'
import { usePlayer, useStageKeys, useStageState } from '../../stage/useStage.tsx'
import type { NodeId, RequestId } from '../../world/log.ts'
import { stepOf } from '../moves.ts'
import type { Settings } from '../scene.ts'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { stepByArrow } from './arrows.ts'
import { nodeNames } from './labels.ts'
import { Plate } from './Plate.tsx'
import styles from './StagePanel.module.css'

interface Props<S extends Settings> {
  readonly lesson: Lesson<S>
  readonly selected: RequestId | null
  readonly onSelect: (req: RequestId | null) => void
  readonly highlighted: readonly NodeId[]
  /** Drawn by the scene over or under the plate, e.g. the origin's gauge. */
  readonly extra?: ReactNode
}

/** The stage: the plate of this step, what the scene adds, the transport, and the live text. */
export function StagePanel<S extends Settings>({ lesson, selected, onSelect, highlighted, extra }: Props<S>) {
  const { context, copy, definition, props, send } = lesson
  const player = usePlayer()
  const state = useStageState()
  const now = useCallback(() => player.getSnapshot().tMs, [player])
  const panel = useRef<HTMLDivElement>(null)
  useStageKeys(panel)
  const step = stepOf(context)
  const shown = step.kind === 'takeaway' ? definition.beats.at(-1) : step.kind === 'beat' ? step.beat : step.check
  const focus = step.kind === 'beat' ? (step.beat.focus ?? []) : []
  const keys = (event: KeyboardEvent) => {
    // What stands on the stage, a slider of the transport among it, has its own use for them.
    if (event.target !== panel.current && !(event.target instanceof SVGElement)) return
    stepByArrow(event, send)
  }
  return (
    <div ref={panel} className={styles.stage} role="group" aria-label={`${words.stage}. ${words.stageKeys}`} tabIndex={0} onKeyDown={keys} data-stage>
      <div className={styles.plate}>
        <Plate
          definition={definition}
          copy={copy}
          trial={context.trial}
          plate={shown?.plate ?? 'lanes'}
          state={state}
          meters={step.kind === 'beat' ? (step.beat.meters ?? []) : definition.beats.flatMap((beat) => beat.meters ?? [])}
          onTime={player.onTime}
          now={now}
          selected={selected}
          onSelectRequest={onSelect}
          onOpenTerm={props.openTerm}
          highlighted={highlighted.length > 0 ? highlighted : focus}
        />
        {extra}
      </div>
      <Transport />
      <LiveText names={nodeNames(definition, context.trial, copy)} />
    </div>
  )
}
