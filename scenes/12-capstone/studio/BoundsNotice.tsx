import buttons from '../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../src/stage/prose/message.ts'
import type { Assertion } from '../../../src/verifier/assertion.ts'
import { strictness } from '../../../src/verifier/objectives.ts'
import { bounds as words } from './copy.en.ts'
import styles from './LinkNotice.module.css'

interface Props {
  readonly objectives: readonly Assertion[]
  readonly onDrop: () => void
}

/** Says that somebody set bounds of their own, which are judged by; nothing where nobody did. */
export function BoundsNotice({ objectives, onDrop }: Props) {
  const kinds = objectives.map(strictness)
  const [stricter, laxer] = [kinds.filter((kind) => kind === 'stricter').length, kinds.filter((kind) => kind === 'laxer').length]
  if (stricter + laxer === 0) return null
  return (
    <div className={styles.notice}>
      <p>{formatText(words.told, { count: stricter + laxer, stricter, laxer })}</p>
      <p className={styles.buttons}>
        <button type="button" className={buttons.quiet} onClick={onDrop}>
          {words.drop}
        </button>
      </p>
    </div>
  )
}
