/**
 * Vite plugin: `import source from '../engine/age.ts?lit'` gives the file as coloured lines and its rung markers.
 *
 * Colours are class names decided here at build time: no highlighter is shipped and no inline style is written, so that
 * a strict content security policy holds.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createHighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import typescript from 'shiki/langs/typescript.mjs'
import type { Plugin } from 'vite'
import { findMarkers, type Marker } from '../src/engine/markers.ts'

/** The seven ways a piece of code may look. */
export type LitClass = 'keyword' | 'string' | 'comment' | 'function' | 'number' | 'type' | 'plain'

export interface LitSource {
  /** From the repository's root, with forward slashes. */
  readonly path: string
  /** One entry a line; a line is its pieces in order, joined they are the line's text. */
  readonly lines: ReadonlyArray<ReadonlyArray<readonly [text: string, cls: LitClass]>>
  readonly markers: readonly Marker[]
}

// The highlighter tells pieces apart by colour, so every class gets a colour of its own and is found again by it.
const colourOf: Record<LitClass, string> = {
  plain: '#000000',
  keyword: '#000001',
  string: '#000002',
  comment: '#000003',
  function: '#000004',
  number: '#000005',
  type: '#000006',
}
const classOf = new Map(Object.entries(colourOf).map(([cls, colour]) => [colour, cls as LitClass]))

const scopesOf: Partial<Record<LitClass, string[]>> = {
  keyword: ['keyword', 'storage', 'constant.language', 'variable.language'],
  string: ['string', 'string.regexp keyword', 'string.regexp keyword.operator', 'string.regexp constant', 'string.regexp punctuation', 'punctuation.definition.string', 'punctuation.definition.template-expression'],
  comment: ['comment', 'comment storage', 'comment entity', 'comment variable', 'comment keyword', 'punctuation.definition.comment'],
  function: ['entity.name.function', 'support.function'],
  number: ['constant.numeric'],
  type: ['entity.name.type', 'support.type', 'support.class', 'entity.other.inherited-class'],
  plain: ['keyword.operator', 'meta.template.expression', 'string meta.template.expression', 'support.type.property-name'],
}

function makeHighlighter() {
  return createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    langs: [typescript],
    themes: [
      {
        name: 'classes',
        type: 'light',
        fg: colourOf.plain,
        bg: '#ffffff',
        settings: Object.entries(scopesOf).map(([cls, scope]) => ({
          scope,
          settings: { foreground: colourOf[cls as LitClass] },
        })),
      },
    ],
  })
}

let highlighter: ReturnType<typeof makeHighlighter> | undefined

/**
 * Colours TypeScript source.
 *
 * @param source the file's text
 * @param filePath its path from the repository's root, passed through
 * @returns lines of `[text, class]` pieces (a final empty line is left out) and the rung markers
 */
export async function litSource(source: string, filePath: string): Promise<LitSource> {
  highlighter ??= makeHighlighter()
  const { tokens } = (await highlighter).codeToTokens(source.replace(/\n$/, ''), {
    lang: 'typescript',
    theme: 'classes',
    // By default it gives up after half a second and leaves the rest plain: on a busy machine a build would differ.
    tokenizeTimeLimit: 0,
  })
  const lines = tokens.map((line) => {
    const pieces: Array<[string, LitClass]> = []
    for (const { content, color } of line) {
      const cls = classOf.get(color?.toLowerCase() ?? '') ?? 'plain'
      const last = pieces.at(-1)
      // Blank pieces have no look of their own: joined to their neighbour they make fewer elements on the page.
      if (last && (last[1] === cls || content.trim() === '')) last[0] += content
      else pieces.push([content, cls])
    }
    return pieces
  })
  return { path: filePath, lines, markers: findMarkers(source) }
}

/** The plugin. Works in the development server, both builds and the unit tests. */
export function lit(): Plugin {
  let root = process.cwd()
  return {
    name: 'lit',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    async load(id) {
      const [file = '', query] = id.split('?')
      if (query === undefined || !new URLSearchParams(query).has('lit')) return null
      this.addWatchFile(file)
      const filePath = path.relative(root, file).replaceAll(path.sep, '/')
      const value = await litSource(await readFile(file, 'utf8'), filePath)
      return { code: `export default ${JSON.stringify(value)}`, moduleType: 'js', map: { mappings: '' } }
    },
  }
}
