import { Late } from '../../src/lesson/ui/Late.tsx'
import type { OwnEditorProps } from '../../src/lesson/ui/editors.ts'

// The story has none: only exercises have open places.
const load = () => import('./Choices.tsx').then(({ Choices }) => Choices)

/** The open places of an exercise, when it comes to one. */
export function LateChoices(props: OwnEditorProps) {
  return <Late load={load} props={props} />
}
