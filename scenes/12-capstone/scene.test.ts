import { describeScene } from '../../src/lesson/testing/sceneSuite.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import './late.ts'
import { machine } from './machine.ts'

describeScene({ definition, copy, machine })
