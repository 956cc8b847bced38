import * as Tabs from '@radix-ui/react-tabs'
import { useMemo, useState, type ComponentProps } from 'react'
import { CodePane } from '../../stage/code/CodePane.tsx'
import { Inspector } from '../../stage/requests/Inspector.tsx'
import { fetchesFor } from '../../stage/requests/rows.ts'
import { Waterfall } from '../../stage/requests/Waterfall.tsx'
import { useStageState, useStageTime } from '../../stage/useStage.tsx'
import type { RequestId } from '../../world/log.ts'
import type { Settings } from '../scene.ts'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { Comparison } from './Comparison.tsx'
import { nodeLabels } from './labels.ts'
import styles from './Panels.module.css'

interface Props<S extends Settings> {
  readonly lesson: Lesson<S>
  readonly selected: RequestId | null
  readonly onSelect: (req: RequestId | null) => void
}

/** Below the stage: the requests with their inspector beside the code that decided them; tabs where there is no room for both. */
export function Panels<S extends Settings>({ lesson, selected, onSelect }: Props<S>) {
  const state = useStageState()
  const [tab, setTab] = useState('requests')
  const { definition, copy, context } = lesson
  const labels = useMemo(() => nodeLabels(definition, context.trial, copy), [definition, context.trial, copy])
  const opened = state.requests.find((view) => view.req === selected) ?? null
  const fetches = useMemo(() => (opened ? fetchesFor(opened.req, state.requests) : []), [opened, state.requests])
  // Without a choice the code pane follows what ran last.
  const decided = opened ?? state.requests.findLast((view) => view.decisions.length > 0) ?? null
  const explained = useMemo(() => (decided ? [decided, ...fetchesFor(decided.req, state.requests)] : []), [decided, state.requests])
  return (
    <div className={styles.panels}>
      {lesson.context.compared && <Comparison lesson={lesson} labels={labels} compared={lesson.context.compared} />}
      <Tabs.Root className={styles.tabs} value={tab} onValueChange={setTab}>
        <Tabs.List className={styles.list} aria-label={words.panels}>
          <Tabs.Trigger value="requests" className={styles.trigger}>
            {words.requests}
          </Tabs.Trigger>
          <Tabs.Trigger value="code" className={styles.trigger}>
            {words.code}
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="requests" forceMount className={styles.panel}>
          <LiveWaterfall
            requests={state.requests}
            nodeLabels={labels}
            selected={selected}
            onSelect={onSelect}
            details={opened && <Inspector request={opened} fetches={fetches} taughtBy={lesson.props.taughtBy} nodeLabels={labels} />}
          />
        </Tabs.Content>
        <Tabs.Content value="code" forceMount className={styles.panel}>
          {explained.length > 0 ? <CodePane requests={explained} nodeLabels={labels} /> : <p className={styles.empty}>{words.selectRequest}</p>}
        </Tabs.Content>
      </Tabs.Root>
    </div>
  )
}

/** The table with bars that grow while something is in flight: it alone is drawn anew each frame. */
function LiveWaterfall(props: Omit<ComponentProps<typeof Waterfall>, 'nowMs'>) {
  const [nowMs, setNowMs] = useState(0)
  useStageTime(setNowMs)
  return <Waterfall {...props} nowMs={nowMs} />
}
