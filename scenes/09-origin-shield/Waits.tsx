import { formatMs } from '../../src/stage/prose/message.ts'
import { trialUnder } from './alternatives.ts'
import { figureCopy } from './copy.en.ts'
import { atOrigin, slowestCity, waitMs, type ShieldTrial } from './readings.ts'
import { herd } from './scripts.ts'
import styles from '../../src/lesson/ui/FigureTable.module.css'
import { CITY_ORDER, SHIELD_PLACES, cityName } from './world.ts'

const words = figureCopy.waits

/** Each city's wait when all ask at once, by the shield's place; each column is a run. */
export function Waits({ trial: { settings } }: { readonly trial: ShieldTrial }) {
  const columns = SHIELD_PLACES.map((shield) => {
    const changed = { ...settings, shield }
    const trial = trialUnder(changed, herd(changed).inputs)
    return { shield, log: trial.run.log, worst: slowestCity(trial) }
  })
  return (
    <section className={styles.figure} aria-label={words.title}>
      <table>
        <caption>{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.city}</th>
            {columns.map(({ shield }) => (
              <th key={shield} scope="col">
                {shield === 'none' ? words.none : cityName(shield)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CITY_ORDER.map((city) => (
            <tr key={city}>
              <th scope="row">{cityName(city)}</th>
              {columns.map(({ shield, log, worst }) => (
                <td key={shield} data-shown={shield === settings.shield} data-tone={worst === city ? 'bad' : undefined}>
                  {formatMs(waitMs(log, city))}
                  {worst === city && ` ▲ ${words.slowest}`}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{words.origin}</th>
            {columns.map(({ shield, log }) => (
              <td key={shield} data-shown={shield === settings.shield}>
                {atOrigin(log).length}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  )
}
