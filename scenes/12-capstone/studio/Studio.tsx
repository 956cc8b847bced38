import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { bringIntoSight } from '../../../src/lesson/ui/sight.ts'
import { formatText } from '../../../src/stage/prose/message.ts'
import { WORKLOADS, type Bounds } from '../../../src/verifier/assertion.ts'
import { objectivesWith } from '../../../src/verifier/objectives.ts'
import { AssignmentPanel } from './assignment/AssignmentPanel.tsx'
import { words as assignmentWords } from './assignment/copy.en.ts'
import type { Desk } from './assignment/desk.ts'
import { DesignerPanel, KEPT_KEY, useDesign, written, type DesignerActions } from '../designer/index.ts'
import { playOf, textOf, type Play } from '../play.ts'
import { loadBounds, saveBounds, usable } from './bounds.ts'
import { BoundsNotice } from './BoundsNotice.tsx'
import type { Verifier } from './client.ts'
import { patternOf } from './concerned.ts'
import { link as linkWords, start as startWords } from './copy.en.ts'
import { loadReport, REPORT_KEY, saveReport } from './keptReport.ts'
import { LinkNotice } from './LinkNotice.tsx'
import { OtherTabNotice } from './OtherTabNotice.tsx'
import type { GoTo } from './report/Failure.tsx'
import { ReportView } from './report/ReportView.tsx'
import { NAMED_WORKLOADS, PLACES, RESOURCES } from './resources.ts'
import type { TaughtBy } from './SceneLink.tsx'
import { StartAgain, StartCards } from './Start.tsx'
import { STARTS } from './starts.ts'
import styles from './Studio.module.css'
import { useLink } from './useLink.ts'
import { useVerification, type Trial, type Verified } from './useVerification.ts'
import { client } from '../../../src/verifier/worker/client.ts'
import { endText, VerifyBar } from './VerifyBar.tsx'
import { WorkloadObjectives } from './WorkloadObjectives.tsx'

export interface StudioProps {
  /** What the stage plays, as `textOf` of play.ts writes it; null or '': nothing of the studio's. */
  readonly playing: string | null
  readonly onPlay: (play: Play) => void
  readonly taughtBy: TaughtBy
  /** The fragment of the page's address; '' where there is none. */
  readonly link: string
  /** An assignment's desk, apart from the learner's own; must not change. */
  readonly desk?: Desk | null
  readonly onLeave?: () => void
  /** As the designer’s. */
  readonly onOtherFile?: (text: string) => readonly string[] | null
  /** For tests. */
  readonly verifier?: Verifier
}

/** The learner's own: everything is demanded, and it begins blank. */
const OWN_DESK: Pick<Desk, 'slot' | 'beginning' | 'demand'> = { slot: '', beginning: STARTS.blank, demand: {} }
const PLACE_IDS = PLACES.map(({ id }) => id)
const storage = () => window.localStorage
const session = () => window.sessionStorage

/** Where the last report of a desk is kept, and which reports can be of it. */
function keptReport(slot: string, demand: Desk['demand']) {
  const at = REPORT_KEY + slot
  return { load: () => loadReport(session, at, demand), save: (verified: Verified) => saveReport(session, verified, at) }
}

