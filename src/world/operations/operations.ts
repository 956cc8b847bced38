/** A world's `operations`. */
import type { Operations, OperationsSpec } from './operations.types.ts'

export function operated(spec: OperationsSpec = {}): Operations {
  return {
    spec,
    check: () => {},
    start: () => {
      throw new Error('Operations are being built: this world can be described already, and not yet run.')
    },
  }
}
