/** The members of a list field with their places, for marking them in the text. What they mean is asked of the engine. */

export interface Member {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * Splits a field's value at its commas, those in quoted strings aside (RFC 9110 §5.6.1).
 * @param valueFrom where the value begins in the whole text
 */
export function membersOf(value: string, valueFrom: number): readonly Member[] {
  const members: Member[] = []
  for (const match of value.matchAll(/(?:"(?:[^"\\]|\\.)*"?|[^,"])+/gs)) {
    const text = match[0].trim()
    if (text === '') continue
    const from = valueFrom + match.index + match[0].indexOf(text)
    members.push({ from, to: from + text.length, text })
  }
  return members
}
