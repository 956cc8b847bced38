import type { ReactNode } from 'react'

function Icon({ path }: { readonly path: string }): ReactNode {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" fill="currentColor" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  )
}

export const PlayIcon = (): ReactNode => <Icon path="M6 3.5v13l10.5-6.5z" />
export const PauseIcon = (): ReactNode => <Icon path="M5 4h3.5v12H5zM11.5 4H15v12h-3.5z" />
/** A bar, then a triangle back: to the very start. */
export const StartIcon = (): ReactNode => <Icon path="M3.5 4.5h2v11h-2zM11 4.5v11L5.8 10zM16.5 4.5v11L11.3 10z" />
/** A triangle towards one frame's bar. */
export const BackIcon = (): ReactNode => <Icon path="M14.5 4.5h-2v11h2zM11 4.5v11L4.5 10z" />
export const ForwardIcon = (): ReactNode => <Icon path="M5.5 4.5h2v11h-2zM9 4.5v11l6.5-5.5z" />
