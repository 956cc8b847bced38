/** Members in the order in which they were last used: a doubly linked list, so that each use costs the same however many there are. */
export interface UseOrder<Member extends object> {
  readonly size: () => number
  readonly has: (member: Member) => boolean
  /** As the most recently used. */
  readonly add: (member: Member) => void
  /** @returns false when it is not there */
  readonly remove: (member: Member) => boolean
  /** Makes it the most recently used; no effect when it is not there. */
  readonly touch: (member: Member) => void
  /** Puts another in a member's stead, as the most recently used. @returns false when it is not there */
  readonly replace: (member: Member, by: Member) => boolean
  /** The member's place, for who will touch it often; undefined when it is not there. */
  readonly placeOf: (member: Member) => Place | undefined
  /** The same as touching the member whose place it is, which has to be there still. */
  readonly touchPlace: (place: Place) => void
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
export function createUseOrder<Member extends object>(): UseOrder<Member> {
  const links = new Map<Member, Link<Member>>()
  // The ring's one link without a member: behind it stands the least recently used, before it the most recently used.
  const ends = { member: null } as Link<Member>
  ends.before = ends.after = ends

  const unlink = (link: Link<Member>): void => {
    link.before.after = link.after
    link.after.before = link.before
  }
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
    size: () => links.size,
    has: (member) => links.has(member),
    add(member) {
      const link: Link<Member> = { member, before: ends, after: ends }
      links.set(member, link)
      linkLast(link)
    },
    remove(member) {
      const link = links.get(member)
      if (link === undefined) return false
      links.delete(member)
      unlink(link)
      return true
    },
    touch(member) {
      const link = links.get(member)
      if (link !== undefined) touchLink(link)
    },
    replace(member, by) {
      const link = links.get(member)
      if (link === undefined) return false
      links.delete(member)
      links.set(by, link)
      link.member = by
      touchLink(link)
      return true
    },
    placeOf: (member) => links.get(member),
    touchPlace: (place) => touchLink(place as Link<Member>),
    *members() {
      for (let link = ends.after; link.member !== null; link = link.after) yield link.member
    },
  }
}
