/** Structured fields (RFC 9651): the one module that knows the library behind them. */
import { isAscii, isValidTokenStr, serializeBareItem, Token } from 'structured-headers'

/** A parameter's name and value: a token is written bare, a string in quotes. Undefined and false: left out. */
export type MemberParameter = readonly [name: string, value: number | boolean | string | Token | undefined]

/** A parameter's value that is written bare. Throws when the text is no token (RFC 9651 §3.3.4). */
export function token(text: string): Token {
  return new Token(text)
}

/**
 * Writes one list member with its parameters, e.g. `tokyo; hit; ttl=30`.
 * @param name written as a token where it can be one, else as a string; throws when it is not ASCII
 * @param parameters in the order written; a string that a structured field cannot carry (not ASCII) is left out
 */
export function serializeMember(name: string, parameters: readonly MemberParameter[]): string {
  let member = serializeBareItem(isValidTokenStr(name) ? new Token(name) : name)
  for (const [key, value] of parameters) {
    if (value === undefined || value === false || (typeof value === 'string' && !isAscii(value))) continue
    member += value === true ? `; ${key}` : `; ${key}=${serializeBareItem(value)}`
  }
  return member
}
