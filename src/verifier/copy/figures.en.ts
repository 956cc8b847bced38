/** Around figures, in English. A file of its own: pages that show figures carry no words of reports. */
export const figureWords = {
  notMeasured: 'not measured',
  endless: 'without end',
  perSecond: (number: string) => `${number} a second`,
  none: 'none',
  atMost: (figure: string) => `at most ${figure}`,
  atLeast: (figure: string) => `at least ${figure}`,
  left: (share: string) => `${share} left`,
  beyond: (share: string) => `${share} beyond`,
} as const
