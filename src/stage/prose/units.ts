/** Figures with the unit that a slider counts in. */
import { atMost } from '../../language/numbers.ts'
import { unitNames } from '../../language/units.en.ts'
import { formatText } from './message.ts'

/** In: a figure, a unit as the scenes call it, and how the figure is written where not with up to three digits. Out: "1 request", "2.5 km". */
export const inUnit = (n: number, unit: string, figure: string = atMost(n, 3)): string => `${figure} ${formatText(unitNames[unit] ?? unit, { n })}`
