import { useEffect } from 'react'
import { en } from '../copy/en.ts'
import { isFetchFailure } from '../modules.ts'
import type { CourseScene } from '../scenes.ts'
import button from '../shell/Button.module.css'
import css from './Message.module.css'

/** Stands in until a scene's code is here; its title is known already. */
export function Loading({ scene }: { readonly scene?: CourseScene | undefined }) {
  return (
    <div className={css.message} aria-busy="true">
      {scene && <p className={css.number}>{en.scene.number(scene.id)}</p>}
      {scene && <h1 tabIndex={-1}>{scene.title}</h1>}
      {scene && <p className={css.subtitle}>{scene.subtitle}</p>}
      <p role="status">{en.scene.loading}</p>
    </div>
  )
}

interface FailedProps {
  readonly error: unknown
  readonly retry: () => void
  readonly homeHref: string
}

/** A part that did not arrive. A part that arrived and is faulty goes to the error boundary instead. */
export function LoadFailed({ error, retry, homeHref }: FailedProps) {
  useEffect(() => {
    const online = (): void => retry()
    addEventListener('online', online)
    return () => removeEventListener('online', online)
  }, [retry])
  if (!isFetchFailure(error)) throw error
  return (
    <div className={css.message} role="alert">
      <h1 tabIndex={-1}>{en.errors.loadTitle}</h1>
      <p>{en.errors.loadBody}</p>
      {!navigator.onLine && <p>{en.errors.loadOffline}</p>}
      <div className={css.actions}>
        <button type="button" className={button.main} onClick={retry}>
          {en.errors.retry}
        </button>
        <button type="button" className={button.button} onClick={() => location.reload()}>
          {en.errors.reload}
        </button>
        <a className={button.button} href={homeHref}>
          {en.errors.home}
        </a>
      </div>
    </div>
  )
}
