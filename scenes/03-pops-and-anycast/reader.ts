/**
 * What the table below the map asks of a trial, as one object that the scene hands over: so the table, which comes after the page, brings
 * none of this along.
 */
import { addressedPop, answersAt, doorAt, historyOf, tableAt } from './doors.ts'
import { crowdOf, peakOf, runUnder } from './figures.ts'
import { ISP_IDS, isPopCity } from './networks.ts'
import { nodeOf } from './topology.ts'
import { cityOf } from './world.ts'

export const reader = { addressedPop, answersAt, doorAt, historyOf, tableAt, crowdOf, peakOf, runUnder, isps: ISP_IDS, isPopCity, nodeOf, cityOf }
export type Reader = typeof reader
