import type { Lesson } from '../../src/lesson/useLesson.ts'
import { formatCount, formatText } from '../../src/stage/prose/message.ts'
import { panelCopy } from './copy.en.ts'
import { percent } from './figures.ts'
import { balanceOf, variedRows } from './readings.ts'
import { stepId, tellsMeasured } from './step.ts'
import styles from './Varied.module.css'
import type { KeySettings } from './world.ts'

const words = panelCopy.varied

/** The same visitors to the same page under each of the four Varys, side by side. */
export function Varied({ lesson }: { readonly lesson: Lesson<KeySettings> }) {
  const { context } = lesson
  const { traffic } = context.trial
  if (stepId(lesson) !== 'vary') return null
  // Its room is kept, so that nothing moves when it has something to tell.
  const tells = tellsMeasured(lesson)
  if (!tells || !traffic) return <p className={`${styles.varied} ${styles.waiting}`}>{tells ? words.waiting : words.later}</p>
  const rows = variedRows(traffic)
  const most = Math.max(...rows.map((row) => row.values))
  const title = formatText(words.title, { many: formatCount(balanceOf(traffic).requests / rows.length) })
  return (
    <section className={styles.varied} aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.values}</th>
            <th scope="col">{words.hits}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, values, hitShare }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>
                <span className={styles.bar} style={{ width: `max(2px, calc(${values / most} * (100% - 4rem)))` }} aria-hidden="true" />
                <b>{formatCount(values)}</b>
              </td>
              <td>{percent(hitShare)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
