import { createContext, type ComponentType } from 'react'
import type { Question, Trial } from '../scene.ts'

export interface HeaderEditorProps {
  readonly id: string
  readonly label: string
  readonly value: string
  /** When the response is made, ms since 1970: what dates in the text are measured from. */
  readonly nowMs: number
  /** It can be read and copied, not changed: its task is done. */
  readonly readOnly?: boolean
  /** Called when typing rests, and at once when the field is left. */
  readonly onSet: (to: string) => void
}

/** What stands in place of the plain slider of a question about a number; a native slider of the same range must be in it. */
export interface NumberEditorProps {
  readonly label: string
  readonly range: NonNullable<Question['range']>
  readonly value: number
  /** The whole run that the question is about. */
  readonly trial: Trial
  /** What lies before this may be shown: the run's history when the question is asked, virtual ms. */
  readonly knownUntilMs: number
  readonly onChange: (to: number) => void
}

/** An instrument of a scene's own for a setting that is text. The setting is all that it turns; each thing to press says in `data-to` what it turns it to. */
export interface OwnEditorProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onSet: (to: string) => void
}

/** Controls that few scenes need: a scene that has one hands its component to SceneLayout, and only its page carries the code. */
export interface Editors {
  readonly headers?: ComponentType<HeaderEditorProps>
  readonly number?: ComponentType<NumberEditorProps>
  readonly own?: ComponentType<OwnEditorProps>
}

export const EditorsContext = createContext<Editors>({})
