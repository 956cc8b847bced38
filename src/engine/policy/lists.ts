/**
 * Lists where objects have to stand, the likeliest slip in a policy document: `"vary": ["user-agent"]`. The schema library takes a list
 * for an object without members, so they are looked for beforehand. In: a document as data. Out: a problem for each.
 */
import * as v from 'valibot'
import type { PolicyProblem } from './document.ts'
import { problemWords } from './problems.en.ts'
import { objectIn, pathText, unwrapped, type Keys, type Shape } from './problems.ts'
import { policySchema } from './schema.ts'

/** @returns in the order in which they stand; none inside of another */
export function listsForObjects(value: unknown): readonly PolicyProblem[] {
  return found(value, policySchema as unknown as Shape, [])
}

function found(value: unknown, declared: Shape | undefined, keys: Keys): readonly PolicyProblem[] {
  const shape = unwrapped(declared)
  const object = objectIn(shape)
  if (Array.isArray(value)) {
    if (object) return [{ path: pathText(keys), ...words(value, object) }]
    return value.flatMap((item: unknown, index) => found(item, shape?.item, [...keys, index]))
  }
  if (typeof value !== 'object' || value === null || !object) return []
  return Object.entries(value).flatMap(([name, member]) => found(member, object.entries && Object.hasOwn(object.entries, name) ? object.entries[name] : object.value, [...keys, name]))
}

/** The mend names the members that would take the list as it stands. */
function words(list: readonly unknown[], { entries = {} }: Shape) {
  const takers = Object.entries(entries).filter(([, shape]) => unwrapped(shape)?.item && v.is(shape as unknown as v.GenericSchema, list))
  const [first, ...more] = list
  const isWrapped = more.length === 0 && typeof first === 'object' && first !== null && !Array.isArray(first)
  return problemWords.listForObject(list, takers.map(([name]) => name), Object.keys(entries), isWrapped)
}
