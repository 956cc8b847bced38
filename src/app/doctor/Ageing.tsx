import { FIRST_NODE, LATE_NODE, POP_NODE, type Ageing as AgeingRun } from '../../doctor/ageing.ts'
import { TruthTimeline } from '../../stage/truth/TruthTimeline.tsx'
import { doctorCopy as copy } from './copy.en.ts'
import { SceneLink } from './links.tsx'
import css from './Result.module.css'

const NAMES = { [POP_NODE]: copy.ageing.names.pop, [FIRST_NODE]: copy.ageing.names.first, [LATE_NODE]: copy.ageing.names.late }

/** The figure of scene 04 with these headers, and what its run shows of the second visitor. */
export function Ageing({ ageing }: { readonly ageing: AgeingRun | null }) {
  if (!ageing) return <p className={css.soft}>{copy.ageing.none}</p>
  const { untilMs, late } = ageing
  // One visitor is like the other, so each cache has one variant; its name would only fill the margin.
  const truth = { ...ageing.truth, rows: ageing.truth.rows.map((row) => ({ ...row, variant: '' })) }
  return (
    <>
      <p className={css.prose}>{copy.ageing.lead(late.atSeconds)}</p>
      <div className={css.figure}>
        <TruthTimeline truth={truth} range={{ fromMs: 0, untilMs }} title={copy.ageing.figure} names={NAMES} versionNames={copy.ageing.versions} withoutOrigin />
      </div>
      <p className={css.prose}>
        {late.fromPop ? copy.ageing.fromPop : copy.ageing.fromOrigin} {late.leftSeconds === null || late.lifetimeSeconds === null ? copy.ageing.notKept : copy.ageing.left(late.leftSeconds, Math.max(0, Math.round(late.lifetimeSeconds)))}{' '}
        <span className={css.links}>
          <SceneLink id="04" />
        </span>
      </p>
    </>
  )
}
