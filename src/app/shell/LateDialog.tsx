import { en } from '../copy/en.ts'
import { usePart } from '../modules.ts'
import button from './Button.module.css'
import css from './Notices.module.css'

export type Opened = { readonly kind: 'term'; readonly id: string; readonly anchor: HTMLElement | null } | { readonly kind: 'keys'; readonly anchor: HTMLElement | null }

const loadTermCard = () => import('../glossary/TermCard.tsx')
const loadKeys = () => import('../help/KeysDialog.tsx')

/** A dialog whose code arrives when it is first opened. */
export function LateDialog({ opened, onClose }: { readonly opened: Opened; readonly onClose: () => void }) {
  return opened.kind === 'term' ? (
    <Term id={opened.id} anchor={opened.anchor} onClose={onClose} />
  ) : (
    <Keys anchor={opened.anchor} onClose={onClose} />
  )
}

interface TermProps {
  readonly id: string
  readonly anchor: HTMLElement | null
  readonly onClose: () => void
}

function Term({ onClose, ...term }: TermProps) {
  const part = usePart('term-card', loadTermCard)
  if (part.status === 'failed') return <Failed retry={part.retry} onClose={onClose} />
  return part.status === 'ready' ? <part.value.TermCard {...term} onClose={onClose} /> : null
}

function Keys({ anchor, onClose }: Omit<TermProps, 'id'>) {
  const part = usePart('keys-dialog', loadKeys)
  if (part.status === 'failed') return <Failed retry={part.retry} onClose={onClose} />
  return part.status === 'ready' ? <part.value.KeysDialog anchor={anchor} onClose={onClose} /> : null
}

function Failed({ retry, onClose }: { readonly retry: () => void; readonly onClose: () => void }) {
  return (
    <div className={css.notices} role="alert">
      <div className={css.notice}>
        <p>{en.errors.lateFailed}</p>
        <div className={css.actions}>
          <button type="button" className={button.quiet} onClick={retry}>
            {en.errors.retry}
          </button>
          <button type="button" className={button.quiet} onClick={onClose}>
            {en.notices.dismiss}
          </button>
        </div>
      </div>
    </div>
  )
}
