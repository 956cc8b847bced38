import type { WorkloadWords } from './words.ts'

export const staticWords: WorkloadWords = {
  name: '',
  about: '',
  resources: {},
  assertions: {},
  probes: {},
}
