import type { WorkloadWords } from './words.ts'

export const apiWords: WorkloadWords = {
  name: '',
  about: '',
  resources: {},
  assertions: {},
  probes: {},
}
