/** A stored solution in the words on the screen. */
import type { SceneCopy } from '../../../lesson/copy.ts'
import type { Check, SceneDefinition, Settings, SolutionStep } from '../../../lesson/scene.ts'
import { formatText, type SlotValues } from '../../../stage/prose/message.ts'
import type { TellMoves, ToldMove as Move } from '../../../lesson/teaching.ts'

export const labelOf = (labels: Readonly<Record<string, string>> | undefined, id: string, values: SlotValues): string => formatText(labels?.[id] ?? id, values)

/** What one does on the screen, in the words on the screen; of an answer, each of its parts. */
export function movesOf(move: SolutionStep, copy: SceneCopy, check: Check, values: SlotValues): readonly Move[] {
  if ('answer' in move) {
    const unit = check.kind === 'question' && check.question.kind === 'number' ? (check.question.range?.unit ?? '') : ''
    const answers = Array.isArray(move.answer) ? (move.answer as readonly string[]) : [String(move.answer)]
    return answers.map((answer) => ({ control: '', to: `${labelOf(copy.checks[check.id]?.options, answer, values)}${unit === '' ? '' : ` ${unit}`}` }))
  }
  const id = 'press' in move ? move.press : move.set
  const control = formatText(copy.controls[id]?.label ?? id, values)
  if ('press' in move) return [{ control, to: '' }]
  const label = copy.controls[id]?.options?.[String(move.to)]
  // A text that somebody writes is no message: a brace in it is a brace.
  return [{ control, to: label === undefined ? String(move.to) : formatText(label, values) }]
}

/** A whole solution. @param tell how the scene says what its own instrument was set to; null: it doesn't */
export function solutionMoves(steps: readonly SolutionStep[], { check, begun, tell, definition, copy, values }: { readonly check: Check; readonly begun: Settings; readonly tell: TellMoves | null; readonly definition: SceneDefinition; readonly copy: SceneCopy; readonly values: SlotValues }): readonly Move[] {
  let settings = begun
  return steps.flatMap((step) => {
    const control = 'set' in step ? definition.controls[step.set] : undefined
    if (!tell || !('set' in step) || control?.kind !== 'own') return movesOf(step, copy, check, values)
    const told = tell({ check: check.id, settings, to: String(step.to) })
    settings = { ...settings, [control.setting]: step.to }
    return told
  })
}
