import buttons from '../../../src/lesson/ui/buttons.module.css'
import { otherTab as words } from './copy.en.ts'
import styles from './LinkNotice.module.css'

/** Says that another tab's version stands here now, and gives back what it replaced. */
export function OtherTabNotice({ onUndo }: { readonly onUndo: () => void }) {
  return (
    <div className={styles.notice} role="status">
      <p>{words.told}</p>
      <p className={styles.buttons}>
        <button type="button" className={buttons.plain} onClick={onUndo}>
          {words.undo}
        </button>
      </p>
    </div>
  )
}
