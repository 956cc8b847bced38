/** How much is read. A paste over a limit is refused or cut in words, never silently. */

/** A dump of headers, in characters; a longer text is no headers, or a HAR. */
export const MOST_TEXT = 2_000_000
/** A HAR, in characters: reading more would hold the page up for seconds. */
export const MOST_HAR = 48_000_000
/** Exchanges of one paste. */
export const MOST_EXCHANGES = 20_000
/** Header fields of one message, and characters of one value: servers refuse far less. */
export const MOST_FIELDS = 300
export const MOST_VALUE = 16_000
/** Characters of one message's fields together. */
export const MOST_HEAD = 128_000
/** Notes on lines that were passed over. */
export const MOST_NOTES = 12
/** Findings that are told; the gravest stand first. */
export const MOST_FINDINGS = 50
