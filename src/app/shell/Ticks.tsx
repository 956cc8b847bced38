import { useAppState } from '../context.tsx'
import { en } from '../copy/en.ts'
import { COURSE } from '../scenes.ts'
import css from './Ticks.module.css'

/** The course at a glance: one tick a scene. The states differ in height as well as in colour. */
export function Ticks({ current }: { readonly current: string | null }) {
  const scenes = useAppState((state) => state.progress.scenes)
  const states = COURSE.map(({ id }) => {
    if (id === current) return 'current'
    if (scenes[id]?.done) return 'done'
    return scenes[id] ? 'begun' : 'rest'
  })
  const done = COURSE.filter(({ id }) => scenes[id]?.done).length
  const label = current === null ? en.status.ticks(done, COURSE.length) : en.status.ticksAt(done, COURSE.length, current)
  return (
    <div className={css.ticks} role="img" aria-label={label} title={label}>
      {COURSE.map(({ id }, index) => (
        <i key={id} data-state={states[index]} />
      ))}
    </div>
  )
}
