import type { WorkloadWords } from './words.ts'

export const realtimeWords: WorkloadWords = {
  name: '',
  about: '',
  resources: {},
  assertions: {},
  probes: {},
}
