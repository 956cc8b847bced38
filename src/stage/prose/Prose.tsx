import { createContext, Fragment, useContext, type ReactNode } from 'react'
import type { Outcome } from '../../engine/decision.ts'
import { OutcomeGlyph } from '../plates/glyphs.tsx'
import { compile, fillSlots, NO_FIGURE, partsOf, PLURAL_OF_NOTHING, type SlotValues } from './message.ts'
import styles from './Prose.module.css'
import { LOCALE } from '../../language/locale.ts'

/** What words in prose can do, given by whoever shows them. */
export interface ProseActions {
  readonly locale: string
  /** Opens a glossary card; left out, terms are plain words. */
  readonly openTerm?: (termId: string) => void
  /** Points at a part of the picture while its word is hovered or focused; null when it ends. */
  readonly pointAt?: (part: string | null) => void
  /** Why figures are not there yet, for ears; left out: those that are missing will not come. */
  readonly pending?: string
}

export const ProseContext = createContext<ProseActions>({ locale: LOCALE })

const OUTCOMES: ReadonlySet<string> = new Set<Outcome>(['hit', 'miss', 'stale', 'revalidated', 'bypass', 'collapsed', 'error'])

/**
 * A message of a copy file as React nodes. In: an ICU message with the tags that copy.ts lists, and its figures. Unknown tags keep
 * their words. Figures are set as text, never as markup.
 */
export function Prose({ message, values = {} }: { readonly message: string; readonly values?: SlotValues }): ReactNode {
  const actions = useContext(ProseContext)
  const { tags } = partsOf(message, actions.locale)
  const handlers = Object.fromEntries(tags.map((tag) => [tag, (chunks: ReactNode[]) => <Tag name={tag} actions={actions}>{keyed(chunks, actions.pending)}</Tag>]))
  const nodes = compile(message, actions.locale).format<ReactNode>({ ...fillSlots(message, values, actions.locale, MISSING), ...handlers })
  return <>{keyed(Array.isArray(nodes) ? nodes : [nodes], actions.pending)}</>
}

/** Stands for a missing figure until the text is set: a character that no text has. */
const MISSING = '\uE000'
const missing = new RegExp(`${MISSING}|${PLURAL_OF_NOTHING}`)

function keyed(chunks: readonly ReactNode[], pending: string | undefined): ReactNode[] {
  return chunks.map((chunk, index) => <Fragment key={index}>{typeof chunk === 'string' ? withMissing(chunk, pending) : chunk}</Fragment>)
}

function withMissing(text: string, pending: string | undefined): ReactNode {
  if (!missing.test(text)) return text
  if (pending === undefined) return text.split(missing).join(NO_FIGURE)
  return text.split(missing).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <span className={styles.pending} role="img" aria-label={pending}>
          …
        </span>
      )}
      {part}
    </Fragment>
  ))
}

function Tag({ name, actions, children }: { readonly name: string; readonly actions: ProseActions; readonly children: ReactNode }): ReactNode {
  if (name === 'code') return <code className={styles.code}>{children}</code>
  if (name === 'b') return <strong>{children}</strong>
  if (name === 'i') return <em>{children}</em>
  if (OUTCOMES.has(name)) return <OutcomeWord outcome={name as Outcome}>{children}</OutcomeWord>
  const term = name.startsWith('term-') ? name.slice('term-'.length) : null
  const { openTerm, pointAt } = actions
  if (term && openTerm) {
    return (
      <button type="button" className={styles.term} data-term={term} aria-haspopup="dialog" onClick={() => openTerm(term)}>
        {children}
      </button>
    )
  }
  if (name.startsWith('part-') && pointAt) {
    const part = name.slice('part-'.length)
    return (
      <span className={styles.part} onPointerEnter={() => pointAt(part)} onPointerLeave={() => pointAt(null)}>
        {children}
      </span>
    )
  }
  return <>{children}</>
}

function OutcomeWord({ outcome, children }: { readonly outcome: Outcome; readonly children: ReactNode }) {
  return (
    <span className={styles.outcome} data-outcome={outcome}>
      <OutcomeGlyph outcome={outcome} />
      {children}
    </span>
  )
}
