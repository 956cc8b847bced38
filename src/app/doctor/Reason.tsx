import type { Decision } from '../../engine/decision.ts'
import { RUNGS } from '../../engine/rungs.ts'
import { TAUGHT_IN } from '../../lesson/curriculum.ts'
import { reasonFor } from '../../stage/requests/reasons.ts'
import { withLengths } from './lengths.ts'
import { Clause, SceneLink } from './links.tsx'
import css from './Result.module.css'

/** Why the engine decided so: the words that the inspector has for the rung, its clause, and the scene that teaches it. */
export function Reason({ decision: { because, inputs } }: { readonly decision: Decision }) {
  return (
    <span className={css.reason}>
      {withLengths(reasonFor(because, inputs))}{' '}
      <span className={css.links}>
        <Clause label={RUNGS[because].section.label} /> <SceneLink id={TAUGHT_IN[because]} />
      </span>
    </span>
  )
}
