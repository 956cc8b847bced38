/** The small forms that a policy document is made of: numbers, names, lists. A form's name is that of its words in problems.en.ts. */
import * as v from 'valibot'

/** RFC 9111 §1.2.2: what a cache counts seconds to. */
const MAX_SECONDS = 2_147_483_647
export const MAX_LIST = 100
const MAX_NAME = 100

/** The forms of values; `description` is what the JSON Schema says of a member. */
export const seconds = (description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SECONDS), v.description(description))
export const flag = (description: string) => v.pipe(v.boolean(), v.description(description))
export const text = (form: RegExp, name: string, maxLength = MAX_NAME) => v.pipe(v.string(), v.maxLength(maxLength), v.regex(form, name))
export const list = <const Item extends v.GenericSchema>(item: Item, description: string) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(MAX_LIST), v.description(description))
export const note = (of: string) => v.exactOptional(v.pipe(v.string(), v.maxLength(500), v.description(`For readers of ${of}; means nothing to a cache.`)))

export const headerName = text(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'header-name')
/** JavaScript gives these two names a meaning of their own, and the library leaves them out without a word. */
export const recordName = text(/^(?!(constructor|prototype)$)[A-Za-z0-9][A-Za-z0-9_-]*$/, 'header-name')
export const cookieName = text(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'cookie-name')
export const parameterName = text(/^[^&=#\s]+$/, 'parameter-name')
export const languageTag = text(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'language-tag')
