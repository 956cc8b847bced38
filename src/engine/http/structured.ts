/** Structured fields (RFC 9651): the one module that knows the library behind them. */
import { isAscii, isValidTokenStr, serializeBareItem, Token } from 'structured-headers'

/** A parameter's value; a token is written bare, a string in quotes. */
export type Parameter = number | boolean | string | { readonly token: string }

/**
 * Writes one list member with its parameters, e.g. `tokyo; hit; ttl=30`.
 * @param name written as a token where it can be one, else as a string; throws when it is not ASCII
 * @param parameters in the order written; a string that a structured field cannot carry (not ASCII) is left out
 */
export function serializeMember(name: string, parameters: Readonly<Record<string, Parameter>>): string {
  let member = serializeBareItem(isValidTokenStr(name) ? new Token(name) : name)
  for (const [key, value] of Object.entries(parameters)) {
    if (typeof value === 'string' && !isAscii(value)) continue
    member += value === true ? `; ${key}` : `; ${key}=${serializeBareItem(typeof value === 'object' ? new Token(value.token) : value)}`
  }
  return member
}
