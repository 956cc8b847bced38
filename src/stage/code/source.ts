/** An engine file as coloured lines; the shape that an import with `?lit` gives (tools/lit.ts). */
export interface LitSource {
  readonly path: string
  /** A line is its pieces in order; joined they are its text. */
  readonly lines: ReadonlyArray<ReadonlyArray<readonly [text: string, cls: string]>>
  /** `line` counts from 1. */
  readonly markers: readonly { readonly id: string; readonly line: number; readonly section: string }[]
}

/** A top-level function of a file. Lines count from 1, both ends included. */
export interface FunctionSpan {
  readonly name: string
  readonly fromLine: number
  readonly untilLine: number
}

// Each file is a chunk of its own, fetched when its rule is first looked at.
const files = import.meta.glob<LitSource>(['../../engine/*.ts', '../../engine/store/*.ts', '!../../engine/**/*.{test,testkit}.ts', '!../../engine/rungs.ts'], {
  query: '?lit',
  import: 'default',
})

/**
 * @param file path from src/engine, as rungs.ts gives it
 * @returns the file's coloured lines. Rejects when the file does not exist or could not be fetched.
 */
export async function loadSource(file: string): Promise<LitSource> {
  const load = files[`../../engine/${file}`]
  if (!load) throw new Error(`No engine file ${file} is built in. Check the file name in src/engine/rungs.ts and the folders that source.ts globs.`)
  return load()
}

const declaration = /^(?:export\s+)?(?:async\s+)?(?:function\s*\*?\s*|const\s+|class\s+)([A-Za-z_$][\w$]*)/

/**
 * The line of another ladder that leaves its decision to this function: `return name(…)`.
 * @returns null when none does, or when several do and the source alone can't tell which did
 */
export function handingOver(source: LitSource, callee: FunctionSpan): { readonly line: number; readonly span: FunctionSpan } | null {
  const call = new RegExp(`\\breturn\\b.*\\b${callee.name}\\(`)
  const lines = source.lines.flatMap((pieces, index) => {
    const line = index + 1
    const inside = line >= callee.fromLine && line <= callee.untilLine
    return !inside && call.test(pieces.map(([text]) => text).join('')) ? [line] : []
  })
  const [line] = lines
  const span = line !== undefined && lines.length === 1 ? functionAround(source, line) : null
  const isLadder = span && source.markers.some((marker) => marker.line >= span.fromLine && marker.line <= span.untilLine)
  return line !== undefined && isLadder ? { line, span } : null
}

/** Does a line end a top-level declaration? `}) {`, the end of long parameters, does not. */
function closes(line: string): boolean {
  return /^[})\]]/.test(line) && !line.endsWith('{')
}

/**
 * The top-level function that a line stands in: from its declaration to the closing brace in the first column.
 * @param line counted from 1
 * @returns null when the line stands in none
 */
export function functionAround(source: LitSource, line: number): FunctionSpan | null {
  const textAt = (number: number) => (source.lines[number - 1] ?? []).map(([text]) => text).join('')
  for (let from = line; from >= 1; from -= 1) {
    const name = declaration.exec(textAt(from))?.[1]
    // A closing brace above the line ends whatever was declared before it.
    if (name === undefined && from < line && closes(textAt(from))) return null
    if (name === undefined) continue
    for (let until = from; until <= source.lines.length; until += 1) {
      if (until > from && closes(textAt(until))) {
        return until >= line ? { name, fromLine: from, untilLine: until } : null
      }
    }
    return null
  }
  return null
}
