import type { Diagnosis } from '../../doctor/diagnose.ts'
import { Ageing } from './Ageing.tsx'
import { CacheColumn } from './CacheColumn.tsx'
import { doctorCopy as copy } from './copy.en.ts'
import { FieldList } from './FieldList.tsx'
import { Findings } from './Findings.tsx'
import css from './Result.module.css'
import { Review } from './Review.tsx'
import { verdictInWords } from './verdict.ts'

/** All that is to be said about one exchange, the verdict first. */
export function Result({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { examination, ageing, findings, moreFindings, fields, review } = diagnosis
  const { browser, cdn, reload, readAs, receivedBy, receivedAtMs, exchange } = examination
  // Only dates are reckoned from when it came.
  const reckons = [browser, cdn].some(({ stores, lifetime }) => stores && (lifetime.because === 'expires' || lifetime.because === 'heuristic'))
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    <div className={css.result} data-doctor-result>
      <section aria-labelledby="doctor-verdict">
        <h2 id="doctor-verdict">{copy.result}</h2>
        <p className={css.verdict} role="status">
          {verdictInWords(diagnosis).join(' ')}
        </p>
        {findings.length > 0 && (
          <p className={errors > 0 ? css.mend : css.soft}>
            <a href="#doctor-findings">{errors > 0 ? copy.verdict.mend(errors) : copy.verdict.toFindings(findings.length + moreFindings)}</a>
          </p>
        )}
        {reckons && receivedBy === 'now' && <p className={css.soft}>{copy.cameNow(receivedAtMs)}</p>}
        {reckons && receivedBy === 'record' && browser.received.dateMs === receivedAtMs && <p className={css.soft}>{copy.cameRecorded(receivedAtMs)}</p>}
        {exchange.fromStore === true && <p className={css.soft}>{copy.fromStore}</p>}
        {readAs !== null && <p className={css.soft}>{copy.readAs[readAs]}</p>}
      </section>
      <div className={css.columns}>
        <CacheColumn view={browser} reload={reload} />
        <CacheColumn view={cdn} reload={null} />
      </div>
      <section aria-labelledby="doctor-ageing">
        <h2 id="doctor-ageing">{copy.ageing.title}</h2>
        <Ageing ageing={ageing} />
      </section>
      <section aria-labelledby="doctor-findings">
        <h2 id="doctor-findings" tabIndex={-1}>
          {copy.findings.title} {findings.length > 0 && <span className={css.count}>{copy.findings.count(findings.length + moreFindings)}</span>}
        </h2>
        <Findings findings={findings} more={moreFindings} />
      </section>
      <section aria-labelledby="doctor-fields">
        <h2 id="doctor-fields">{copy.fields.title}</h2>
        <FieldList fields={fields} />
      </section>
      <section aria-labelledby="doctor-review">
        <h2 id="doctor-review">{copy.review.title}</h2>
        <p className={css.soft}>{copy.review.lead}</p>
        <Review answers={review} />
      </section>
    </div>
  )
}
