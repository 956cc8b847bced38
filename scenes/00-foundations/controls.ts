import type { Control } from '../../src/lesson/scene.ts'
import { reload, visit, type FoundationsSettings } from './world.ts'

const SHORT_WAIT_MS = 20_000

export const controls: Readonly<Record<string, Control<FoundationsSettings>>> = {
  visit: { kind: 'act', inputs: ({ atMs }) => [visit(atMs)] },
  reload: { kind: 'act', inputs: ({ atMs }) => [reload(atMs)] },
  wait: { kind: 'act', inputs: ({ atMs }) => [{ type: 'wait', atMs: atMs + SHORT_WAIT_MS }] },
}
