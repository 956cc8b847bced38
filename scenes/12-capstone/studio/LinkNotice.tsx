import { useEffect, useRef } from 'react'
import buttons from '../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../src/stage/prose/message.ts'
import { written } from '../designer/written.ts'
import { usable } from './bounds.ts'
import { link as words } from './copy.en.ts'
import styles from './LinkNotice.module.css'
import type { LinkState } from './useLink.ts'
import { listed } from '../../../src/language/lists.ts'

interface Props {
  readonly state: LinkState
  /** On the learner's own desk; an assignment's bounds stay what they are. */
  readonly own?: boolean
  /** The learner has nothing of their own that could be replaced. */
  readonly fresh: boolean
  readonly onOpen: (offer: Extract<LinkState, { kind: 'offer' }>) => void
  /** The learner's own stays; also after a link that is broken. */
  readonly onKeep: () => void
}

/** What a link brought, before anything is taken over. */
export function LinkNotice({ state, own = true, fresh, onOpen, onKeep }: Props) {
  switch (state.kind) {
    case 'none':
      return null
    case 'reading':
      return <p className={styles.notice}>{words.reading}</p>
    case 'broken':
      return (
        <section className={styles.notice} data-kind="broken" role="alert">
          <h3>{words.broken}</h3>
          <p>
            {state.problem} {state.mend} {words.untouched}
          </p>
          <p className={styles.buttons}>
            <button type="button" className={buttons.plain} onClick={onKeep}>
              {words.close}
            </button>
          </p>
        </section>
      )
    case 'offer':
      return <Offer offer={state} own={own} fresh={fresh} onOpen={onOpen} onKeep={onKeep} />
  }
}

function Offer({ offer, own, fresh, onOpen, onKeep }: { readonly offer: Extract<LinkState, { kind: 'offer' }> } & Omit<Props, 'state'>) {
  const notice = useRef<HTMLElement>(null)
  // Whoever follows a link wants to see what it brought; it stands below the stage.
  useEffect(() => {
    // What it gives back, a promise in newer browsers, is no clean-up.
    notice.current?.scrollIntoView?.({ block: 'nearest' })
  }, [])
  const { document } = offer
  const objectives = own ? offer.objectives : {}
  const routes = document.routes ?? []
  const { bounds, problems } = usable(objectives)
  const count = Object.keys(bounds).length
  return (
    <section ref={notice} className={styles.notice} aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>
        {formatText(words.routes, { count: routes.length, names: listed(routes.map(({ name }) => name)) || 'none' })} {formatText(words.shield, { on: document.shield?.on ? 'yes' : 'no' })}{' '}
        {count > 0 && formatText(words.bounds, { count })} {problems.length > 0 && formatText(words.unknown, { count: problems.length, ids: listed(problems.map(({ id }) => id)) })}
      </p>
      <details>
        <summary>{words.show}</summary>
        <pre className={styles.document} tabIndex={0}>
          {written(document)}
        </pre>
      </details>
      <p>{fresh ? words.askFresh : words.ask}</p>
      <p className={styles.buttons}>
        <button type="button" className={buttons.primary} onClick={() => onOpen(offer)}>
          {words.open}
        </button>
        <button type="button" className={buttons.plain} onClick={onKeep}>
          {fresh ? words.leave : words.keep}
        </button>
      </p>
    </section>
  )
}
