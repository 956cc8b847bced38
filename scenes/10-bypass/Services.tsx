import { useMemo } from 'react'
import { formatMs, formatText } from '../../src/stage/prose/message.ts'
import { usePlayerSnapshot, useStageState } from '../../src/stage/useStage.tsx'
import { figureCopy } from './copy.en.ts'
import { services, type BypassTrial, type Service } from './readings.ts'
import styles from '../../src/lesson/ui/FigureTable.module.css'
import { NAMES, POP, type Person } from './world.ts'

const words = figureCopy.services

/** What the POP did for each request so far, whether it was cached or not. */
export function Services({ fromMs }: { readonly fromMs: number }) {
  const { run } = usePlayerSnapshot()
  const { seen } = useStageState()
  const all = useMemo(() => services(run.log, fromMs), [run, fromMs])
  const now = useMemo(() => new Map(services(run.log.slice(0, seen), fromMs).map((one) => [one.row.req, one])), [run, seen, fromMs])
  return <ServiceRows all={all} now={now} />
}

/** The same on paper, where the run is at its end. */
export function PrintedServices({ trial, fromMs }: { readonly trial: BypassTrial; readonly fromMs: number }) {
  const all = services(trial.run.log, fromMs)
  return <ServiceRows all={all} now={new Map(all.map((one) => [one.row.req, one]))} />
}

/** Rows for the whole run from its start, so that the picture above keeps its size while it plays. */
function ServiceRows({ all, now }: { readonly all: readonly Service[]; readonly now: ReadonlyMap<string, Service> }) {
  return (
    <section className={styles.figure} aria-label={words.title}>
      <table>
        <caption>{words.title}</caption>
        <thead>
          <tr>
            {[words.request, words.answer, words.tls, words.address, words.origin].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map(({ row }) => {
            const one = now.get(row.req)
            return (
              <tr key={row.req}>
                <th scope="row">{formatText(words.who, { who: NAMES[row.user as Person], path: new URL(row.url).pathname })}</th>
                <td>{answerOf(one)}</td>
                <td>{one?.tlsAt ? (one.tlsAt === POP ? words.at.pop : words.at.origin) : words.at.none}</td>
                <td>{one ? words.anycast[one.anycast ? 'yes' : 'no'] : words.at.none}</td>
                <td>{one?.row.ttfbMs != null ? words.saw[one.originSaw] : words.at.none}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function answerOf(one: Service | undefined): string {
  if (!one) return words.at.none
  const { ttfbMs, outcome } = one.row
  if (ttfbMs === null) return words.coming
  const ms = formatMs(ttfbMs)
  return outcome ? formatText(words.took, { outcome: words.outcomes[outcome], ms }) : formatText(words.went, { ms })
}
