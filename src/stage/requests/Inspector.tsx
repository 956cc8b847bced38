import { memo, useId } from 'react'
import type { RungId } from '../../engine/rungs.ts'
import type { NodeId } from '../../world/log.ts'
import { inspectorCopy as copy } from '../copy/explain.en.ts'
import { requestsCopy } from '../copy/requests.en.ts'
import { AnswerBadge } from '../plates/AnswerBadge.tsx'
import { formatMs, formatText } from '../prose/message.ts'
import type { RequestView } from '../state.ts'
import { asText, summaryOf } from './asText.ts'
import { CopyButton } from './CopyButton.tsx'
import { HeaderLeg } from './HeaderLeg.tsx'
import styles from './Inspector.module.css'
import { legsOf } from './legs.ts'
import { segmentsOf } from './phases.ts'
import { sameViews } from './sameViews.ts'
import { Why } from './Why.tsx'

/** The scene that teaches a rung; `href` is null while it is not open to the learner. */
export type TaughtBy = (rung: RungId) => { readonly scene: string; readonly title: string; readonly href: string | null } | null

interface Props {
  readonly request: RequestView
  /** The fetches made for it, in order of start (see `fetchesFor`). */
  readonly fetches: readonly RequestView[]
  readonly taughtBy: TaughtBy
  readonly nodeLabels: Readonly<Record<NodeId, string>>
}

/** Everything about one request: why it was answered so, its headers on every leg, and its phases. */
export const Inspector = memo(function Inspector({ request, fetches, taughtBy, nodeLabels }: Props) {
  const id = useId()
  const { method, url } = request.request
  const segments = segmentsOf(request, Infinity)

  return (
    <section className={styles.inspector} aria-label={formatText(copy.name, { method, url })}>
      <header className={styles.top}>
        <p className={styles.url}>
          {method} {url} {request.finished && <AnswerBadge outcome={request.finished.outcome} status={request.finished.response.status} req={request.req} />}
        </p>
        <p className={styles.summary}>{summaryOf(request, nodeLabels)}</p>
        <CopyButton text={() => asText(request, fetches, nodeLabels)} />
      </header>

      <h3 id={`${id}-why`} className={styles.heading}>{copy.why}</h3>
      <Why request={request} fetches={fetches} taughtBy={taughtBy} nodeLabels={nodeLabels} />

      <h3 className={styles.heading}>{copy.headers}</h3>
      {legsOf(request, fetches).map((leg, index) => (
        <HeaderLeg key={index} leg={leg} nodeLabels={nodeLabels} />
      ))}

      <h3 id={`${id}-phases`} className={styles.heading}>{copy.phases}</h3>
      {segments.length === 0 && <p className={styles.quiet}>{requestsCopy.noPhases}</p>}
      <ol className={styles.phases} aria-labelledby={`${id}-phases`}>
        {segments.map(({ phase, fromMs, untilMs }, index) => (
          <li key={index}>
            {requestsCopy.phases[phase]} <span className={styles.machine}>{formatMs(untilMs - fromMs)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}, sameProps)

function sameProps(before: Props, after: Props): boolean {
  return (
    before.request === after.request &&
    before.taughtBy === after.taughtBy &&
    before.nodeLabels === after.nodeLabels &&
    sameViews(before.fetches, after.fetches)
  )
}
