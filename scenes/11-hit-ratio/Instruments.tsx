import { formatBytes, formatText } from '../../src/stage/prose/message.ts'
import type { Measured } from '../../src/lesson/traffic/measured.ts'
import figure from '../../src/lesson/ui/FigureTable.module.css'
import { instrumentCopy } from './copy.en.ts'
import { definition } from './definition.ts'
import { mended, quiet } from './incidents.ts'
import { AccessLog } from './instruments/AccessLog.tsx'
import { Breakdown } from './instruments/Breakdown.tsx'
import { Change } from './instruments/Change.tsx'
import { DrillLink } from './instruments/DrillLink.tsx'
import { Ladder } from './instruments/Ladder.tsx'
import { Load } from './instruments/Load.tsx'
import { Ratios } from './instruments/Ratios.tsx'
import { Recovery } from './instruments/Recovery.tsx'
import { Sheet } from './instruments/Sheet.tsx'
import { HALF_MINUTES, traffic as planFor } from './plans.ts'
import { answersOf } from './readings.ts'
import { wrongIn, type RatioTrial } from './settings.ts'
import { MINUTE_MS } from './site.ts'

interface Props {
  /** Of the beat or check. */
  readonly id: string
  readonly trial: RatioTrial
  readonly measured: Measured
  /** Is the step's question answered? */
  readonly settled: boolean
}

/** What a step of this scene measures beside its run, drawn; nothing until it has been measured. */
export function Instruments({ id, trial, measured, settled }: Props) {
  const { traffic, settings } = trial
  if (settings.subject === 'answers') return <Answers trial={trial} />
  if (settings.subject === 'drill') return <Drill id={id} trial={trial} measured={measured} settled={settled} />
  if (!traffic) return null
  if (settings.subject === 'lifetime') return <Load traffic={traffic} changedAtMs={HALF_MINUTES * MINUTE_MS} />
  if (id !== 'breakdown') return <Ratios traffic={traffic} />
  return (
    <>
      <Breakdown traffic={traffic} />
      <AccessLog traffic={traffic} />
    </>
  )
}

/** An incident: what came of the change, if one was made, and the evidence up to then. */
function Drill({ id, trial, measured, settled }: Props) {
  const { traffic, settings } = trial
  const { fix, drill } = settings
  const wrong = wrongIn(settings) ?? quiet(drill)
  const plan = planFor({ settings: { ...settings, fix: 'undecided' } })
  const evidence = plan && measured(plan)
  return (
    <>
      {fix !== 'undecided' && (
        <>
          {traffic && <Recovery traffic={traffic} fix={fix} />}
          <Change before={wrong.after} after={mended(wrong.after, fix)} {...(fix === 'purge' && { note: instrumentCopy.purge })} />
        </>
      )}
      {plan && evidence && (
        <>
          <Ladder key={drill} traffic={evidence} plan={plan} verdict={settled ? 'shown' : 'hidden'} chart={fix === 'undecided'} />
          <AccessLog traffic={evidence} nowMs={plan.spec.durationMs} />
        </>
      )}
      {id === 'drill' && <DrillLink seed={drill} href={new URL(`?step=${DRILL_STEP}&seed=${drill}`, window.location.href).href} />}
    </>
  )
}

const DRILL_STEP = definition.beats.length + 1

/** Every answer on the stage with its bytes: what both ratios are made of. */
function Answers({ trial }: { readonly trial: RatioTrial }) {
  const words = instrumentCopy.answers
  return (
    <div className={figure.figure}>
      <Sheet
        caption={words.caption}
        heads={[words.path, words.outcome, words.bytes]}
        numbers={[2]}
        mono={[0]}
        rows={answersOf(trial).map(({ req, url, outcome, bytes }) => ({ id: req, cells: [new URL(url).pathname, formatText(words.outcomes[outcome]), formatBytes(bytes)] }))}
      />
    </div>
  )
}
