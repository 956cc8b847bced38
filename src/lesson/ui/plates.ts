import { createContext, type ComponentType } from 'react'
import type { PlateProps } from '../../stage/plates/props.ts'
import type { Trial } from '../scene.ts'

/** What a plate is given; the trial is for those of a scene's own that read more of its log than the state holds. */
export type ScenePlateProps = PlateProps & { readonly trial: Trial }

/** The plates that a scene's steps name. A scene hands them to SceneLayout, so that its page carries no plate that it never shows. */
export interface Plates {
  readonly map?: ComponentType<ScenePlateProps>
  readonly lanes?: ComponentType<ScenePlateProps>
}

export const PlatesContext = createContext<Plates>({})
