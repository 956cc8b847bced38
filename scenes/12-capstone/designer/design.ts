/**
 * The design: a policy document in the making, as plain data with its history. In: what is typed, what the form changes, what is
 * taken from elsewhere. Out: the next design. Nothing is lost: each of them can be taken back. Left out: keeping it (keep.ts),
 * links (share.ts), files (file.ts).
 */
import { MAX_TEXT_LENGTH, parsePolicy, type PolicyProblem } from '../../../src/engine/policy/document.ts'
import { readJson } from '../../../src/engine/policy/json.ts'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { fitsForm, written } from './written.ts'

/** What stands on the desk at one moment. */
export interface DesignState {
  /** What stands in the JSON pane, as it was typed. */
  readonly text: string
  /** The last document that parsed: what is tried out. */
  readonly good: PolicyDocument
  /** What is wrong with the text; none where the text is `good`. */
  readonly problems: readonly PolicyProblem[]
}

/** Changes of one thing in quick succession, which are taken back as one. */
export interface Burst {
  /** What is changed: 'text', or the path of a field. */
  readonly of: string
  readonly atMs: number
}

export interface Design extends DesignState {
  /** Oldest first. */
  readonly past: readonly DesignState[]
  /** Next first. */
  readonly future: readonly DesignState[]
  readonly burst: Burst | null
  /** Where a shield may stand; any place where it is left out. */
  readonly places?: readonly string[]
}

export const MAX_STEPS = 200

/** A pause this long ends a burst. */
export const BURST_MS = 1000

/** A design to begin with; `places` are the ids of the cities in which a shield may stand. */
export function newDesign(document: PolicyDocument, places?: readonly string[]): Design {
  return { text: written(document), good: document, problems: [], past: [], future: [], burst: null, ...(places && { places }) }
}

/**
 * A design from its parts, as they were kept: the text, and the last document that parsed.
 * @param good stands where the text does not parse
 */
export function reopened(text: string, good: PolicyDocument, places?: readonly string[]): Design {
  const design = newDesign(good, places)
  return { ...design, ...stateOf(design, text) }
}

/**
 * The text as somebody types it. Any text is taken; one that doesn't parse leaves `good` as it was.
 * @param atMs when, in ms of any clock; typing on without a pause is one step. Left out: a step of its own.
 */
export function typed(design: Design, text: string, atMs?: number): Design {
  return stepped(design, text, atMs === undefined ? null : { of: 'text', atMs })
}

/**
 * A change made in the form. Does nothing while the form is not live.
 * @param change from the document that the form shows to the changed one, which may have problems
 * @param burst which field, and when: changes of one field without a pause are one step
 */
export function edited(design: Design, change: (document: PolicyDocument) => PolicyDocument, burst: Burst | null = null): Design {
  const form = formOf(design)
  return form.live ? stepped(design, written(change(form.document)), burst) : design
}

/**
 * Another text in place of this one: a file, a link, an example, what another tab kept. Undo brings back what stood here.
 * @param good the last good document that belongs to the text, where the text itself may not parse
 */
export function replaced(design: Design, text: string, good: PolicyDocument = design.good): Design {
  const next = stepped(design, text, null)
  return next === design || next.problems.length === 0 ? next : { ...next, good }
}

/** The last document that parsed, in place of a text that doesn't. */
export function backToGood(design: Design): Design {
  return replaced(design, written(design.good))
}

/** @returns the design before the last step; the same where there is none */
export function undo(design: Design): Design {
  const before = design.past.at(-1)
  if (!before) return design
  return { ...design, ...before, past: design.past.slice(0, -1), future: [bare(design), ...design.future], burst: null }
}

/** @returns the design before the last undo; the same where nothing was undone since the last change */
export function redo(design: Design): Design {
  const [next, ...future] = design.future
  if (!next) return design
  return { ...design, ...next, past: [...design.past, bare(design)], future, burst: null }
}

/** What the form shows. Not live: it shows the last good document, since the text says what no field can hold. */
export function formOf({ text, good, problems }: DesignState): { readonly document: PolicyDocument; readonly live: boolean } {
  if (problems.length === 0) return { document: good, live: true }
  const read = text.length > MAX_TEXT_LENGTH ? null : readJson(text)
  return read?.ok && fitsForm(read.value) ? { document: read.value, live: true } : { document: good, live: false }
}

function stepped(design: Design, text: string, burst: Burst | null): Design {
  if (text === design.text) return design
  const goesOn = burst !== null && design.burst?.of === burst.of && burst.atMs - design.burst.atMs < BURST_MS && design.past.length > 0
  const past = goesOn ? design.past : [...design.past, bare(design)].slice(-MAX_STEPS)
  return { ...design, ...stateOf(design, text), past, future: [], burst }
}

function stateOf({ good, places }: Design, text: string): DesignState {
  const parsed = parsePolicy(text, places ? { places } : {})
  return parsed.ok ? { text, good: parsed.document, problems: [] } : { text, good, problems: parsed.problems }
}

function bare({ text, good, problems }: DesignState): DesignState {
  return { text, good, problems }
}

/** What the parts of the designer ask for. */
export type DesignAction =
  | { readonly type: 'typed'; readonly text: string; readonly atMs?: number }
  | { readonly type: 'edited'; readonly change: (document: PolicyDocument) => PolicyDocument; readonly burst?: Burst }
  | { readonly type: 'replaced'; readonly text: string; readonly good?: PolicyDocument }
  | { readonly type: 'backToGood' | 'undo' | 'redo' }

/** As `useReducer` takes it. */
export function reduceDesign(design: Design, action: DesignAction): Design {
  switch (action.type) {
    case 'typed':
      return typed(design, action.text, action.atMs)
    case 'edited':
      return edited(design, action.change, action.burst)
    case 'replaced':
      return replaced(design, action.text, action.good)
    case 'backToGood':
      return backToGood(design)
    case 'undo':
      return undo(design)
    case 'redo':
      return redo(design)
  }
}
