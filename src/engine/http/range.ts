/**
 * Range and Content-Range (RFC 9110 §14.1, §14.2, §14.4), for the unit `bytes`. In: a field's value. Out: what it says, or null
 * where a recipient is to ignore it. Never throws. Left out: whether a range is answered at all (range.ts of the engine).
 */

/** The bytes `firstByte` to `lastByte`, both included, counted from 0. */
export interface ByteInterval {
  readonly firstByte: number
  readonly lastByte: number
}

/** One range of a Range field: from a byte on, to another one where `lastByte` says so; or the last so many bytes. */
export type ByteRange =
  | { readonly firstByte: number; readonly lastByte: number | null }
  | { readonly suffixBytes: number }

const rangesSpecifier = /^([!#$%&'*+.^_`|~\w-]+)=(.*)$/
const rangeSpec = /^(\d*)-(\d*)$/
const contentRange = /^bytes +(\d+)-(\d+)\/(\d+|\*)$/i

/**
 * Reads a Range field's value.
 * @returns its ranges in the order written; null when the unit is another one or anything in it is invalid (§14.1.1, §14.1.2)
 */
export function parseRange(value: string): readonly ByteRange[] | null {
  const [, unit, set] = rangesSpecifier.exec(value.trim()) ?? []
  if (unit?.toLowerCase() !== 'bytes' || set === undefined) return null
  // RFC 9110 §5.6.1: empty members of a list count for nothing.
  const specs = set.split(',').map((spec) => spec.trim()).filter((spec) => spec !== '')
  const ranges = specs.map(parseSpec)
  return ranges.length === 0 || ranges.includes(null) ? null : (ranges as readonly ByteRange[])
}

function parseSpec(spec: string): ByteRange | null {
  const [, first, last] = rangeSpec.exec(spec) ?? []
  if (first === undefined || last === undefined) return null
  if (first === '') return last === '' ? null : { suffixBytes: toNumber(last) }
  if (last === '') return { firstByte: toNumber(first), lastByte: null }
  return isLess(last, first) ? null : { firstByte: toNumber(first), lastByte: toNumber(last) }
}

/**
 * The bytes that a range means in content of `completeBytes` bytes (§14.1.2).
 * @returns null when it is unsatisfiable: nothing of it is there. Of no content at all no range is there.
 */
export function intervalOf(range: ByteRange, completeBytes: number): ByteInterval | null {
  const end = completeBytes - 1
  const firstByte = 'suffixBytes' in range ? Math.max(0, completeBytes - range.suffixBytes) : range.firstByte
  const lastByte = 'suffixBytes' in range ? end : Math.min(range.lastByte ?? end, end)
  return firstByte <= lastByte ? { firstByte, lastByte } : null
}

/** What a 206's Content-Range says; `completeBytes` is null where the sender did not know it. */
export interface ContentRange extends ByteInterval {
  readonly completeBytes: number | null
}

/**
 * Reads the Content-Range of a 206.
 * @returns null when it names another unit, no range (as a 416's does), or one that cannot be (§14.4): the message is then not to
 * be combined with anything
 */
export function parseContentRange(value: string): ContentRange | null {
  const [, first, last, complete] = contentRange.exec(value.trim()) ?? []
  if (first === undefined || last === undefined || complete === undefined) return null
  const firstByte = Number(first)
  const lastByte = Number(last)
  const completeBytes = complete === '*' ? null : Number(complete)
  const exact = Number.isSafeInteger(lastByte) && (completeBytes === null || Number.isSafeInteger(completeBytes))
  const possible = firstByte <= lastByte && (completeBytes === null || lastByte < completeBytes)
  return exact && possible ? { firstByte, lastByte, completeBytes } : null
}

/** Writes a 206's Content-Range, e.g. `bytes 0-4/10`. */
export function formatContentRange({ firstByte, lastByte }: ByteInterval, completeBytes: number): string {
  return `bytes ${firstByte}-${lastByte}/${completeBytes}`
}

/** Writes a 416's Content-Range: the length of what there is, and no range of it. */
export function formatUnsatisfiedRange(completeBytes: number): string {
  return `bytes */${completeBytes}`
}

/** §14.1.2: numbers may be larger than can be held. No content reaches the largest one that can, so that one stands for them. */
function toNumber(digits: string): number {
  return Math.min(Number(digits), Number.MAX_SAFE_INTEGER)
}

/** Compares digits as numbers of any size. */
function isLess(one: string, other: string): boolean {
  const a = one.replace(/^0+/, '')
  const b = other.replace(/^0+/, '')
  return a.length === b.length ? a < b : a.length < b.length
}
