import { SENT_MS, type Case, type Fields } from './case.ts'
import { withDirectives, type Directive } from './directives.ts'
import { formatHttpDate } from '../../engine/http/dates.ts'

/**
 * One way in which http-cache-semantics 4.3 and this engine differ. It is stated by how a case has to be told to http-cache-semantics so
 * that it answers as the engine does: told with all differences, it must agree in every case.
 */
export interface Difference {
  readonly id: string
  readonly clause: string
  readonly they: string
  readonly we: string
  /** A case that shows it: the parts that matter. */
  readonly example: Partial<Case>
  /** The case as they have to be told it; the very same when this difference does not touch it. */
  readonly told: (given: Case) => Case
  /** The fields of a 304 are put on the stored ones for them, and the outcome is told to them as a response. */
  readonly merges?: true
}

/** An example made whole: a response of the second in which it was asked for, and a later request 10 s after it. */
export function wholeCase({ response = {}, ...parts }: Partial<Case>): Case {
  const stated = { date: formatHttpDate(SENT_MS), 'x-kept': '1', ...response }
  return { kind: 'shared', method: 'GET', request: {}, status: 200, response: stated, delaySeconds: 0, afterSeconds: 10, laterMethod: 'GET', later: {}, notModified: {}, ...parts }
}

/** Changes every Cache-Control of the case. */
export function everywhere(given: Case, edit: (directives: readonly Directive[]) => readonly Directive[]): Case {
  return changed(given, {
    request: withDirectives(given.request, edit),
    response: withDirectives(given.response, edit),
    later: withDirectives(given.later, edit),
    notModified: withDirectives(given.notModified, edit),
  })
}

/** The case with some parts replaced; the very same when they are the ones it has. */
export function changed(given: Case, parts: Partial<Case>): Case {
  const same = Object.entries(parts).every(([name, value]) => given[name as keyof Case] === value)
  return same ? given : { ...given, ...parts }
}

/** The fields with this one, in lower case, in place of what stood there; the very same when it did. */
export function withField(fields: Fields, name: string, value: string): Fields {
  return fields[name] === value ? fields : { ...fields, [name]: value }
}
