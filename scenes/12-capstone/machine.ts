import { createLessonMachine } from '../../src/lesson/machine.ts'
import { definition } from './definition.ts'

export const machine = createLessonMachine(definition)
