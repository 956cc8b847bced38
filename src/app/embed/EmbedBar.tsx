import { withStep } from '../routes/hrefs.ts'
import type { CourseScene } from '../scenes.ts'
import { en } from './copy.en.ts'
import css from './EmbedBar.module.css'

interface Props {
  readonly scene: CourseScene
  readonly step: number
  /** The browser forbids storage here. */
  readonly inMemory: boolean
  /** The address wants no bar; what the learner must know is said all the same. */
  readonly hidden: boolean
}

/** The line under an embedded scene: which it is, what becomes of progress, and the way to the course. */
export function EmbedBar({ scene, step, inMemory, hidden }: Props) {
  if (hidden && !inMemory) return null
  return (
    <footer className={css.bar} data-embed-bar aria-label={en.bar}>
      {!hidden && <span className={css.scene}>{en.scene(scene.id, scene.title)}</span>}
      <span role="status" className={css.memory}>
        {inMemory ? en.memory : ''}
      </span>
      {!hidden && (
        <a className={css.open} href={`./${withStep('', step)}`} target="_blank" rel="noopener">
          {en.open}
        </a>
      )}
    </footer>
  )
}
