import type { JsonRefusal } from '../../verifier/report/json.ts'

/** Thrown within the command only: something given can't be used. The message is for people, the problems are for programs. */
export class Unusable extends Error {
  readonly problems: JsonRefusal['problems']

  constructor(message: string, problems: JsonRefusal['problems'] = [{ path: '', problem: message, mend: '' }]) {
    super(message)
    this.problems = problems
  }
}
