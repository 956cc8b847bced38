/**
 * `npm run verify:docs`: writes the parts of docs/verify.md that are made from the verifier: objectives, probes, workloads, prices. A test
 * says when it has to be run again.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './steps.mjs'

export const docsFile = path.join(root, 'docs/verify.md')

/**
 * @param {string} text of the document
 * @param {Readonly<Record<string, string>>} parts by name
 * @returns {string} the text with each part between `<!-- name -->` and `<!-- /name -->`
 * @throws {Error} when the document has no place for a part
 */
export function withParts(text, parts) {
  return Object.entries(parts).reduce((all, [name, part]) => {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const [from, to] = [all.indexOf(begin), all.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`docs/verify.md has no place for "${name}". Write ${begin} and ${end} where it stands.`)
    return `${all.slice(0, from)}${begin}\n\n${part}\n\n${all.slice(to)}`
  }, text)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(path.join(root, 'src/verifier/report/tables.ts'), { root, configFile: false, logLevel: 'error' })
  writeFileSync(docsFile, withParts(readFileSync(docsFile, 'utf8'), module.tables()))
  console.log(`Wrote ${path.relative(root, docsFile)}.`)
  // Some libraries keep a timer or a port open when they are merely loaded.
  process.exit(0)
}
