import { createContext } from 'react'
import type { Measured } from './measured.ts'

/** What is measured for the text of a whole scene in a page that is written ahead; null where a learner's lesson runs. */
export const AheadContext = createContext<Measured | null>(null)
