/** Members in the order in which they were last used: a doubly linked list, so that each use costs the same however many there are. */
export interface UseOrder<Member> {
  readonly size: () => number
  /** As the most recently used. @returns its place, by which it is found again */
  readonly add: (member: Member) => Place
  /** Takes away what has the place; the place must not be used again. */
  readonly remove: (place: Place) => void
  /** Makes what has the place the most recently used. */
  readonly touch: (place: Place) => void
  /** Puts another in the place, as the most recently used. */
  readonly replace: (place: Place, by: Member) => void
  /** The least recently used; undefined when there is none. */
  readonly first: () => Member | undefined
  /** From the least recently used on; the order must not change meanwhile. */
  readonly members: () => Iterable<Member>
}

/** A member's place in one order. */
export type Place = object

interface Link<Member> extends Place {
  member: Member | null
  before: Link<Member>
  after: Link<Member>
}

/** An empty order. */
export function createUseOrder<Member>(): UseOrder<Member> {
  // The ring's one link without a member: behind it stands the least recently used, before it the most recently used.
  const ends = { member: null } as Link<Member>
  ends.before = ends.after = ends
  let size = 0

  const linkLast = (link: Link<Member>): void => {
    link.before = ends.before
    link.after = ends
    link.before.after = ends.before = link
  }
  const touchLink = (link: Link<Member>): void => {
    if (ends.before === link) return
    unlink(link)
    linkLast(link)
  }
  return {
    size: () => size,
    add(member) {
      const link: Link<Member> = { member, before: ends, after: ends }
      linkLast(link)
      size += 1
      return link
    },
    remove(place) {
      unlink(place as Link<Member>)
      size -= 1
    },
    touch: (place) => touchLink(place as Link<Member>),
    replace(place, by) {
      const link = place as Link<Member>
      link.member = by
      touchLink(link)
    },
    first: () => ends.after.member ?? undefined,
    *members() {
      for (let link = ends.after; link.member !== null; link = link.after) yield link.member
    },
  }
}

function unlink<Member>(link: Link<Member>): void {
  link.before.after = link.after
  link.after.before = link.before
}
