/**
 * Members in the order in which they were last used: a doubly linked list, so that each use costs the same however many there are.
 * The links are numbers in two arrays, not objects: a use changes five of them, and objects that lie all over a large heap would
 * make that the dearest part of a hit.
 */
export interface UseOrder<Member> {
  readonly size: () => number
  /** As the most recently used. @returns its place, by which it is found again */
  readonly add: (member: Member) => Place
  /** Takes away what has the place; the place must not be used again, since it may become another member's. */
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
export type Place = number

const FIRST_ROOM = 64

/** The place without a member: behind it stands the least recently used, before it the most recently used. */
const ENDS = 0

/** An empty order. Its room doubles when it is full, and is not given back. */
export function createUseOrder<Member>(): UseOrder<Member> {
  const members: (Member | null)[] = [null]
  let before = new Int32Array(FIRST_ROOM)
  let after = new Int32Array(FIRST_ROOM)
  // Places that were given back, as a chain through `after`.
  let free = ENDS
  let size = 0

  const unlink = (place: Place): void => {
    after[before[place]!] = after[place]!
    before[after[place]!] = before[place]!
  }
  const linkLast = (place: Place): void => {
    const last = before[ENDS]!
    before[place] = last
    after[place] = ENDS
    after[last] = place
    before[ENDS] = place
  }
  const touch = (place: Place): void => {
    if (before[ENDS] === place) return
    unlink(place)
    linkLast(place)
  }
  const newPlace = (): Place => {
    if (free !== ENDS) {
      const place = free
      free = after[place]!
      return place
    }
    if (members.length === before.length) {
      before = twiceAsLong(before)
      after = twiceAsLong(after)
    }
    return members.push(null) - 1
  }
  return {
    size: () => size,
    add(member) {
      const place = newPlace()
      members[place] = member
      linkLast(place)
      size += 1
      return place
    },
    remove(place) {
      unlink(place)
      members[place] = null
      after[place] = free
      free = place
      size -= 1
    },
    touch,
    replace(place, by) {
      members[place] = by
      touch(place)
    },
    first: () => members[after[ENDS]!] ?? undefined,
    *members() {
      for (let place = after[ENDS]!; place !== ENDS; place = after[place]!) yield members[place]!
    },
  }
}

function twiceAsLong(links: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * links.length)
  longer.set(links)
  return longer
}
