import { useMemo } from 'react'
import type { PolicyDocument } from '../../../../src/engine/policy/schema.ts'
import { moment } from '../../../../src/verifier/report/figures.ts'
import type { Counterexample } from '../../../../src/verifier/report/report.ts'
import { replay, storyOf } from '../../../../src/verifier/report/story.ts'
import { CITIES, isCityId } from '../../../../src/world/geo/cities.ts'
import type { RequestId } from '../../../../src/world/log.ts'
import { eventsOf, userOf } from '../../../../src/world/report.ts'
import { report as words } from '../copy.en.ts'
import styles from './Story.module.css'

interface Props {
  readonly counterexample: Counterexample
  readonly document: PolicyDocument
  readonly seed: number
}

/** A counter-example in words: when, where, who, what, and what came of it. */
export function Story({ counterexample, document, seed }: Props) {
  const lines = useMemo(() => storyOf(counterexample, document, seed), [counterexample, document, seed])
  const places = useMemo(() => placesOf(counterexample, document, seed), [counterexample, document, seed])
  return (
    <ol className={styles.story}>
      {lines.map(({ atMs, req, text, shows }, index) => (
        <li key={index}>
          <span className={styles.at}>
            {moment(atMs)} <span className={styles.place}>{(req !== null && places.get(req)) ?? ''}</span>
          </span>
          <span>
            {text}
            {shows && (
              <b className={styles.shows}>
                {' '}
                <span aria-hidden="true">◂</span> {words.shows}
              </b>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** The city of whoever asks, by request. */
function placesOf(counterexample: Counterexample, document: PolicyDocument, seed: number): ReadonlyMap<RequestId, string> {
  const { trace, run } = replay(counterexample, document, seed)
  const cities = new Map(trace.spec.users.map(({ id, place }) => [id, typeof place === 'string' && isCityId(place) ? CITIES[place].name : '']))
  return new Map(eventsOf(run.log, 'request-started').map(({ req, from }) => [req, cities.get(userOf(from) ?? '') ?? '']))
}
