import * as Dialog from '@radix-ui/react-dialog'
import * as Popover from '@radix-ui/react-popover'
import { useMemo } from 'react'
import { standIn } from '../../language/standIn.ts'
import { en } from '../copy/en.ts'
import { termPath } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import button from '../shell/Button.module.css'
import { useMedia } from '../useMedia.ts'
import { findTerm } from './index.ts'
import css from './TermCard.module.css'
import { Scene, Source } from './TermFacts.tsx'

interface Props {
  readonly id: string
  /** What the card stands beside, and where the focus goes when it closes. */
  readonly anchor: HTMLElement | null
  readonly onClose: () => void
}

/** A term's card: beside its word, and on a narrow screen a sheet from below. */
export function TermCard({ id, anchor, onClose }: Props) {
  const narrow = useMedia('(max-width: 640px)')
  const virtualRef = useMemo(() => ({ current: anchor as HTMLElement }), [anchor])
  const name = findTerm(id)?.name ?? id
  const onOpenChange = (open: boolean): void => {
    if (!open) onClose()
  }
  const onCloseAutoFocus = (event: Event): void => {
    event.preventDefault()
    if (anchor?.isConnected) anchor.focus()
  }

  if (narrow || !anchor) {
    return (
      <Dialog.Root open onOpenChange={onOpenChange}>
        <Dialog.Portal>
          <Dialog.Overlay className={css.veil} />
          <Dialog.Content className={css.sheet} aria-describedby={undefined} onCloseAutoFocus={onCloseAutoFocus}>
            <Dialog.Title className="visually-hidden">{en.term.label(name)}</Dialog.Title>
            <Body id={id} onClose={onClose} />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    )
  }
  return (
    <Popover.Root open onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={virtualRef} />
      <Popover.Portal>
        <Popover.Content className={css.card} aria-label={en.term.label(name)} sideOffset={8} collisionPadding={16} onCloseAutoFocus={onCloseAutoFocus}>
          <Body id={id} onClose={onClose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Body({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const href = useHref()
  const term = findTerm(id)
  return (
    <div className={css.body} {...standIn('src/app/glossary/terms/')}>
      {term ? (
        <>
          <h2>{term.name}</h2>
          <p className={css.plain}>{term.plain}</p>
          <p className={css.precise}>{term.precise}</p>
          <p className={css.facts}>
            <span>
              {en.glossary.taught} <Scene id={term.scene} />
            </span>
            <Source source={term.source} />
          </p>
        </>
      ) : (
        <p>{en.term.missing(id)}</p>
      )}
      <div className={css.actions}>
        <a className={button.quiet} href={href(termPath(id))}>
          {en.term.inGlossary}
        </a>
        <button type="button" className={button.quiet} onClick={onClose}>
          {en.term.close}
        </button>
      </div>
    </div>
  )
}
