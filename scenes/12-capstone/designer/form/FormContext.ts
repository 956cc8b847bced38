import { createContext, use } from 'react'
import type { PolicyProblem } from '../../../../src/engine/policy/document.ts'
import type { PolicyDocument } from '../../../../src/engine/policy/schema.ts'
import { pathOf, type Keys } from '../change.ts'

export interface FormValue {
  /** What the form shows. */
  readonly document: PolicyDocument
  /** Nothing can be changed: the text says what no field can hold. */
  readonly disabled: boolean
  /** Of the document that is shown. */
  readonly problems: readonly PolicyProblem[]
  /** undefined takes the member out. */
  readonly set: (keys: Keys, value: unknown) => void
  /** A change of more than one member. */
  readonly change: (change: (document: PolicyDocument) => PolicyDocument) => void
}

export const FormContext = createContext<FormValue | null>(null)

/** @throws Error outside of the form: a mistake in our own code */
export function useForm(): FormValue {
  const form = use(FormContext)
  if (!form) throw new Error('A field stands outside of the form: put it inside of DesignForm.')
  return form
}

/** The problems of a member and of all that stands in it. */
export function problemsWithin(problems: readonly PolicyProblem[], keys: Keys): readonly PolicyProblem[] {
  const own = pathOf(keys)
  return problems.filter(({ path }) => path === own || path.startsWith(`${own}.`) || path.startsWith(`${own}[`))
}

/** The problems of a group as such, such as two members that contradict each other. */
export function problemsOfGroup(problems: readonly PolicyProblem[], keys: Keys): readonly PolicyProblem[] {
  const own = pathOf(keys)
  return problems.filter(({ path }) => path === own)
}
