import figure from '../../src/lesson/ui/FigureTable.module.css'
import { formatText } from '../../src/stage/prose/message.ts'
import { eventsOf, type Log } from '../../src/world/report.ts'
import { figureCopy } from './copy.en.ts'
import { CITY_ORDER, cityName, popOf } from './world.ts'
import { fixed } from '../../src/language/numbers.ts'

const words = figureCopy.purges
const at = (ms: number): string => formatText(figureCopy.seconds, { seconds: fixed(ms / 1000, 2) })

/** What each purge of a run named, and when each POP carried it out. */
export function PurgeTable({ log }: { readonly log: Log }) {
  return eventsOf(log, 'purge-sent').map(({ purge, atMs, selector }) => (
    <div key={purge} className={figure.figure}>
      <table>
        <caption>{formatText(words.caption, { at: at(atMs), by: selector.by, what: selector.by === 'url' ? new URL(selector.url).pathname : selector.by === 'tag' ? selector.tags.join(' ') : '' })}</caption>
        <thead>
          <tr>
            {words.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CITY_ORDER.map((city) => {
            const done = eventsOf(log, 'purged').find((event) => event.purge === purge && event.node === popOf(city))
            return (
              <tr key={city}>
                <th scope="row">{cityName(city)}</th>
                <td>{done ? at(done.atMs) : words.notYet}</td>
                <td>{done && done.removed + done.marked}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  ))
}
