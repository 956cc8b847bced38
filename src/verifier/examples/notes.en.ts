/** Why each route of the good configuration says what it says, for readers of the document. Apart from the rules, which pages use without the words. */
import type { PolicyRoute } from '../../engine/policy/schema.ts'

const NOTES: Readonly<Record<string, string>> = {
  bundles: 'A change comes under a new name, so nobody ever has to ask again. But an error is kept nowhere: a browser would keep a 404 as long as a bundle.',
  pictures: 'Only the width makes another picture. Browsers ask each time; the edge is told of changes.',
  pages: 'Three languages, two codings, nothing else. The host that a client claims to have asked for never reaches the origin.',
  personal: 'What belongs to one person is never kept, whatever the origin says of it.',
  catalogue: 'Kept for an hour and purged by the product’s tag, which its listings carry too. Errors are kept nowhere: a browser would keep a 404 as long as a product.',
  playlists: 'Old after a segment: half of that is shared. What players report of themselves makes no other playlist.',
  'segments and films': 'They never change. That one is not there yet is soon untrue, so nobody remembers it for long.',
  quotes: 'A second that everybody shares keeps the origin up. When it fails, a quote may stand in for some seconds and no longer: an old quote looks like a new one.',
  holdings: 'They belong to whoever asks.',
}

/** The routes with their notes. */
export function withNotes(routes: readonly PolicyRoute[]): PolicyRoute[] {
  return routes.map(({ name, ...rules }) => {
    const note = NOTES[name]
    return { name, ...(note !== undefined && { note }), ...rules }
  })
}
