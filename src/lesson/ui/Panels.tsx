import { useMemo, useState, type ComponentProps } from 'react'
import { formatText } from '../../stage/prose/message.ts'
import { fetchesFor } from '../../stage/requests/rows.ts'
import { Waterfall } from '../../stage/requests/Waterfall.tsx'
import type { RequestView } from '../../stage/state.ts'
import { useStageState, useStageTime } from '../../stage/useStage.tsx'
import type { RequestId } from '../../world/log.ts'
import type { Settings } from '../scene.ts'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import buttons from './buttons.module.css'
import { nodeLabels } from './labels.ts'
import { Late } from './Late.tsx'
import styles from './Panels.module.css'

// What explains a run arrives when there is a run to explain.
const loadCodePane = () => import('../../stage/code/CodePane.tsx').then(({ CodePane }) => CodePane)
const loadInspector = () => import('../../stage/requests/Inspector.tsx').then(({ Inspector }) => Inspector)
const loadComparison = <S extends Settings>() => import('./Comparison.tsx').then(({ Comparison }) => Comparison<S>)

interface Props<S extends Settings> {
  readonly lesson: Lesson<S>
  readonly selected: RequestId | null
  readonly onSelect: (req: RequestId | null) => void
  /** The one that shows where there is no room for both. */
  readonly shown: Panel
  readonly onShow: (panel: Panel) => void
}

const PANELS = ['requests', 'code'] as const
export type Panel = (typeof PANELS)[number]

/** Below the stage: the requests with their inspector beside the code that decided them; one at a time where there is no room. */
export function Panels<S extends Settings>({ lesson, selected, onSelect, shown, onShow }: Props<S>) {
  const state = useStageState()
  const { definition, copy, context } = lesson
  const labels = useMemo(() => nodeLabels(definition, context.trial, copy), [definition, context.trial, copy])
  const opened = state.requests.find((view) => view.req === selected) ?? null
  const fetches = useMemo(() => (opened ? fetchesFor(opened.req, state.requests) : []), [opened, state.requests])
  const [listsAll, setListsAll] = useState(false)
  const { startMs } = context.timeline.script
  const since = useMemo(() => state.requests.filter((view) => view.startMs >= startMs), [state.requests, startMs])
  const earlier = state.requests.length - since.length
  // What lies before a step's start filled caches, and nobody saw it.
  const folds = earlier > 0 && !listsAll && !(opened && opened.startMs < startMs)
  const listed = folds ? since : state.requests
  // A fetch is explained by the request that it was made for. Without a choice the code pane follows what ran last of what is
  // listed; where no cache ran at all, it says so.
  const decided = (opened && userRequestOf(opened, state.requests)) ?? listed.findLast((view) => view.decisions.length > 0) ?? listed.at(-1) ?? null
  const explained = useMemo(() => (decided ? [decided, ...fetchesFor(decided.req, state.requests)] : []), [decided, state.requests])
  return (
    <div className={styles.panels}>
      {lesson.context.compared && <Late load={loadComparison<S>} props={{ lesson, labels, compared: lesson.context.compared }} />}
      <fieldset className={styles.choice}>
        <legend className="visually-hidden">{words.panels}</legend>
        {PANELS.map((panel) => (
          <label key={panel} className={styles.tab}>
            <input type="radio" name="panel" value={panel} checked={shown === panel} onChange={() => onShow(panel)} />
            <span>{words[panel]}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.both}>
        <div className={styles.panel} data-shown={shown === 'requests'}>
          {folds && (
            <button type="button" className={buttons.quiet} onClick={() => setListsAll(true)}>
              {formatText(words.earlier, { count: earlier })}
            </button>
          )}
          <LiveWaterfall
            requests={listed}
            nodeLabels={labels}
            selected={selected}
            onSelect={onSelect}
            details={opened && <Late load={loadInspector} props={{ request: opened, fetches, taughtBy: lesson.props.taughtBy, nodeLabels: labels }} />}
          />
        </div>
        <div className={styles.panel} data-panel="code" data-shown={shown === 'code'}>
          {explained.length > 0 ? <Late load={loadCodePane} props={{ requests: explained, nodeLabels: labels }} /> : <p className={styles.empty}>{words.selectRequest}</p>}
        </div>
      </div>
    </div>
  )
}

/** The user's request that a fetch serves, through every cache between; the request itself where nothing stands above it. */
function userRequestOf(view: RequestView, all: readonly RequestView[]): RequestView {
  const parent = view.parent === null ? undefined : all.find((candidate) => candidate.req === view.parent)
  return parent ? userRequestOf(parent, all) : view
}

/** The table with bars that grow while something is in flight: it alone is drawn anew each frame. */
function LiveWaterfall(props: Omit<ComponentProps<typeof Waterfall>, 'nowMs'>) {
  const [nowMs, setNowMs] = useState(0)
  useStageTime(setNowMs)
  return <Waterfall {...props} nowMs={nowMs} />
}
