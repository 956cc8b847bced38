import type { ReactNode } from 'react'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { form as words } from '../copy.en.ts'
import type { Decider, Resource } from '../deciding.ts'
import { useForm } from './FormContext.ts'
import { routeName } from './RouteRow.tsx'
import type { Row } from './RouteList.tsx'
import styles from './Workloads.module.css'

/** A thing with a name that learners read. */
export interface Named {
  readonly id: string
  readonly label: string
  /** What it is, as a sentence or some. */
  readonly about?: string
}

interface Props {
  readonly workloads: readonly Named[]
  readonly resources: readonly Resource[]
  readonly deciders: ReadonlyMap<string, Decider>
  readonly objectives: Readonly<Record<string, ReactNode>>
  /** Opens what decides and goes there. */
  readonly onGo: (row: Row) => void
}

/** Each workload: what it offers, which route decides that, and what is asked of it. */
export function Workloads({ workloads, resources, deciders, objectives, onGo }: Props) {
  return workloads.map(({ id, label, about }) => {
    const own = resources.filter(({ workload }) => workload === id)
    return (
      <section key={id} className={styles.workload} aria-label={label}>
        <h4>{label}</h4>
        {about && <p className={styles.about}>{about}</p>}
        <div className={styles.halves}>
          <ul className={styles.resources} aria-label={words.resources}>
            {own.map((resource) => (
              <ResourceRow key={resource.id} resource={resource} decider={deciders.get(resource.id) ?? null} onGo={onGo} />
            ))}
          </ul>
          {objectives[id] !== undefined && (
            <div className={styles.objectives} role="group" aria-label={words.objectives}>
              {objectives[id]}
            </div>
          )}
        </div>
      </section>
    )
  })
}

interface ResourceProps {
  readonly resource: Resource
  readonly decider: Decider
  readonly onGo: (row: Row) => void
}

function ResourceRow({ resource: { label, about, request, says }, decider, onGo }: ResourceProps) {
  const { document } = useForm()
  const name = decider === null ? words.nobody : decider === 'default' ? words.default : routeName(document.routes?.[decider]?.name ?? '')
  return (
    <li>
      <p className={styles.line}>
        <span>{label}</span>{' '}
        <span className={styles.decided}>
          {words.decides}{' '}
          <button type="button" className={styles.go} onClick={() => onGo(decider ?? 'default')}>
            {name}
          </button>
        </span>
      </p>
      {about && <p className={styles.about}>{about}</p>}
      <details className={styles.request}>
        <summary>
          <code>
            {request.method} {request.url.replace(/^https?:\/\/[^/]*/, '')}
          </code>
        </summary>
        <p>
          <code className={styles.fields}>{[`${request.method} ${request.url}`, ...request.headers.map(([field, value]) => `${field}: ${value}`)].join('\n')}</code>
        </p>
        <p>{says.length === 0 ? formatText(words.saysOfLifetime, { says: words.saysNothing }) : words.says}</p>
        {says.length > 0 && <code className={styles.fields}>{says.map(([field, value]) => `${field}: ${value}`).join('\n')}</code>}
      </details>
    </li>
  )
}
