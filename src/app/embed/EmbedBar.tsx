import { WHOLE_COURSE } from '../lms/address.ts'
import { useScope } from '../lms/useScope.ts'
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
  const scope = useScope()
  if (hidden && !inMemory) return null
  // A package of one scene has no course to open, and platforms serve a package's files by name alone.
  const course = scope === null ? './' : scope === WHOLE_COURSE ? './index.html' : null
  return (
    <footer className={css.bar} data-embed-bar aria-label={en.bar}>
      {!hidden && <span className={css.scene}>{en.scene(scene.id, scene.title)}</span>}
      <span role="status" className={css.memory}>
        {inMemory ? en.memory : ''}
      </span>
      {!hidden && course !== null && (
        <a className={css.open} href={`${course}${withStep('', step)}`} target="_blank" rel="noopener">
          {en.open}
        </a>
      )}
    </footer>
  )
}
