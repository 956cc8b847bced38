import { createContext, Fragment, useContext, type ReactNode } from 'react'
import type { Outcome } from '../../engine/decision.ts'
import { OutcomeGlyph } from '../plates/glyphs.tsx'
import { formatMessage } from './icu.ts'
import { fillSlots, NO_FIGURE, parsedMessage, type SlotValues } from './message.ts'
import styles from './Prose.module.css'

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

export const ProseContext = createContext<ProseActions>({ locale: 'en' })

const OUTCOMES: ReadonlySet<string> = new Set<Outcome>(['hit', 'miss', 'stale', 'revalidated', 'bypass', 'collapsed', 'error'])

/**
 * A message of a copy file as React nodes. In: an ICU message with the tags that copy.ts lists, and its figures. Unknown tags keep
 * their words. Figures are set as text, never as markup.
 */
export function Prose({ message, values = {} }: { readonly message: string; readonly values?: SlotValues }): ReactNode {
  const actions = useContext(ProseContext)
  const tag = (name: string, chunks: readonly ReactNode[]): ReactNode => (
    <Tag name={name} actions={actions}>
      {keyed(chunks, actions.pending)}
    </Tag>
  )
  return <>{keyed(formatMessage(parsedMessage(message), fillSlots(message, values, MISSING), tag, actions.locale), actions.pending)}</>
}

/** Stands for a missing figure until the text is set: a character that no text has. */
const MISSING = '\uE000'

function keyed(chunks: readonly ReactNode[], pending: string | undefined): ReactNode[] {
  return chunks.map((chunk, index) => <Fragment key={index}>{typeof chunk === 'string' ? withMissing(chunk, pending) : chunk}</Fragment>)
}

function withMissing(text: string, pending: string | undefined): ReactNode {
  if (!text.includes(MISSING)) return text
  if (pending === undefined) return text.replaceAll(MISSING, NO_FIGURE)
  return text.split(MISSING).map((part, index) => (
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
