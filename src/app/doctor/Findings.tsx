import type { Finding, Severity, Where } from '../../doctor/finding.ts'
import { doctorCopy as copy } from './copy.en.ts'
import { Clause, SceneLink } from './links.tsx'
import css from './Result.module.css'

const GLYPHS: Readonly<Record<Severity, string>> = { error: '✕', warning: '!', note: '·' }
/** Of a value; the rest is in the paste. */
const MOST_SHOWN = 100

/** What stands out, the gravest first. */
export function Findings({ findings, more }: { readonly findings: readonly Finding[]; readonly more: number }) {
  if (findings.length === 0) return <p className={css.prose}>{copy.findings.none}</p>
  return (
    <ul className={css.findings} role="list">
      {findings.map((each, index) => (
        <li key={`${each.id} ${index}`} data-severity={each.severity} data-finding={each.id}>
          <span className={css.glyph} aria-hidden="true">
            {GLYPHS[each.severity]}
          </span>
          <div>
            <p>
              <b className={css.severity}>{copy.findings.severity[each.severity]}</b> {each.words}
            </p>
            <p>{each.mend}</p>
            <Fields where={each.where} />
            <p className={css.links}>
              <Clause label={each.section} /> <SceneLink id={each.scene} />
            </p>
          </div>
        </li>
      ))}
      {more > 0 && (
        <li>
          <span />
          <p>{copy.more(more)}</p>
        </li>
      )}
    </ul>
  )
}

/** The fields that something is about, with their lines. */
export function Fields({ where }: { readonly where: readonly Where[] }) {
  if (where.length === 0) return null
  return (
    <ul className={css.where} role="list">
      {where.map(({ side, name, value, line }, index) => (
        <li key={index}>
          {line !== null && <span>{copy.findings.line(line)}</span>} {side === 'request' && <span>{copy.findings.inRequest}</span>}{' '}
          <code>
            {name}: {value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value}
          </code>
        </li>
      ))}
    </ul>
  )
}
