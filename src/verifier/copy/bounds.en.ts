/** What is said of bounds of somebody's own. `file`: how whoever gave them knows them. */
export const boundProblems = {
  notJson: (file: string, why: string) => `The objectives in ${file} are no JSON: ${why}`,
  empty: (file: string) => `There are no objectives in ${file}: it is empty. Write them like {"static.deploy": 30000}.`,
  policy: (file: string) => `${file} holds a policy document, and --objectives takes a file of bounds, such as {"static.deploy": 30000}. Name the policy document without an option.`,
  noObject: (file: string) => `The objectives in ${file} are no JSON object. Write bounds by the ids of objectives, like {"static.deploy": 30000}.`,
  wrong: (file: string) => `The objectives in ${file} are not taken:`,
  aboveOne: (id: string, figure: number) => `${id}: ${figure} stands where a share of 1 has to stand.${figure <= 100 ? ` Write ${Number((figure / 100).toPrecision(12))} for ${figure} %.` : ' Write 1 for 100 %.'}`,
  unknown: (id: string, near: string | null) => `${id}: There is no such objective.${near === null ? ' docs/verify.md lists them.' : ` Did you mean ${near}?`}`,
  noFigure: (id: string, value: string, unit: string) => `${id}: ${value} stands where a number from 0 on has to stand. It is ${unit}.`,
} as const

export const boundNotes = {
  far: (id: string, bound: string, times: string, side: string, course: string, unit: string) => `Note: ${id} is ${bound} here, ${times} times ${side} than the course’s, ${course}. The figure is ${unit}.`,
} as const

/** What a bound's figure is. */
export const units = { ms: 'in ms', count: 'a count', share: 'a share of 1', bytes: 'in bytes', 'per-second': 'per second', dollars: 'in US dollars' } as const
