/**
 * Names of header fields (RFC 9110 §5.1). Every ladder asks every message for some field, and most messages lack most fields: so that
 * each line is not looked at again for each question, a step notes all names of a message once, in the bits of one number.
 */

type Lines = readonly (readonly [name: string, value: string])[]

const CASE_BIT = 0x20

/**
 * The same field name, case aside (RFC 9110 §5.1)? It is asked for every line of every message, so nothing is lowered for it: nearly
 * all names that differ do so in length or in their last letter.
 */
export function isSameName(one: string, other: string): boolean {
  const { length } = one
  if (length !== other.length) return false
  for (let i = length - 1; i >= 0; i--) {
    const code = one.charCodeAt(i)
    const difference = code ^ other.charCodeAt(i)
    if (difference !== 0 && (difference !== CASE_BIT || !isLowerCaseLetter(code | CASE_BIT))) return false
  }
  return true
}

function isLowerCaseLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

/** One of 32 bits, the same for names that differ in case alone; few of those that caches ask for share one with what browsers send. */
function bitOf(name: string): number {
  const { length } = name
  return 1 << (length * 8 + (name.charCodeAt(length - 1) | CASE_BIT))
}

// The two lists of lines that were looked at last, and their bits: the same few are asked again and again.
const NONE: Lines = []
let noting = false
let latest = NONE
let latestBits = 0
let before = NONE
let beforeBits = 0

/** From now until `forgetNames` nobody changes a list of lines that `mayHave` has seen: what names are in it is noted. */
export function noteNames(): void {
  noting = true
}

/** Lists may change again. */
export function forgetNames(): void {
  noting = false
  latest = before = NONE
  latestBits = beforeBits = 0
}

/** False: no line has that name. True: one has it, or another one that shares its bit, or nothing is noted. */
export function mayHave(lines: Lines, name: string): boolean {
  return !noting || (bitsOf(lines) & bitOf(name)) !== 0
}

function bitsOf(lines: Lines): number {
  return lines === latest ? latestBits : bitsOfOther(lines)
}

function bitsOfOther(lines: Lines): number {
  const bits = lines === before ? beforeBits : allBits(lines)
  before = latest
  beforeBits = latestBits
  latest = lines
  latestBits = bits
  return bits
}

function allBits(lines: Lines): number {
  let bits = 0
  for (let i = 0; i < lines.length; i++) bits |= bitOf(lines[i]![0])
  return bits
}
