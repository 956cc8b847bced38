/** What is named on the command line, as text. In: a file's name or '-'. Out: its bytes and its text, or `Unusable` with the reason and the mend. */
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { problems } from './copy/en.ts'
import { decoded, MOST_BYTES, readBytes } from './read.ts'
import { Unusable } from './unusable.ts'

/** Where files and standard input come from. */
export interface Sources {
  /** All that comes on standard input. */
  readonly input: () => AsyncIterable<Uint8Array>
  /** What file names are relative to. */
  readonly folder: string
}

/**
 * @param file a name, or '-' for standard input
 * @param what it is, for whoever reads that it can't be read
 * @throws {Unusable}
 */
export async function bytesOf(file: string, what: string, { input, folder }: Sources): Promise<Uint8Array> {
  let bytes: Uint8Array | null
  try {
    bytes = await readBytes(file === '-' ? input() : createReadStream(path.resolve(folder, file)))
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new Unusable(problems.unreadable(what, problems.why[code] ?? problems.refusedBySystem(code === '' ? message : code)))
  }
  if (bytes === null) throw new Unusable(problems.unreadable(what, problems.tooLong(`${MOST_BYTES / 1e6} MB`)))
  return bytes
}

/** @throws {Unusable} where the bytes are no UTF-8 */
export function textIn(bytes: Uint8Array, what: string): string {
  const read = decoded(bytes)
  if (!read.ok) throw new Unusable(problems.unreadable(what, problems.notUtf8(read.line)))
  return read.text
}
