import type { ReactNode } from 'react'
import { lasting } from '../../doctor/copy/lasting.ts'
import type { CacheView } from '../../doctor/examine.ts'
import type { Decision } from '../../engine/decision.ts'
import { doctorCopy as copy } from './copy.en.ts'
import { Reason } from './Reason.tsx'
import css from './Result.module.css'

/** What one kind of cache does, fact by fact, each with its reason. */
export function CacheColumn({ view, reload }: { readonly view: CacheView; readonly reload: Decision | null }) {
  const { kind, stores, asksFirst, staleLeftSeconds } = view
  // Vary: * fits no request, so how long it would live says nothing.
  const fits = view.varyFields[0] !== '*'
  return (
    <section className={css.column} aria-labelledby={`doctor-${kind}`}>
      <h3 id={`doctor-${kind}`}>{copy.caches[kind]}</h3>
      <p className={css.soft}>{copy.cachesNote[kind]}</p>
      <dl className={css.facts}>
        <Fact name={copy.facts.stored}>
          <b className={css.stored} data-yes={stores}>
            {stores ? copy.facts.yes : copy.facts.no}
          </b>
          <Reason decision={view.storing} />
        </Fact>
        {stores && !fits && <Fact name={copy.facts.vary}>{copy.facts.fitsNone}</Fact>}
        {stores && fits && <Life view={view} />}
        {stores && fits && (
          <>
            <Fact name={asksFirst ? copy.facts.always : staleLeftSeconds > 0 ? copy.facts.now : copy.facts.after}>
              <Reason decision={view.atExpiry} />
            </Fact>
            <Asking view={view} />
            <Fact name={copy.facts.onError}>{view.staleIfErrorSeconds > 0 ? copy.facts.standsIn(view.staleIfErrorSeconds) : copy.facts.errors}</Fact>
            <Fact name={copy.facts.vary}>{view.varyFields.length === 0 ? copy.facts.oneForAll : copy.facts.varies(view.varyFields)}</Fact>
          </>
        )}
        {reload && fits && (
          <Fact name={copy.facts.reload}>
            <Reason decision={reload} />
          </Fact>
        )}
        {view.forRequest && fits && (
          <Fact name={copy.facts.request}>
            <Reason decision={view.forRequest} />
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Life({ view: { lifetimeSeconds, lifetime, ageSeconds, age, leftSeconds } }: { readonly view: CacheView }) {
  return (
    <>
      <Fact name={copy.facts.fresh}>
        <b>{lifetimeSeconds > 0 ? lasting(Math.round(lifetimeSeconds)) : copy.facts.notFresh}</b>
        <Reason decision={lifetime} />
      </Fact>
      {ageSeconds >= 1 && (
        <Fact name={copy.facts.age}>
          <b>{copy.facts.ageLeft(Math.round(ageSeconds), Math.round(leftSeconds))}</b>
          <Reason decision={age} />
        </Fact>
      )}
    </>
  )
}

function Asking({ view: { condition, validation } }: { readonly view: CacheView }) {
  return (
    <Fact name={copy.facts.asking}>
      {condition.length === 0 ? <b>{copy.facts.whole}</b> : <code className={css.condition}>{condition.map(([name, value]) => `${name}: ${value}`).join('\n')}</code>}
      <Reason decision={validation} />
    </Fact>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
