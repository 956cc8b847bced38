import type { NodeId } from '../../world/log.ts'
import { inspectorCopy as copy, ruleCopy } from '../copy/explain.en.ts'
import { atStart } from '../names.ts'
import { formatText } from '../prose/message.ts'
import type { RequestView } from '../state.ts'
import type { TaughtBy } from './Inspector.tsx'
import { labelOf } from './rows.ts'
import styles from './Why.module.css'
import { undecided, whyOf, type Reason } from './reasons.ts'

interface Props {
  readonly request: RequestView
  readonly fetches: readonly RequestView[]
  readonly taughtBy: TaughtBy
  readonly nodeLabels: Readonly<Record<NodeId, string>>
}

/** The decisions behind an answer, in the order taken, node by node. */
export function Why({ request, fetches, taughtBy, nodeLabels }: Props) {
  const groups = whyOf(request, fetches)
  if (groups.length === 0) return <p className={styles.quiet}>{undecided(request)}</p>
  return groups.map(({ node, reasons }, index) => (
    <div key={index}>
      <h4 className={styles.node}>{atStart(labelOf(node, nodeLabels))}</h4>
      <ol className={styles.reasons}>
        {reasons.map((reason, at) => (
          <li key={at} data-rung={reason.because}>
            <ReasonItem reason={reason} taughtBy={taughtBy} />
          </li>
        ))}
      </ol>
    </div>
  ))
}

function ReasonItem({ reason, taughtBy }: { readonly reason: Reason; readonly taughtBy: TaughtBy }) {
  const { rule, outcome, sentence, inputs, section } = reason
  return (
    <>
      <p className={styles.verdict}>
        {ruleCopy[rule]} <strong className={styles.outcome}>{outcome}</strong>
      </p>
      <p className={styles.sentence}>{sentence}</p>
      <div className={styles.meta}>
        {inputs.length > 0 && (
          <dl className={styles.inputs} aria-label={copy.inputs}>
            {inputs.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className={styles.sources}>
          <a href={section.url} target="_blank" rel="noreferrer">{section.label}</a>
          <Teacher taught={taughtBy(reason.because)} />
        </p>
      </div>
    </>
  )
}

function Teacher({ taught }: { readonly taught: ReturnType<TaughtBy> }) {
  if (!taught) return null
  const { scene, title, href } = taught
  if (href === null) return <span>{formatText(copy.taughtLater, { scene })}</span>
  return <a href={href}>{formatText(copy.taughtBy, { scene, title })}</a>
}
