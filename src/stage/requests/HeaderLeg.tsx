import type { HeaderFields } from '../../engine/http/message.ts'
import type { NodeId } from '../../world/log.ts'
import { inspectorCopy as copy } from '../copy/explain.en.ts'
import { formatBytes, formatText } from '../prose/message.ts'
import { legTitles } from './asText.ts'
import styles from './HeaderLeg.module.css'
import type { Leg } from './legs.ts'

/** One exchange between two nodes: the header lines as they were sent, both ways. */
export function HeaderLeg({ leg, nodeLabels }: { readonly leg: Leg; readonly nodeLabels: Readonly<Record<NodeId, string>> }) {
  const titles = legTitles(leg, nodeLabels)
  const { request, response } = leg
  return (
    <div className={styles.leg}>
      <HeaderTable title={titles.request} firstLine={`${request.method} ${request.url}`} headers={request.headers} />
      {response && (
        <HeaderTable
          title={titles.response}
          firstLine={String(response.status)}
          headers={response.headers}
          after={formatText(copy.bodyBytes, { size: formatBytes(response.body.lengthBytes) })}
        />
      )}
    </div>
  )
}

interface TableProps {
  readonly title: string
  readonly firstLine: string
  readonly headers: HeaderFields
  readonly after?: string
}

function HeaderTable({ title, firstLine, headers, after }: TableProps) {
  return (
    <div className={styles.half}>
      <table className={styles.table} dir="ltr">
        <caption className={styles.title}>
          {title}
          <span className={styles.first}>{firstLine}</span>
        </caption>
        <tbody>
          {headers.map(([name, value], index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {headers.length === 0 && <p className={styles.note}>{copy.noHeaders}</p>}
      {after !== undefined && <p className={styles.note}>{after}</p>}
    </div>
  )
}
