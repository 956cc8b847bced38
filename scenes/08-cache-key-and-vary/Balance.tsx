import { useMemo, useState } from 'react'
import type { PolicyRules } from '../../src/engine/policy/schema.ts'
import { offered } from '../../src/lesson/moves.ts'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import { formatCount, formatText } from '../../src/stage/prose/message.ts'
import styles from './Balance.module.css'
import { copy, panelCopy } from './copy.en.ts'
import { percent } from './figures.ts'
import { balanceOf, type Balance as Measured } from './readings.ts'
import { stepId, tellsMeasured } from './step.ts'
import { rulesIn, type KeySettings } from './world.ts'
import { clauses, listed } from '../../src/language/lists.ts'

const words = panelCopy.balance

/** Steps whose traffic is one rule's. */
const STEPS: ReadonlySet<string> = new Set(['clicks', 'no-query', 'include', 'normalise', 'good-rule'])
/** Rules tried before that stay in sight. */
const MOST_TRIED = 4

interface Tried {
  readonly rule: string
  readonly balance: Measured
}

/**
 * What the rule does to thousands of visitors: how many requests went to the origin, which too narrow a key drives up, and how many got
 * somebody else's answer, which too wide a key does. Rules tried before stand below.
 */
export function Balance({ lesson }: { readonly lesson: Lesson<KeySettings> }) {
  const { context } = lesson
  if (!STEPS.has(stepId(lesson))) return null
  // Its room is kept while it may not tell yet, so that nothing moves when it does.
  if (!tellsMeasured(lesson)) return <p className={`${styles.balance} ${styles.waiting}`} {...triesOf(lesson)}>{words.later}</p>
  return <Tries key={`${context.at} ${context.seed}`} lesson={lesson} />
}

/** How much room rules tried before may need: none where nothing can be tried. */
function triesOf({ context }: Lesson<KeySettings>): { readonly 'data-tries'?: string; readonly tabIndex?: number } {
  if (offered(context, 'rule')) return { 'data-tries': 'many', tabIndex: 0 }
  return offered(context, 'links') ? { 'data-tries': 'some' } : {}
}

function Tries({ lesson }: { readonly lesson: Lesson<KeySettings> }) {
  const { context } = lesson
  const { traffic, settings } = context.trial
  // Where the links can be chosen, they are what has changed.
  const rule = `${ruleText(rulesIn(settings))}${offered(context, 'links') ? ` (${copy.controls['links']?.options?.[settings.links] ?? settings.links})` : ''}`
  const [tried, setTried] = useState<readonly Tried[]>([])
  const measured = useMemo(() => traffic && { rule, balance: balanceOf(traffic) }, [traffic, rule])
  // The newest first; each rule once. Set while rendering, so that no frame shows a rule without its figures.
  if (measured && tried[0]?.rule !== rule) setTried([measured, ...tried.filter((one) => one.rule !== rule)].slice(0, MOST_TRIED + 1))
  const [shown = null, ...earlier] = tried
  return (
    <section className={styles.balance} {...triesOf(lesson)} aria-busy={measured === null} aria-label={shown ? formatText(words.title, { many: formatCount(shown.balance.requests) }) : words.waiting}>
      {shown === null ? (
        <p className={styles.waiting}>{words.waiting}</p>
      ) : (
        <table dir="ltr">
          <caption>{measured ? formatText(words.title, { many: formatCount(shown.balance.requests) }) : words.waiting}</caption>
          <thead>
            <tr>
              <th scope="col">{words.rule}</th>
              <th scope="col" className={styles.left}>
                <span className={styles.side}>{words.tooMuch} ◂</span> {words.misses}
              </th>
              <th scope="col">
                {words.wrong} <span className={styles.side}>▸ {words.tooLittle}</span>
              </th>
              <th scope="col">{words.copies}</th>
            </tr>
          </thead>
          <tbody aria-live="polite">
            <Row of={shown} isNow />
            {earlier.map((one) => (
              <Row key={one.rule} of={one} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ of: { rule, balance }, isNow = false }: { readonly of: Tried; readonly isNow?: boolean }) {
  const misses = 1 - balance.hitShare
  return (
    <tr data-now={isNow}>
      <th scope="row">
        <span className="visually-hidden">{isNow ? words.now : words.earlier}: </span>
        <span>{rule}</span>
      </th>
      <td className={styles.left}>
        <span className={styles.meter}>
          <b>{percent(misses)}</b>
          <span className={styles.track} aria-hidden="true">
            <span data-tone="miss" style={{ width: `${100 * misses}%` }} />
          </span>
        </span>
      </td>
      <td>
        <span className={styles.meter}>
          <span className={styles.track} aria-hidden="true">
            <span data-tone="error" style={{ width: `${100 * balance.wrongShare}%` }} />
          </span>
          <b>{percent(balance.wrongShare)}</b>
        </span>
      </td>
      <td>{formatCount(balance.copies)}</td>
    </tr>
  )
}

/** A rule in a few words. */
export function ruleText({ key = {}, normalise = {}, vary = {} }: PolicyRules): string {
  const query = key.query ?? 'all'
  const names = (list: readonly string[]): string => listed(list)
  const asked = typeof query === 'string' ? words.query[query] : query.include ? formatText(words.query.include, { names: names(query.include) }) : formatText(words.query.exclude, { names: names(query.exclude ?? []) })
  const fields = [...(key.headers ?? []), ...(key.cookies ?? [])]
  const few = [...(normalise.acceptEncoding ? ['accept-encoding'] : []), ...(normalise.acceptLanguage ? ['accept-language'] : []), ...(normalise.userAgent ? ['user-agent'] : [])]
  return clauses([
    asked,
    ...(fields.length > 0 ? [formatText(words.also.fields, { names: names(fields) })] : []),
    ...(few.length > 0 ? [formatText(words.also.few, { names: names(few) })] : []),
    ...(vary.ignore ? [formatText(words.also.ignore, { names: names(vary.ignore) })] : []),
  ])
}
