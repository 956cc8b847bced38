/** A rung of a rule's ladder as it stands in the source: the line that decides, and the clause it follows. */
export interface Marker {
  readonly id: string
  /** Counted from 1. */
  readonly line: number
  /** What stands behind the id, e.g. `RFC 9111 §4.2.1`; empty when the rung follows no clause. */
  readonly section: string
}

const trailingMarker = /\/\/\s*rung:([A-Za-z0-9_./-]+)(?:\s+(\S.*?))?\s*$/

/**
 * Finds the rungs of a rule by their trailing comments, `// rung:<id> RFC 9111 §x`, so that nobody keeps line numbers.
 *
 * @param source the text of one engine file
 * @returns the markers in the order of their lines; an empty list when there are none. Never throws.
 */
export function findMarkers(source: string): Marker[] {
  const markers: Marker[] = []
  for (const [index, text] of source.split(/\r?\n/).entries()) {
    const match = trailingMarker.exec(text)
    if (match?.[1] === undefined) continue
    markers.push({ id: match[1], line: index + 1, section: match[2] ?? '' })
  }
  return markers
}
