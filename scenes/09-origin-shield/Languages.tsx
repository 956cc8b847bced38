import { formatText } from '../../src/stage/prose/message.ts'
import { figureCopy } from './copy.en.ts'
import { languagesGot, type ShieldTrial } from './readings.ts'
import styles from '../../src/lesson/ui/FigureTable.module.css'
import { cityName } from './world.ts'

const words = figureCopy.got

/** Which language each city asked for and got, and who had it. */
export function Languages({ trial }: { readonly trial: ShieldTrial }) {
  return (
    <section className={styles.figure} aria-label={words.title}>
      <table>
        <caption>{words.title}</caption>
        <thead>
          <tr>
            {[words.city, words.asked, words.got, words.from].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {languagesGot(trial).map(({ city, asked, got, from }) => (
            <tr key={city}>
              <th scope="row">{cityName(city)}</th>
              <td>{asked ?? words.nothing}</td>
              <td data-tone={asked === got ? 'good' : 'bad'}>{formatText(asked === got ? words.right : words.wrong, { language: got ?? words.nothing })}</td>
              <td>{words.sources[from]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
