/** What a learning platform keeps for us between two visits: `cmi.suspend_data`, a short text. */

/** Where the learner is. Steps count from 1. */
export interface Place {
  readonly scene: string
  readonly step: number
}

/** What is kept of one scene. */
export interface SceneKept {
  /** Furthest step reached, from 1. */
  readonly furthest: number
  readonly steps: number
  /** How many checks the scene has; 0 while that is not known, as for a scene whose progress came from a file. */
  readonly checks: number
  /** Ids of those that are solved. */
  readonly solved: readonly string[]
}

export interface Kept {
  readonly at: Place | null
  readonly scenes: Readonly<Record<string, SceneKept>>
}

export const NOTHING_KEPT: Kept = { at: null, scenes: {} }

const VERSION = 1
/** SCORM 1.2 promises 4,096; some platforms cut earlier, and count a character that is not ASCII several times. */
export const MAX_SUSPEND_CHARACTERS = 999
const MAX_STEPS = 1000
const ID = /^[a-z0-9][a-z0-9-]{0,59}$/i

type Row = readonly [furthest: number, steps: number, checks: number, solved: string]

/**
 * Out: JSON of at most MAX_SUSPEND_CHARACTERS ASCII characters. The course as it is fits whole; of one that doesn't, the names of
 * solved checks go first, and then scenes, those of the beginning before those of the end.
 */
export function encodeKept({ at, scenes }: Kept): string {
  const rows = Object.entries(scenes).filter(([scene]) => ID.test(scene)).map(([scene, { furthest, steps, checks, solved }]): [string, Row] => [scene, [furthest, steps, checks, solved.filter((id) => ID.test(id)).join(' ')]])
  const write = (kept: readonly [string, Row][]): string => JSON.stringify({ v: VERSION, ...(at && ID.test(at.scene) && { at: [at.scene, at.step] }), s: Object.fromEntries(kept) })
  const names = rows.map((_, index) => [...rows.slice(0, index + 1).map(([scene, [furthest, steps, checks]]): [string, Row] => [scene, [furthest, steps, checks, '']]), ...rows.slice(index + 1)])
  const whole = rows.map((_, index) => (names.at(-1) ?? []).slice(index + 1))
  for (const attempt of [rows, ...names, ...whole]) {
    const text = write(attempt)
    if (text.length <= MAX_SUSPEND_CHARACTERS) return text
  }
  return write([])
}

/** In: what the platform gave back. Out: what could be read of it; nothing of another version, of a damaged text or of what isn't ours. Never throws. */
export function decodeKept(text: unknown): Kept {
  if (typeof text !== 'string' || text.length > 10 * MAX_SUSPEND_CHARACTERS) return NOTHING_KEPT
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return NOTHING_KEPT
  }
  if (!isRecord(data) || data['v'] !== VERSION || !isRecord(data['s'])) return NOTHING_KEPT
  const scenes = Object.entries(data['s']).flatMap(([scene, row]): [string, SceneKept][] => {
    const kept = ID.test(scene) ? readRow(row) : null
    return kept ? [[scene, kept]] : []
  })
  return { at: readPlace(data['at']), scenes: Object.fromEntries(scenes) }
}

function readRow(row: unknown): SceneKept | null {
  if (!Array.isArray(row)) return null
  const [furthest, steps, checks, names] = row as readonly unknown[]
  if (!isStep(furthest) || !isStep(steps) || furthest > steps || (checks !== 0 && !isStep(checks)) || typeof names !== 'string') return null
  return { furthest, steps, checks, solved: names.split(' ').filter((id) => ID.test(id)) }
}

function readPlace(at: unknown): Place | null {
  if (!Array.isArray(at)) return null
  const [scene, step] = at as readonly unknown[]
  return typeof scene === 'string' && ID.test(scene) && isStep(step) ? { scene, step } : null
}

function isStep(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_STEPS
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
