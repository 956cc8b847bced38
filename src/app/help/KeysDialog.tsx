import * as Dialog from '@radix-ui/react-dialog'
import { DIRECTION } from '../../language/direction.ts'
import { en } from '../copy/en.ts'
import button from '../shell/Button.module.css'
import css from './KeysDialog.module.css'

const { caps, rows } = en.keys
const stage = [
  // The first leads back: from right to left that is the right one.
  { keys: DIRECTION === 'rtl' ? [caps.right, caps.left] : [caps.left, caps.right], does: rows.arrows },
  { keys: [caps.space], does: rows.space },
  { keys: [caps.comma, caps.stop], does: rows.frames },
]
const everywhere = [
  { keys: [caps.tab], does: rows.tab },
  { keys: [caps.escape], does: rows.escape },
  { keys: [caps.help], does: rows.help },
]

interface Props {
  /** Where the focus goes when the dialog closes. */
  readonly anchor: HTMLElement | null
  readonly onClose: () => void
}

export function KeysDialog({ anchor, onClose }: Props) {
  const onCloseAutoFocus = (event: Event): void => {
    event.preventDefault()
    if (anchor?.isConnected) anchor.focus()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={css.veil} />
        <Dialog.Content className={css.dialog} onCloseAutoFocus={onCloseAutoFocus}>
          <Dialog.Title>{en.keys.title}</Dialog.Title>
          <Dialog.Description>{en.keys.lead}</Dialog.Description>
          <KeyList title={en.keys.onStage} entries={stage} />
          <KeyList title={en.keys.everywhere} entries={everywhere} />
          <Dialog.Close className={button.button}>{en.keys.close}</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface Entry {
  readonly keys: readonly string[]
  readonly does: string
}

function KeyList({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  return (
    <>
      <h3>{title}</h3>
      <dl className={css.list}>
        {entries.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && <span className="visually-hidden"> {en.keys.or} </span>}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
