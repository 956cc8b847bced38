import { formatBytes, formatMs, formatText } from '../../src/stage/prose/message.ts'
import { leaksUnder } from './beats.ts'
import { trialUnder } from './alternatives.ts'
import { copy, figureCopy } from './copy.en.ts'
import { originBytes, storedAtNode, waitFor, type BypassTrial } from './readings.ts'
import { anaAlone, windowShoppers } from './scripts.ts'
import styles from '../../src/lesson/ui/FigureTable.module.css'
import { BASKET, CREDENTIALS, HEADERS, ME, MENDS, MISTAKES, POP, WINDOW, browserOf, type BypassSettings } from './world.ts'

/** Header by header who keeps Ana's account; each field is a run. */
export function VerdictTable({ trial }: { readonly trial: BypassTrial }) {
  const words = figureCopy.verdicts
  const { settings } = trial
  const verdict = (kept: boolean) => <td data-tone={kept ? 'good' : undefined}>{kept ? `✓ ${words.yes}` : `– ${words.no}`}</td>
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
                {verdict(storedAtNode(cookie!.run.log, POP, ME) > 0)}
                {verdict(storedAtNode(authorization!.run.log, POP, ME) > 0)}
                {verdict(storedAtNode(cookie!.run.log, browserOf('ana'), ME) > 0)}
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

/** Leaks by mistake and mend; each field is a run of Ana, then Ben. */
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

/** The window as one page and as two parts, for the same two visitors. */
export function PageTable({ trial: { settings } }: { readonly trial: BypassTrial }) {
  const words = figureCopy.pages
  const columns = (['whole', 'split'] as const).map((page) => {
    const changed = { ...settings, page }
    const { log } = trialUnder(changed, windowShoppers(changed).inputs).run
    const windowMs = waitFor(log, WINDOW, 'ben')
    const basketMs = waitFor(log, BASKET, 'ben')
    // As one page the basket comes with it.
    return { page, shown: { bytes: formatBytes(originBytes(log, settings.countedFromMs)), page: formatMs(windowMs), basket: formatMs(Number.isNaN(basketMs) ? windowMs : basketMs) } }
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
