import { useId, useRef } from 'react'
import { focusAfter } from '../focusAfter.ts'
import button from '../shell/Button.module.css'
import { teachCopy } from './copy.en.ts'
import css from './teach.module.css'
import type { CourseUrl } from './useCourseUrl.ts'

const copy = teachCopy.address

/** Where the course is; all that is copied from the page begins with it. */
export function AddressField({ course }: { readonly course: CourseUrl }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  return (
    <div className={css.field} data-wide="true">
      <label htmlFor={id}>{copy.label}</label>
      <div className={css.line}>
        <input ref={field} id={id} dir="ltr" type="url" autoComplete="off" spellCheck={false} value={course.text} aria-describedby={`${id}-help ${id}-problem`} aria-invalid={course.problem === 'not-an-address' || undefined} onChange={({ target }) => course.change(target.value)} />
        {course.own && (
          <button type="button" className={button.quiet} onClick={() => (course.change(null), focusAfter(() => field.current))}>
            {copy.reset}
          </button>
        )}
      </div>
      <p id={`${id}-help`} className={css.help}>
        {copy.help}
      </p>
      <p id={`${id}-problem`} role="status" className={css.problem}>
        {course.isCut && `${copy.cut(course.url)} `}
        {course.problem && copy.problem[course.problem]}
      </p>
    </div>
  )
}