/** Where a configuration is designed, verified and judged. Loads late; what it shows of a verification is read from its report alone. */
export function Studio({ playing, onPlay, taughtBy, link, desk: assigned = null, onLeave, onOtherFile, verifier = client }: StudioProps) {
  const { slot, beginning, demand } = assigned ?? OWN_DESK
  const { design, dispatch, notice, overwritten } = useDesign(beginning, { places: PLACE_IDS, at: KEPT_KEY + slot })
  const [bounds, setBounds] = useState<Bounds>(() => assigned?.bounds ?? loadBounds(storage))
  const [seed, setSeed] = useState(assigned?.seed ?? 1)
  const [begun, setBegun] = useState(false)
  // What was said of a text is true of that text alone.
  const [said, setSaid] = useState<{ readonly words: string; readonly of: string } | null>(null)
  const offer = useLink(link, PLACE_IDS)
  const [kept] = useState(() => keptReport(slot, demand))
  const verification = useVerification(verifier, kept)
  const desk = useRef<HTMLHeadingElement>(null)
  const reportHeading = useRef<HTMLHeadingElement>(null)
  const designer = useRef<DesignerActions>(null)

  const { good, text, past, future, problems } = design
  const untouched = assigned === null && !begun && past.length === 0 && future.length === 0 && text === written(STARTS.blank)
  const objectives = useMemo(() => objectivesWith(bounds).objectives.filter(({ id }) => demand.objectives?.includes(id) ?? true), [bounds, demand])
  const { verified, running, ended } = verification
  const since = useMemo(() => (verified ? changedSince(verified, good, bounds) : 'nothing'), [verified, good, bounds])
  const verdicts = useMemo(() => new Map(verified?.report.verdicts.map((verdict) => [verdict.assertion.id as string, verdict])), [verified])

  const place = useCallback(
    (document: PolicyDocument, words: string) => {
      const text = written(document)
      dispatch({ type: 'replaced', text })
      setBegun(true)
      setSaid({ words, of: text })
      // What was pressed may be gone.
      desk.current?.focus({ preventScroll: true })
    },
    [dispatch],
  )
  const restore = useCallback((document: PolicyDocument) => place(document, startWords.restored), [place])
  const changeBounds = (next: Bounds) => {
    // An assignment's are the instructor's.
    if (assigned) return
    setBounds(next)
    saveBounds(storage, next)
  }
  const { start, cancel } = verification
  const ofGood = problems.length > 0
  const verifyNow = useCallback(() => start({ document: good, seed, bounds, ...demand, ofGood }), [start, good, seed, bounds, demand, ofGood])
  const isPlaying = useCallback((play: Play) => playing === textOf(play), [playing])
  const playingWhole = useMemo(() => wholeProbeIn(playing, good, seed), [playing, good, seed])
  // Thirty objectives need not be drawn anew with each letter that is typed.
  const latest = useRef({ good, seed, onPlay })
  useEffect(() => {
    latest.current = { good, seed, onPlay }
  }, [good, seed, onPlay])
  const play = useCallback((what: Play) => {
    latest.current.onPlay(what)
    goToStage(desk.current)
  }, [])
  const playWhole = useCallback((probe: string) => play({ document: latest.current.good, probe, seed: latest.current.seed }), [play])
  const go = useCallback((to: GoTo) => {
    if (to === 'shield') designer.current?.goToShield()
    else designer.current?.goToRouteOf(to, patternOf(to))
  }, [])
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey === event.metaKey || event.defaultPrevented) return
    event.preventDefault()
    if (!running) verifyNow()
  }
  const goToReport = () => {
    reportHeading.current?.scrollIntoView({ block: 'start' })
    reportHeading.current?.focus({ preventScroll: true })
  }
  const stale = since !== 'nothing'
  const panels = useMemo(
    () =>
      Object.fromEntries(
        WORKLOADS.map((workload) => {
          const own = objectives.filter(({ subject }) => subject.workload === workload)
          const shown = <WorkloadObjectives key={workload} objectives={own} verdicts={verdicts} stale={stale} taughtBy={taughtBy} playing={playingWhole} onPlay={playWhole} />
          return [workload, own.length > 0 ? shown : <p key={workload}>{assignmentWords.notAsked}</p>]
        }),
      ),
    [objectives, verdicts, stale, taughtBy, playingWhole, playWhole],
  )

  return (
    <section className={styles.studio} aria-label={startWords.studio} onKeyDown={keys}>
      {assigned && (
        <AssignmentPanel
          desk={assigned}
          document={good}
          text={text}
          ofGood={ofGood}
          objectives={objectives}
          onAgain={() => place(beginning, assignmentWords.begun)}
          onLeave={() => onLeave?.()}
        />
      )}
      <LinkNotice
        state={offer.state}
        own={assigned === null}
        fresh={untouched}
        onOpen={({ document, objectives: brought }) => {
          offer.settle()
          changeBounds(usable(brought).bounds)
          place(document, linkWords.opened)
        }}
        onKeep={() => {
          offer.settle()
          desk.current?.focus({ preventScroll: true })
        }}
      />
      {untouched && <StartCards onStart={(grade, document) => place(document, formatText(startWords.onDesk, { name: startWords[grade].name }))} />}
      <h3 ref={desk} tabIndex={-1} className={styles.desk}>
        {startWords.desk}
      </h3>
      {!untouched && !assigned && <StartAgain onStart={(grade, document) => place(document, formatText(startWords.chosen, { name: startWords[grade].name }))} />}
      <p role="status" className={styles.said}>
        {said?.of === text && said.words}
      </p>
      {overwritten && <OtherTabNotice onUndo={() => dispatch({ type: 'replaced', ...overwritten })} />}
      {!assigned && <BoundsNotice objectives={objectives} onDrop={() => changeBounds({})} />}
      <DesignerPanel actions={designer} design={design} dispatch={dispatch} workloads={NAMED_WORKLOADS} resources={RESOURCES} objectives={panels} places={PLACES} bounds={bounds} notice={notice} onOtherFile={onOtherFile} />
      <VerifyBar verification={verification} seed={seed} onSeed={setSeed} onVerify={verifyNow} onCancel={cancel} lastGood={ofGood} since={since} still={offer.state.kind !== 'none'} onReport={goToReport} />
      <p role="status" className="visually-hidden">
        {!running && ended !== 'never' && endText(verification)}
      </p>
      {verified && (
        <ReportView
          verified={verified}
          since={since}
          heading={reportHeading}
          taughtBy={taughtBy}
          isPlaying={isPlaying}
          onPlay={play}
          onRestore={restore}
          onGo={go}
        />
      )}
    </section>
  )
}

/** Sight and focus go where something begins to play, unless it can be seen from here. */
function goToStage(from: Element | null): void {
  const stage = from?.closest('[data-scene]')?.querySelector<HTMLElement>('[data-stage]')
  const before = window.scrollY
  bringIntoSight(stage)
  if (window.scrollY !== before) stage?.focus({ preventScroll: true })
}

/** The probe whose whole traffic the stage plays with this document and seed; null: another play, or none. */
function wholeProbeIn(playing: string | null, document: PolicyDocument, seed: number): string | null {
  if (!playing) return null
  const play = playOf(playing)
  return play.inputs === undefined && play.seed === seed && JSON.stringify(play.document) === JSON.stringify(document) ? play.probe : null
}

/** Notes mean nothing to a cache, but whoever reads a report beside its document reads them too: any change counts. */
function changedSince(verified: Trial, document: PolicyDocument, bounds: Bounds): 'nothing' | 'document' | 'bounds' {
  if (written(verified.document) !== written(document)) return 'document'
  const [before, now] = [verified.bounds, bounds].map((each) => JSON.stringify(Object.entries(each).sort()))
  return before === now ? 'nothing' : 'bounds'
}
