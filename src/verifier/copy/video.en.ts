import type { WorkloadWords } from './words.ts'

export const videoWords: WorkloadWords = {
  name: '',
  about: '',
  resources: {},
  assertions: {},
  probes: {},
}
