import { scenePath } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import { sceneById } from '../scenes.ts'
import { doctorCopy as copy } from './copy.en.ts'

/** A clause: a link where it is one of an RFC. */
export function Clause({ label }: { readonly label: string }) {
  const [, rfc, section] = /^RFC (\d+) §([\d.]+)$/.exec(label) ?? []
  if (rfc === undefined) return <>{label}</>
  return (
    <a href={`https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`} rel="noreferrer">
      {label}
    </a>
  )
}

/** The scene that shows it, where it can be opened. */
export function SceneLink({ id }: { readonly id: string }) {
  const href = useHref()
  const scene = sceneById(id)
  if (!scene?.load) return null
  return <a href={href(scenePath(scene.slug))}>{copy.scene(scene.id, scene.title)}</a>
}
