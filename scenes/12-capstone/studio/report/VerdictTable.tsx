import { figureOf } from '../../../../src/verifier/assertion.ts'
import { assertionWords } from '../../../../src/verifier/copy/en.ts'
import { strictness } from '../../../../src/verifier/objectives.ts'
import { boundText, figure, figureBeside } from '../../../../src/verifier/report/figures.ts'
import type { Verdict } from '../../../../src/verifier/report/report.ts'
import { partName } from '../../../../src/verifier/report/text.ts'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { bounds as boundWords, report as words } from '../copy.en.ts'
import { Mark } from '../Mark.tsx'
import { distanceText } from './moment.ts'
import styles from './VerdictTable.module.css'

const { columns } = words
const COLUMNS = [columns.objective, columns.figure, columns.bound, columns.verdict, columns.distance]

interface Props {
  readonly caption: string
  readonly verdicts: readonly Verdict[]
  /** Ids of objectives that are met and fragile. */
  readonly fragile: ReadonlySet<string>
}

/** The figures of one workload beside their bounds. Roles are said, since a narrow page sets rows as blocks. */
export function VerdictTable({ caption, verdicts, fragile }: Props) {
  return (
    <>
      <table className={styles.table} role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((column) => (
              <th key={column} scope="col" role="columnheader">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {verdicts.map(({ assertion, value, passed }) => {
            const kind = strictness(assertion)
            return (
              <tr key={assertion.id} role="row">
                <th scope="row" role="rowheader">
                  {assertionWords(assertion.id).label}
                </th>
                <td role="cell" data-column={columns.figure} className={styles.number}>
                  {figureBeside(value, figureOf(assertion.bound), assertion.unit)}
                </td>
                <td role="cell" data-column={columns.bound} className={styles.number}>
                  {boundText(assertion.bound, assertion.unit)}
                  {kind !== 'same' && ` (${boundWords[kind]})`}
                </td>
                <td role="cell" data-column={columns.verdict}>
                  <Mark state={passed ? 'passed' : 'failed'} />
                  {fragile.has(assertion.id) && (
                    <>
                      , <Mark state="fragile" />
                    </>
                  )}
                </td>
                <td role="cell" data-column={columns.distance}>
                  {distanceText(assertion, value)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className={styles.several}>
        {verdicts.map((verdict) => (
          <PartsTable key={verdict.assertion.id} verdict={verdict} />
        ))}
      </div>
    </>
  )
}

/** What a figure is the worst, or the sum, of. */
function PartsTable({ verdict: { assertion, parts = [] } }: { readonly verdict: Verdict }) {
  if (parts.length === 0) return null
  return (
    <table className={styles.parts}>
      <caption>{formatText(words.parts, { label: assertionWords(assertion.id).label })}</caption>
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{columns.figure}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, value }) => (
          <tr key={name}>
            <th scope="row">{partName(assertion.subject.workload, name)}</th>
            <td className={styles.number}>{figure(value, assertion.unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
