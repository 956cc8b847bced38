import { createContext, type ComponentType } from 'react'

export interface HeaderEditorProps {
  readonly id: string
  readonly label: string
  readonly value: string
  /** When the response is made, ms since 1970: what dates in the text are measured from. */
  readonly nowMs: number
  /** Called when typing rests, and at once when the field is left. */
  readonly onSet: (to: string) => void
}

/** Controls that few scenes need: a scene that has one hands its component to SceneLayout, and only its page carries the code. */
export interface Editors {
  readonly headers?: ComponentType<HeaderEditorProps>
}

export const EditorsContext = createContext<Editors>({})
