/**
 * The decisions of a cache node as one replaceable object: what a lesson swaps to run a node with other rules.
 * The members are the ladders, one a rule.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the ladders join it one by one
export interface EdgeProgram {}

/** The rules of RFC 9111. */
export const DEFAULT_PROGRAM: EdgeProgram = {}
