import { formatBytes, formatMs, formatSeconds, formatText } from '../../src/stage/prose/message.ts'
import { leaksUnder } from './beats.ts'
import { trialUnder } from './alternatives.ts'
import { copy, figureCopy } from './copy.en.ts'
import { keptFreshMs, openedIn, originBytes, type BypassTrial } from './readings.ts'
import { anaAlone, frontPage } from './scripts.ts'
import styles from '../../src/lesson/ui/FigureTable.module.css'
import { CREDENTIALS, HEADERS, ME, MENDS, MISTAKES, POP, browserOf, type BypassSettings } from './world.ts'

/** Header by header who keeps Ana's account; each cell is a run. */
export function VerdictTable({ trial }: { readonly trial: BypassTrial }) {
  const words = figureCopy.verdicts
  const { settings } = trial
  const verdict = (trial: BypassTrial, node: string) => {
    const freshMs = keptFreshMs(trial.run.log, node, ME)
    if (freshMs === null) return <td>– {words.no}</td>
    return <td data-tone="good">✓ {freshMs > 0 ? formatText(words.yes, { lifetime: formatSeconds(freshMs / 1000) }) : words.asks}</td>
  }
  return (
    <section className={styles.figure} aria-label={words.title}>
      <table>
        <caption>{words.title}</caption>
        <thead>
          <tr>
            {[words.header, words.cookie, words.authorization, words.own].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HEADERS.map((header) => {
            const [cookie, authorization] = CREDENTIALS.map((credentials) => aloneUnder({ ...settings, header, credentials }))
            return (
              <tr key={header} data-shown={header === settings.header}>
                <th scope="row">
                  <code>{header}</code>
                </th>
                {verdict(cookie!, POP)}
                {verdict(authorization!, POP)}
                {verdict(cookie!, browserOf('ana'))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function aloneUnder(settings: BypassSettings): BypassTrial {
  return trialUnder(settings, anaAlone(settings).inputs)
}

/** Leaks by mistake and mend; each cell is a run of Ana, then Ben. */
export function MendTable({ trial: { settings } }: { readonly trial: BypassTrial }) {
  const words = figureCopy.mends
  return (
    <section className={styles.figure} aria-label={words.title}>
      <table>
        <caption>{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.mistake}</th>
            {MENDS.map((mend) => (
              <th key={mend} scope="col">
                {copy.controls['mend']?.options?.[mend]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MISTAKES.map((mistake) => (
            <tr key={mistake}>
              <th scope="row">{copy.controls['mistake']?.options?.[mistake]}</th>
              {MENDS.map((mend) => {
                const leaked = leaksUnder(settings, mistake, mend)
                return (
                  <td key={mend} data-tone={leaked > 0 ? 'bad' : 'good'} data-shown={mistake === settings.mistake && mend === settings.mend}>
                    {leaked > 0 ? `✕ ${formatText(words.leaked, { n: leaked })}` : `✓ ${words.safe}`}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The front page as one and as two parts, for the same two visitors. */
export function PageTable({ trial: { settings } }: { readonly trial: BypassTrial }) {
  const words = figureCopy.pages
  const columns = (['whole', 'split'] as const).map((page) => {
    const changed = { ...settings, page }
    const { log } = trialUnder(changed, frontPage(changed).inputs).run
    const { pageMs, basketMs } = openedIn(log, 'ben')
    return { page, shown: { bytes: formatBytes(originBytes(log, settings.countedFromMs)), page: formatMs(pageMs), basket: formatMs(basketMs) } }
  })
  return (
    <section className={styles.figure} aria-label={words.title}>
      <table>
        <caption>{words.title}</caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ page }) => (
              <th key={page} scope="col">
                {words[page]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['bytes', 'page', 'basket'] as const).map((what) => (
            <tr key={what}>
              <th scope="row">{words[what]}</th>
              {columns.map(({ page, shown }) => (
                <td key={page} data-shown={page === settings.page}>
                  {shown[what]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
