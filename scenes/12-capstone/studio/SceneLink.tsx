import styles from './SceneLink.module.css'

/** The scene that taught something, as a link where it is open. */
export type TaughtBy = (sceneId: string) => { readonly title: string; readonly href: string | null } | null

interface Props {
  /** The number of the scene. */
  readonly scene: string
  readonly taughtBy: TaughtBy
  readonly words: (number: string, title: string) => string
}

export function SceneLink({ scene, taughtBy, words }: Props) {
  const found = taughtBy(scene)
  const text = words(scene, found?.title ?? '')
  return found?.href ? <a className={styles.link} href={found.href}>{text}</a> : <span>{text}</span>
}
