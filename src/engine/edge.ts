import type { CacheNode, CacheNodeOptions } from './edge.types.ts'

/**
 * A cache node that holds nothing yet.
 * @param options fixed for the node's life
 */
export function createCacheNode(options: CacheNodeOptions): CacheNode {
  throw new Error(`The cache node ${options.name} cannot step: its ladders are not written yet.`)
}
