/** Room in the store: what fits is added, and what leaves is told. */
import type { EvictionReason } from '../edge.types.ts'
import type { RoomQuestion } from '../store/evict.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { decide, type Turn } from './turn.ts'

/** Is there a point in keeping the bytes of a body that arrives? Not when it is announced to be longer than what may be stored. */
export function mayEverFit(turn: Turn, requestId: string, stored: StoredResponse): boolean {
  const room = roomFor(turn, stored)
  const fits = room.sizeBytes <= room.capacityBytes && room.bodyBytes <= room.largestObjectBytes
  return fits || decide(turn, requestId, turn.options.program.makeRoom(room)) !== 'refuse'
}

/** Makes room, the least recently used first, and adds. @returns false when it can never fit */
export function fit(turn: Turn, requestId: string, stored: StoredResponse): boolean {
  const { store } = turn.state
  const fits = (room: RoomQuestion) => room.usedBytes + room.sizeBytes <= room.capacityBytes && room.bodyBytes <= room.largestObjectBytes
  for (let room = roomFor(turn, stored); !fits(room); room = roomFor(turn, stored)) {
    if (decide(turn, requestId, turn.options.program.makeRoom(room)) === 'refuse') return false
    const oldest = store.leastUsed()
    if (oldest === undefined) return false
    drop(turn, oldest, 'capacity')
  }
  store.add(stored)
  return true
}

/** Is there room for the one in place of the other? */
export function fitsInstead({ options, state }: Turn, stored: StoredResponse, by: StoredResponse): boolean {
  const { capacityBytes, largestObjectBytes = Infinity } = options
  return state.store.usedBytes() - stored.sizeBytes + by.sizeBytes <= capacityBytes && by.bodyBytes <= largestObjectBytes
}

function roomFor({ options, state }: Turn, { sizeBytes, bodyBytes }: StoredResponse): RoomQuestion {
  const { capacityBytes, largestObjectBytes = Infinity } = options
  return { sizeBytes, bodyBytes, usedBytes: state.store.usedBytes(), capacityBytes, largestObjectBytes }
}

/** Takes it out of the store and says so; no effect when it is not there. */
export function drop(turn: Turn, stored: StoredResponse, reason: EvictionReason): void {
  if (turn.state.store.remove(stored)) tellGone(turn, stored, reason)
}

/** Says that it left the store. */
export function tellGone(turn: Turn, { key, variant, url }: StoredResponse, reason: EvictionReason): void {
  turn.effects.push({ type: 'evicted', key, variant, url, reason })
}
