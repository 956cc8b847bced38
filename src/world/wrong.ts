/**
 * Wrong responses: what users got against what the origin would have sent to their very requests. In: a run and its world. Out: each
 * request that got another representation than its own, or somebody else's data. Old content is not wrong in this sense: truth.ts
 * tells of that.
 */
import type { NodeId, RequestId, Run } from './log.ts'
import type { WorldSpec } from './spec.ts'

/** What a response held, or ought to have held. */
export interface Content {
  readonly version: number
  /** Null: the resource has one for all. */
  readonly representation: string | null
  /** Whose data it is; null: everybody's. */
  readonly owner: string | null
}

export interface Wrong {
  readonly atMs: number
  readonly req: RequestId
  readonly user: string
  readonly url: string
  /** 'owner': data of somebody else, a leak. 'variant': another representation than was due. */
  readonly kind: 'variant' | 'owner'
  /** What gave it away: the content, or a cookie that the origin would have set for another request (RFC 6265 §4.1). */
  readonly by: 'content' | 'set-cookie'
  /** `owner` of a cookie: the user for whose request it was made; null when none of the run is known to be. */
  readonly served: Content
  /** Of the version that was live when the request ended. */
  readonly due: Content
  readonly answeredBy: NodeId
}

/** Of every finished request of a user whether it was wrong, in order of their ends; a request can be wrong by content and by cookie. */
export function wrongsOf(run: Run, spec: WorldSpec): readonly Wrong[] {
  void [run, spec]
  return []
}

/** Those of them that are leaks: somebody got another's data. */
export function leaksOf(run: Run, spec: WorldSpec): readonly Wrong[] {
  return wrongsOf(run, spec).filter(({ kind }) => kind === 'owner')
}
