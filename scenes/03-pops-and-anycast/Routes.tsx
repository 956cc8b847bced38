import { useEffect, useRef } from 'react'
import type { Step } from '../../src/lesson/steps.ts'
import { bringIntoSight } from '../../src/lesson/ui/sight.ts'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import { formatCount, formatText } from '../../src/stage/prose/message.ts'
import { NetworkLegend } from '../../src/stage/plates/networks/NetworkLegend.tsx'
import { useStageState } from '../../src/stage/useStage.tsx'
import type { RouteDecision } from '../../src/world/routing/decision.ts'
import type { DoorTrial } from './doors.ts'
import type { Opened } from './opened.ts'
import type { Reader } from './reader.ts'
import { panelCopy as words } from './panel.en.ts'
import styles from './Routes.module.css'
import { Sides } from './Sides.tsx'
import type { DoorSettings } from './world.ts'
import { clauses, listed } from '../../src/language/lists.ts'

interface Props {
  readonly lesson: Lesson<DoorSettings>
  readonly step: Step<DoorSettings>
  readonly opened: Opened
  readonly reader: Reader
  /** The learner chose what is open: it may have to come into sight. */
  readonly asked: boolean
}

/** Below the map: any network, what it heard from its neighbours, and why one route won, at the stage's time. */
export function Routes({ lesson, step, opened, reader, asked }: Props) {
  const { context, definition, copy } = lesson
  const { network, open, hidden } = opened
  const { isPopCity, cityOf, nodeOf, historyOf } = reader
  const { tMs } = useStageState()
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (asked) bringIntoSight(section.current)
  }, [asked, network])
  const { trial } = context
  const { nodes } = definition.topology(trial.spec, trial.settings, copy)
  const labels = new Map(nodes.map((node) => [node.id, node.label]))
  const nameOf = (id: string): string => (isPopCity(id) ? formatText(words.pop, { city: cityOf(id) }) : (labels.get(nodeOf(id)) ?? id))
  const { networks } = historyOf(trial).spec
  const spec = networks.find(({ id }) => id === network) ?? networks[0]
  if (!spec || step.kind === 'takeaway') return null
  const { id } = spec
  const groups = [
    ['eyeball', networks.filter(({ kind }) => kind === 'eyeball')],
    ['carriers', networks.filter(({ kind }) => kind === 'tier-1' || kind === 'transit')],
    ['pops', networks.filter(({ kind }) => kind === 'cdn-pop')],
    ['resolver', networks.filter(({ kind }) => kind === 'resolver')],
  ] as const
  return (
    <section ref={section} className={styles.routes} aria-label={words.title} data-routes>
      <div className={styles.legend}>
        <NetworkLegend moving />
      </div>
      <Sides trial={trial} step={step} reader={reader} />
      <header className={styles.header}>
        <label>
          <span>{words.title}</span>
          <select value={id} data-open-network onChange={(event) => open(event.target.value)}>
            {groups.map(([group, members]) => members.length > 0 && (
              <optgroup key={group} label={words.kinds[group]}>
                {members.map((member) => (
                  <option key={member.id} value={member.id}>
                    {nameOf(member.id)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <p>{formatText(words.about[spec.kind], { asn: spec.asn })}</p>
      </header>
      <Table reader={reader} trial={trial} network={id} atMs={tMs} hidden={hidden} nameOf={nameOf} />
    </section>
  )
}

interface TableProps {
  readonly reader: Reader
  readonly trial: DoorTrial
  readonly network: string
  readonly atMs: number
  readonly hidden: boolean
  readonly nameOf: (id: string) => string
}

function Table({ reader, trial, network, atMs, hidden, nameOf }: TableProps) {
  const { tableAt, addressedPop, isPopCity, cityOf } = reader
  const decision = tableAt(trial, atMs, network)
  const pop = addressedPop(trial, atMs, network)
  const prefix = decision?.prefix ?? '203.0.113.0/24'
  return (
    <>
      <Told reader={reader} trial={trial} network={network} atMs={atMs} />
      {pop !== undefined && isPopCity(pop) && <p className={styles.note}>{formatText(words.address, { pop: cityOf(pop), prefix })}</p>}
      {!decision ? (
        <p className={styles.note}>{formatText(words.silent, { prefix })}</p>
      ) : (
        <>
          {decision.candidates.length > 0 && <Candidates decision={decision} name={nameOf(network)} hidden={hidden} nameOf={nameOf} />}
          <p className={styles.reason} data-reason={hidden ? 'hidden' : decision.because}>
            {hidden ? words.hidden : words.reasons[decision.because]} {!hidden && <Ends reader={reader} trial={trial} network={network} atMs={atMs} />}
          </p>
        </>
      )}
    </>
  )
}

/** Where it leads, or who comes in. */
function Ends({ reader: { isPopCity, isps, doorAt, cityOf }, trial, network, atMs }: Pick<TableProps, 'reader' | 'trial' | 'network' | 'atMs'>) {
  if (isPopCity(network)) {
    const guests = isps.filter((isp) => doorAt(trial, atMs, isp) === network).map(cityOf)
    return <>{guests.length > 0 ? formatText(words.reached, { names: listed(guests) }) : words.reachedByNobody}</>
  }
  const door = doorAt(trial, atMs, network)
  return door && <>{formatText(words.door, { door: cityOf(door) })}</>
}

function Candidates({ decision, name, hidden, nameOf }: { readonly decision: RouteDecision; readonly name: string; readonly hidden: boolean; readonly nameOf: (id: string) => string }) {
  return (
    <table className={styles.table}>
      <caption>{formatText(words.caption, { name, prefix: decision.prefix })}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.from}</th>
          <th scope="col">{words.columns.relation}</th>
          <th scope="col">{words.columns.path}</th>
          <th scope="col">{words.columns.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {decision.candidates.map(({ neighbour, relation, localPreference, asPath, via, verdict, asn }) => (
          <tr key={neighbour} data-outcome-of-route={hidden ? undefined : verdict}>
            <th scope="row">
              {nameOf(neighbour)}
              <small>{formatText(words.asn, { asn })}</small>
            </th>
            <td>
              {words.relations[relation]}
              <small>{formatText(words.preference, { preference: localPreference })}</small>
            </td>
            <td>
              <code>{asPath.join(' ')}</code>
              <small>{formatText(words.via, { via: listed(via.map(nameOf)) })}</small>
            </td>
            <td className={styles.verdict}>
              {!hidden && verdict === 'chosen' && <Tick />}
              {hidden ? '?' : words.verdicts[verdict]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Tick() {
  return (
    <svg width="14" height="14" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d="M2 6.5L4.8 9.2L10 3" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

/** Under GeoDNS: the answer of the one who does choose. */
function Told({ reader: { answersAt, isPopCity, cityOf }, trial, network, atMs }: Pick<TableProps, 'reader' | 'trial' | 'network' | 'atMs'>) {
  const told = answersAt(trial, atMs).get(network)
  if (!told || !isPopCity(told.pop)) return null
  return (
    <p className={styles.note}>
      {formatText(words.told, { pop: cityOf(told.pop), by: told.by })}{' '}
      {clauses(
        told.candidates
          .slice(0, 3)
          .map(({ pop, km, healthy }) => formatText(words.toldEntry, { pop: isPopCity(pop) ? cityOf(pop) : pop, km: formatCount(Math.round(km)), healthy: String(healthy) })),
      )}
      .
    </p>
  )
}
