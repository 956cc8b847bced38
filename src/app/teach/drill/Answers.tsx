import { useEffect, useState } from 'react'
import { clauses } from '../../../language/lists.ts'
import { CopyButton } from '../CopyButton.tsx'
import { teachCopy } from '../copy.en.ts'
import css from '../teach.module.css'
import type { Solved, SolvedDrill } from './solve.ts'
import { csv, type DrillLink } from './links.ts'

const copy = teachCopy.drills

/** What each seed's drill comes down to. Works the drills out one after another while it is open. */
export function Answers({ links }: { readonly links: readonly DrillLink[] }) {
  const { drills, judged, failed } = useAnswers(links)
  const rows = links.flatMap((link) => {
    const drill = drills.get(link.seed)
    return drill ? [{ ...link, drill, solved: judged.get(link.seed) }] : []
  })
  if (failed) return <p role="alert">{copy.failed}</p>
  if (rows.length === 0) return <p role="status">{copy.fetching}</p>
  return (
    <>
      <p className={css.lead}>{copy.answersHow}</p>
      <p role="status" className={css.help}>
        {copy.working(judged.size, drills.size)}
      </p>
      <div className={css.tall} role="region" aria-label={copy.answersTitle} tabIndex={0}>
        <table className={css.plain}>
          <thead>
            <tr>
              {[copy.number, copy.seed, copy.answer, copy.judged].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, seed, drill, solved }) => (
              <tr key={number}>
                <td>{number}</td>
                <td>{seed}</td>
                <td>{drill.answer}</td>
                <td>{solved ? clauses(solved.parts.map(({ text, met }) => `${text}: ${met ? copy.met : copy.unmet}`)) : copy.waiting}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CopyButton text={csv(copy.answersHead, rows.map(({ number, seed, address, drill }) => [number, seed, address, drill.answer]))} label={copy.answersCsv} />
    </>
  )
}

function useAnswers(links: readonly DrillLink[]) {
  const [drills, setDrills] = useState<ReadonlyMap<number, SolvedDrill>>(new Map())
  const [judged, setJudged] = useState<ReadonlyMap<number, Solved>>(new Map())
  const [failed, setFailed] = useState(false)
  const seeds = links.map(({ seed }) => seed).join(' ')
  useEffect(() => {
    const ended = new AbortController()
    const work = async (): Promise<void> => {
      const { openDrills } = await import('./solve.ts')
      const { drillOf, judge } = await openDrills()
      if (ended.signal.aborted) return
      const all = new Map(seeds.split(' ').map(Number).map((seed) => [seed, drillOf(seed)]))
      setDrills(all)
      for (const drill of all.values()) {
        const solved = await judge(drill, ended.signal)
        if (ended.signal.aborted) return
        setJudged((before) => new Map(before).set(drill.seed, solved))
      }
    }
    work().catch(() => !ended.signal.aborted && setFailed(true))
    return () => ended.abort()
  }, [seeds])
  return { drills, judged, failed }
}
