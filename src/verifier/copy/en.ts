/** The verifier's words in English. */
import type { WorkloadId } from '../assertion.ts'
import { apiWords } from './api.en.ts'
import { realtimeWords } from './realtime.en.ts'
import { staticWords } from './static.en.ts'
import { videoWords } from './video.en.ts'
import type { AssertionWords, ProbeWords, WorkloadWords } from './words.ts'

export const en: Readonly<Record<WorkloadId, WorkloadWords>> = { static: staticWords, api: apiWords, video: videoWords, realtime: realtimeWords }

/** Throws where there are none, which a test finds before anybody does. */
export function assertionWords(id: string): AssertionWords {
  const [workload, name] = parted(id)
  return wordsOf(en[workload].assertions, name, id)
}

export function probeWords(id: string): ProbeWords {
  const [workload, name] = parted(id)
  return wordsOf(en[workload].probes, name, id)
}

function parted(id: string): [workload: WorkloadId, name: string] {
  const dot = id.indexOf('.')
  return [id.slice(0, dot) as WorkloadId, id.slice(dot + 1)]
}

function wordsOf<T>(all: Readonly<Record<string, T>>, name: string, id: string): T {
  const words = all[name]
  if (!words) throw new Error(`There are no words for ${id}. Write them in copy/.`)
  return words
}
