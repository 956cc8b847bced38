import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { ProseContext } from '../../stage/prose/Prose.tsx'
import { StageProvider } from '../../stage/useStage.tsx'
import { WrongContext } from '../../stage/wrong.tsx'
import type { NodeId, RequestId } from '../../world/log.ts'
import type { Settings } from '../scene.ts'
import { plansAwaited } from '../moves.ts'
import { waits } from '../trial.ts'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { EditorsContext, type Editors } from './editors.ts'
import { Panels, type Panel } from './Panels.tsx'
import { PlatesContext, type Plates } from './plates.ts'
import styles from './SceneLayout.module.css'
import { bringIntoSight } from './sight.ts'
import { StagePanel } from './StagePanel.tsx'
import { Story } from './Story.tsx'
import { StoryText, type Still } from './StoryText.tsx'

interface Props<S extends Settings> {
  readonly lesson: Lesson<S>
  /** What the scene adds to the stage. */
  readonly extra?: ReactNode
  /** What it sets between the stage and the panels; on a phone, between the story and the panels. */
  readonly below?: ReactNode
  /** What it sets under a beat's still, on paper. */
  readonly still?: Still<S>
  readonly plates: Plates
  readonly editors?: Editors
}

const NO_EDITORS: Editors = {}

/** A scene on screen: story left, stage and panels right; on a phone the stage on top and the story beneath. */
export function SceneLayout<S extends Settings>({ lesson, extra, below, still, plates, editors = NO_EDITORS }: Props<S>) {
  const [chosen, setChosen] = useState<{ readonly at: number; readonly req: RequestId | null }>({ at: 0, req: null })
  const [part, setPart] = useState<string | null>(null)
  const { openTerm, locale } = lesson.props
  const { definition, copy, context, player } = lesson
  const pending = waits(context.trial)
  const actions = useMemo(() => ({ locale, openTerm, pointAt: setPart, ...(pending && { pending: words.notMeasured }) }), [locale, openTerm, pending])
  const wrong = useMemo(() => definition.wrong?.(context.trial) ?? null, [definition, context.trial])
  const measuring = useMemo(() => plansAwaited(context).length > 0, [context])
  // A request belongs to its step: the next one begins with nothing open.
  const selected = chosen.at === context.at ? chosen.req : null
  const setSelected = useCallback((req: RequestId | null) => setChosen({ at: context.at, req }), [context.at])
  const highlighted = useMemo(() => {
    const { nodes } = definition.topology(context.trial.spec, context.trial.settings, copy)
    return part === null ? [] : nodes.filter((node) => partNames(node.id, node.kind).includes(part)).map((node): NodeId => node.id)
  }, [definition, copy, context.trial, part])
  const [panel, setPanel] = useState<Panel>('requests')
  const layout = useRef<HTMLDivElement>(null)
  const [sought, setSought] = useState(0)
  const seeWhy = useCallback(
    (req: RequestId) => {
      player.pause()
      setSelected(req)
      setPanel('requests')
      setSought((times) => times + 1)
    },
    [player, setSelected],
  )
  useEffect(() => {
    // What was asked for may have opened far below, on a phone or in a long list: sight and focus go there.
    const row = sought > 0 ? layout.current?.querySelector<HTMLElement>('[data-open] button[aria-expanded="true"]') : null
    row?.focus({ preventScroll: true })
    bringIntoSight(row?.closest('[data-open]'))
  }, [sought])
  const printing = usePrinting()
  const live = useSyncExternalStore(noChange, () => true, () => false)
  return (
    <ProseContext value={actions}>
      <PlatesContext value={plates}>
        <StageProvider player={player}>
          <WrongContext value={wrong}>
            <div ref={layout} className={styles.layout} data-scene={definition.id} data-state={lesson.state} data-live={live} data-measuring={measuring}>
              <EditorsContext value={editors}>
                <Story lesson={lesson} onSeeWhy={seeWhy} />
              </EditorsContext>
              <div className={styles.right}>
                <StagePanel lesson={lesson} selected={selected} onSelect={setSelected} highlighted={highlighted} extra={extra} />
                {below && <div className={styles.below}>{below}</div>}
                <Panels lesson={lesson} selected={selected} onSelect={setSelected} shown={panel} onShow={setPanel} />
              </div>
            </div>
          </WrongContext>
          {printing && <StoryText definition={definition} copy={copy} stills measured={context.measured} {...(still && { still })} {...(lesson.props.frame && { only: context })} />}
        </StageProvider>
      </PlatesContext>
    </ProseContext>
  )
}

/** Whether script runs: false in what is written ahead and while it is taken over. */
const noChange = () => () => {}

/** Names by which prose may point at an actor: its kind (`part-pop`), or its id with a dash (`part-pop-tokyo`). */
function partNames(id: NodeId, kind: string): readonly string[] {
  return [kind, id.replace(':', '-')]
}

/** True while the page is being printed; the text is put in place before the printer looks. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    // At once: whoever measures the page next must not find the text in it.
    const after = () => flushSync(() => setPrinting(false))
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return printing
}
