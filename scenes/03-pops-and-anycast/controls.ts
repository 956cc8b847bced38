/** What a learner can do: send somebody, close and open doors, join and part networks; and what can be turned. */
import type { ActAt, Control } from '../../src/lesson/scene.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { endsOf, type LinkSpec } from '../../src/world/routing/spec.ts'
import { closedAt, historyOf, type DoorTrial } from './doors.ts'
import { ISP_IDS, LOCAL_PEERING, MUMBAI_PEERING, POP_CITIES, TIER_1_PEERING, type Isp, type PopCity } from './networks.ts'
import { anew, ask, type DoorSettings } from './world.ts'

type DoorControl = Control<DoorSettings>

/** After the press, so that what is on the stage at that moment stays as it is. */
const SOON_MS = 1

export const sendId = (isp: Isp): string => `send-${isp}`
export const doorId = (pop: PopCity): string => `door-${pop}`

/** Somebody else in that network asks. */
const send = (isp: Isp): DoorControl => ({ kind: 'act', inputs: ({ atMs }) => anew(isp, atMs + SOON_MS) })
/** The same person again, with the connection that may still be open. */
const click = (isp: Isp): DoorControl => ({ kind: 'act', inputs: ({ atMs }) => [ask(isp, atMs + SOON_MS)] })
/** Closes the POP where it is open, and opens it where it is closed. */
function door(pop: PopCity): DoorControl {
  const isClosed = ({ trial, atMs }: ActAt<DoorSettings>): boolean => closedAt(trial, atMs).has(pop)
  return {
    kind: 'act',
    inputs: (at) => [{ type: isClosed(at) ? 'announce-pop' : 'withdraw-pop', atMs: at.atMs + SOON_MS, pop }],
    figures: (at) => ({ closed: String(isClosed(at)) }),
  }
}

/** Cuts the link where it stands, and makes it where it doesn't. */
function toggle(link: LinkSpec): DoorControl {
  const between = endsOf(link)
  return {
    kind: 'act',
    inputs: ({ atMs, trial }): readonly WorldInput[] => [stands(trial, between, atMs) ? { type: 'link-cut', atMs: atMs + SOON_MS, between } : { type: 'link-add', atMs: atMs + SOON_MS, link }],
  }
}

function stands(trial: DoorTrial, [a, b]: readonly [string, string], atMs: number): boolean {
  return historyOf(trial).at(atMs).graph.neighbour(a, b) !== undefined
}

const acts = <T extends string>(ids: readonly T[], idOf: (id: T) => string, of: (id: T) => DoorControl) => Object.fromEntries(ids.map((id) => [idOf(id), of(id)] as const))

export const controls: Readonly<Record<string, DoorControl>> = {
  ...acts(ISP_IDS, sendId, send),
  ...acts(POP_CITIES, doorId, door),
  'click-kanto': click('kanto'),
  'toggle-sao-paulo': toggle(LOCAL_PEERING),
  'toggle-mumbai': toggle(MUMBAI_PEERING),
  'toggle-tier-1': toggle(TIER_1_PEERING),
  design: { kind: 'choice', setting: 'design', options: ['anycast', 'geodns'] },
  dnsTtl: { kind: 'choice', setting: 'dnsTtlSeconds', options: ['10', '30', '60'] },
}
