/**
 * `npm run language -- de`: what the German files lack, key by key, and slots and tags that don't match the English ones. The exit code is
 * 1 where something would show wrong words or none; English in place of a word does not count. `--wrong` lists only what is wrong.
 */
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const given = process.argv.slice(2)
const tag = given.find((word) => !word.startsWith('--'))
const only = given.includes('--wrong')
try {
  const unknown = given.find((word) => word.startsWith('--') && word !== '--wrong')
  if (unknown !== undefined) throw new Error(`There is no ${unknown}. --wrong lists only what shows wrong words or none: npm run language -- de --wrong`)
  if (tag === undefined) throw new Error('Say which language: npm run language -- de')
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(fileURLToPath(new URL('report.ts', import.meta.url)), { root, configFile: false, logLevel: 'error' })
  const { lines, broken } = /** @type {typeof import('./report.ts')} */ (module).reportOn(root, tag, only)
  console.log(lines.join('\n'))
  process.exit(broken ? 1 : 0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(2)
}
