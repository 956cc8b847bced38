import * as v from 'valibot'
import { MAX_CHARACTERS } from './format.ts'
import { parseScenes, plainObject, progressFormat, type Progress } from './progress.ts'

/** Progress as a file that a learner carries from one browser to another. */
export const EXPORT_FILE_NAME = 'build-a-cdn-progress.json'
const KIND = 'build-a-cdn-progress'

export type ImportFailure = 'too-large' | 'not-json' | 'not-ours' | 'newer' | 'nothing-valid'
export type ImportOutcome =
  | { readonly kind: 'ok'; readonly scenes: Progress['scenes']; readonly dropped: number }
  | { readonly kind: 'failed'; readonly why: ImportFailure }

const fileSchema = v.object({
  kind: v.literal(KIND),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  scenes: plainObject,
})

/** The file's text. */
export function exportText(progress: Progress): string {
  return `${JSON.stringify({ kind: KIND, version: progressFormat.version, scenes: progress.scenes }, null, 2)}\n`
}

/** In: a file's text, whatever file it was. Out: its scenes, or why there are none. Never throws. */
export function readImport(text: string): ImportOutcome {
  const failed = (why: ImportFailure): ImportOutcome => ({ kind: 'failed', why })
  if (text.length > MAX_CHARACTERS) return failed('too-large')
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return failed('not-json')
  }
  const file = v.safeParse(fileSchema, data)
  if (!file.success) return failed('not-ours')
  if (file.output.version > progressFormat.version) return failed('newer')
  const { scenes, dropped } = parseScenes(file.output.scenes)
  if (Object.keys(scenes).length === 0 && dropped > 0) return failed('nothing-valid')
  return { kind: 'ok', scenes, dropped }
}
