/**
 * Makes the font subsets under src/app/fonts from IBM's own files. Their outcome is in the repository; run this again only to
 * change the characters:
 *
 *   npm install --no-save @ibm/plex-sans@1.1.0 @ibm/plex-mono@2.5.0 @ibm/plex-serif@2.0.0 subset-font@2.9.0
 *   node tools/fonts.mjs [folder that holds node_modules]
 *
 * Two files a face: `core` is what English text, headers and figures need, `more` is the rest of Latin for names of people and
 * places, fetched only by a page that shows such a letter.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const from = path.resolve(process.argv[2] ?? root)
const require = createRequire(path.join(from, 'package.json'))
const subsetFont = require('subset-font')
const out = path.join(root, 'src/app/fonts')

const faces = [
  { name: 'sans-400', family: 'IBM Plex Sans', weight: 400, file: 'plex-sans/fonts/complete/woff2/IBMPlexSans-Regular.woff2' },
  { name: 'sans-600', family: 'IBM Plex Sans', weight: 600, file: 'plex-sans/fonts/complete/woff2/IBMPlexSans-SemiBold.woff2' },
  { name: 'mono-400', family: 'IBM Plex Mono', weight: 400, file: 'plex-mono/fonts/complete/woff2/IBMPlexMono-Regular.woff2' },
  { name: 'mono-500', family: 'IBM Plex Mono', weight: 500, file: 'plex-mono/fonts/complete/woff2/IBMPlexMono-Medium.woff2' },
  { name: 'serif-500', family: 'IBM Plex Serif', weight: 500, file: 'plex-serif/fonts/complete/woff2/IBMPlexSerif-Medium.woff2' },
]

const span = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i)
const symbols = [...'–—‘’‚“”„•…′″‹›⁄€™−←↑→↓↔↗↘≈≠≤≥∞Δ∑√✓µΩ×'].map((letter) => letter.codePointAt(0))
const parts = {
  core: [...span(0x20, 0x7e), ...span(0xa0, 0xff), 0x131, 0x152, 0x153, 0x2009, 0x202f, ...symbols],
  more: [...span(0x100, 0x130), ...span(0x132, 0x151), ...span(0x154, 0x17f), ...span(0x218, 0x21b), ...span(0x1e80, 0x1e85), ...span(0x1ef2, 0x1ef3)],
}

/** Joins code points into the ranges of a CSS `unicode-range`. */
function ranges(codePoints) {
  const hex = (code) => code.toString(16).toUpperCase().padStart(4, '0')
  const sorted = [...new Set(codePoints)].sort((a, b) => a - b)
  const found = []
  for (const code of sorted) {
    const last = found.at(-1)
    if (last && code === last[1] + 1) last[1] = code
    else found.push([code, code])
  }
  return found.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(', ')
}

let css = '/* Made by tools/fonts.mjs; licence beside it. */\n'
for (const face of faces) {
  const source = await readFile(path.join(from, 'node_modules/@ibm', face.file))
  for (const [part, codePoints] of Object.entries(parts)) {
    const font = await subsetFont(source, String.fromCodePoint(...codePoints), {
      targetFormat: 'woff2',
      noHinting: true,
      noLayoutClosure: true,
      keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl'],
    })
    const file = `plex-${face.name}-${part}.woff2`
    await writeFile(path.join(out, file), font)
    console.log(`${file} ${(font.length / 1000).toFixed(1)} kB`)
    css += `
@font-face {
  font-family: '${face.family}';
  font-style: normal;
  font-weight: ${face.weight};
  font-display: optional;
  src: url('./${file}') format('woff2');
  unicode-range: ${ranges(codePoints)};
}
`
  }
}
await writeFile(path.join(out, 'fonts.css'), css)
