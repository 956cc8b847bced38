/** Which step is on, for what the scene draws beside the frame. */
import { createContext } from 'react'
import { stepOf } from '../../src/lesson/moves.ts'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import type { KeySettings } from './world.ts'

/** Id of the beat or check; '' at the takeaway. */
export function stepId({ context }: Lesson<KeySettings>): string {
  const step = stepOf(context)
  return step.kind === 'beat' ? step.beat.id : step.kind === 'check' ? step.check.id : ''
}

/** What is measured answers what a beat asks: it is shown when the run has been watched, and at once where nothing is asked. */
export function tellsMeasured({ context, state }: Lesson<KeySettings>): boolean {
  const step = stepOf(context)
  return step.kind === 'beat' && step.beat.predict ? state === 'observing' : state !== 'arriving'
}

/** For the instrument that stands among the frame's controls. */
export const StepContext = createContext<{ readonly id: string; readonly vary: string; readonly urls: readonly string[] }>({ id: '', vary: '', urls: [] })
