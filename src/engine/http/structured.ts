/** Structured fields (RFC 9651): the one module that knows the library behind them. */
import { isAscii, isValidTokenStr, parseDictionary, serializeBareItem, Token } from 'structured-headers'
import { remember } from '../remember.ts'

/** A parameter's value: a token is written bare, a string in quotes. Undefined and false: the parameter is left out. */
export type ParameterValue = number | boolean | string | Token | undefined
export type MemberParameter = readonly [name: string, value: ParameterValue]

/** A parameter's value that is written bare. Throws when the text is no token (RFC 9651 §3.3.4). */
export const token = remember((text: string) => new Token(text))

/**
 * Writes one list member with its parameters, e.g. `tokyo; hit; ttl=30`.
 * @param name written as a token where it can be one, else as a string; throws when it is not ASCII
 * @param parameters in the order written; a string that a structured field cannot carry (not ASCII) is left out
 */
export function serializeMember(name: string, parameters: readonly MemberParameter[]): string {
  return parameters.reduce((member, [key, value]) => member + serializeParameter(key, value), serializeName(name))
}

/** A list member without parameters, as above. */
export const serializeName = remember((name: string) => serializeBareItem(isValidTokenStr(name) ? token(name) : name))

/** Printable ASCII in which nothing has to be escaped (RFC 9651 §4.1.6). */
const plainText = /^[ !#-[\]-~]*$/

/** One parameter with the semicolon before it; '' for what is left out. */
export function serializeParameter(name: string, value: ParameterValue): string {
  if (value === undefined || value === false) return ''
  if (value === true) return `; ${name}`
  if (typeof value === 'string' && plainText.test(value)) return `; ${name}="${value}"`
  return typeof value !== 'string' || isAscii(value) ? `; ${name}=${serializeBareItem(value)}` : ''
}

/** A member of a dictionary without its parameters; of an inner list, null: nobody here reads one. */
export type MemberValue = { readonly integer: number } | { readonly string: string } | boolean | null

/**
 * Reads a dictionary (RFC 9651 §3.2); when a key comes twice the last one counts.
 * @returns null when the text is no dictionary
 */
export function parseMembers(text: string): ReadonlyMap<string, MemberValue> | null {
  try {
    const dictionary = parseDictionary(text)
    const decimals = decimalsIn(text)
    return new Map([...dictionary].map(([key, [item]]) => [key, memberValue(item, decimals.has(key))]))
  } catch {
    return null
  }
}

function memberValue(item: unknown, isDecimal: boolean): MemberValue {
  if (typeof item === 'boolean') return item
  if (typeof item === 'number') return isDecimal ? null : { integer: item }
  return typeof item === 'string' ? { string: item } : null
}

const NONE: ReadonlySet<string> = new Set()

/** The library gives 60 and 60.0 as one number, but they are two types (§3.3.1, §3.3.2), so the text is asked for keys of the second. */
function decimalsIn(text: string): ReadonlySet<string> {
  if (!text.includes('.')) return NONE
  const keys = new Set<string>()
  for (const member of text.replace(/"(?:[^"\\]|\\.)*"/g, '""').split(',')) {
    const [key = '', value = ''] = (member.split(';')[0] ?? '').trim().split('=')
    if (value.includes('.')) keys.add(key)
    else keys.delete(key)
  }
  return keys
}
