import type { Beat } from '../../src/lesson/scene.ts'
import { stepOf } from '../../src/lesson/moves.ts'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import { formatText } from '../../src/stage/prose/message.ts'
import { makeTrialOf } from './alternatives.ts'
import { WINDOWS } from './controls.ts'
import { copy, storyCopy as words } from './copy.en.ts'
import { shownSeconds } from './figures.ts'
import { bugSightings, lastBugSeconds, waiters, type SwrTrial } from './readings.ts'
import styles from './Windows.module.css'
import type { SwrSettings } from './world.ts'

/** Whether a beat sets the windows side by side. */
export function comparesWindows(beat: Pick<Beat<SwrSettings>, 'id'>): boolean {
  return beat.id === 'windows'
}

/** The same visitors under each of the windows, once the run has been watched. */
export function Windows({ lesson: { context, state } }: { readonly lesson: Lesson<SwrSettings> }) {
  const step = stepOf(context)
  return step.kind === 'beat' && comparesWindows(step.beat) && state === 'observing' ? <WindowsTable trial={context.trial} /> : null
}

/** One row for each window: who waits, who sees the bug after the fix, and until when. */
export function WindowsTable({ trial }: { readonly trial: SwrTrial }) {
  const rows = WINDOWS.map((window) => {
    const { log } = makeTrialOf(trial, { window }).run
    return { window, waited: waiters(log).length, seen: bugSightings(log).filter((sighting) => sighting.afterFix).length, london: lastBugSeconds(log, 'london'), auckland: lastBugSeconds(log, 'auckland') }
  })
  const last = (seconds: number): string => (Number.isFinite(seconds) ? shownSeconds(Math.round(seconds)) : words.nobody)
  return (
    <section className={styles.windows} aria-label={words.windows}>
      <table>
        <caption>{words.windows}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.window}</th>
            <th scope="col">{words.columns.waited}</th>
            <th scope="col">{words.columns.saw}</th>
            <th scope="col">{words.columns.london}</th>
            <th scope="col">{words.columns.auckland}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ window, waited, seen, london, auckland }) => (
            <tr key={window} data-shown={window === trial.settings.window}>
              <th scope="row">{formatText(copy.controls['window']?.options?.[window] ?? window)}</th>
              <td data-tone="miss">{waited}</td>
              <td>
                <b>{seen}</b>
              </td>
              <td>{last(london)}</td>
              <td>{last(auckland)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
