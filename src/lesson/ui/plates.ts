import { createContext, type ComponentType } from 'react'
import type { PlateProps } from '../../stage/plates/props.ts'

/** The plates that a scene's steps name. A scene hands them to SceneLayout, so that its page carries no plate that it never shows. */
export interface Plates {
  readonly map?: ComponentType<PlateProps>
  readonly lanes?: ComponentType<PlateProps>
}

export const PlatesContext = createContext<Plates>({})
