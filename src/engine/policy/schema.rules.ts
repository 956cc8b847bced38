/** Rules between members of one object, in both forms: as a check, and as what a JSON Schema says of it. */
import * as v from 'valibot'

/** What the generator of the JSON Schema adds to `allOf` for an action. */
export interface Ruled {
  readonly jsonSchema: Readonly<Record<string, unknown>>
}

type Rule<Input> = v.CheckAction<Input, string> & Ruled

/** `member` says nothing without `other`. */
export function needs<Input extends object>(member: keyof Input & string, other: keyof Input & string): Rule<Input> {
  const check = v.check<Input, string>((input) => !(member in input) || other in input, `needs ${member} ${other}`)
  return { ...check, jsonSchema: { dependencies: { [member]: [other] } } }
}

/** `member` and `other` contradict each other. */
export function excludes<Input extends object>(member: keyof Input & string, other: keyof Input & string): Rule<Input> {
  const check = v.check<Input, string>((input) => !(member in input && other in input), `excludes ${member} ${other}`)
  return { ...check, jsonSchema: { not: { required: [member, other] } } }
}
