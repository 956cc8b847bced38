/**
 * What is put on the stage: a document, a probe of the verifier, and how much of its traffic. As text it is a setting of the scene. In:
 * a play. Out: its text, and back.
 */
import type { PolicyDocument } from '../../src/engine/policy/schema.ts'
import type { WorldInput } from '../../src/world/spec.ts'

export interface Play {
  /** One that was parsed. */
  readonly document: PolicyDocument
  /** A traced probe, by its id. */
  readonly probe: string
  readonly seed: number
  /** Of a counter-example; left out: all of the probe's. */
  readonly inputs?: readonly WorldInput[]
  /** Which objective it shows the failure of; left out: none in particular. */
  readonly objective?: string
}

/** Nothing is on the stage. */
export const NOTHING_PLAYED: Play = { document: { version: 1 }, probe: 'static.expiry', seed: 1, inputs: [] }

export function isNothing(play: Play): boolean {
  return play.inputs?.length === 0
}

export function textOf(play: Play): string {
  return JSON.stringify(play)
}

let last: { readonly text: string; readonly play: Play } | null = null

/** Reads what `textOf` wrote; the setting never comes from anywhere else. */
export function playOf(text: string): Play {
  if (last?.text !== text) last = { text, play: JSON.parse(text) as Play }
  return last.play
}
