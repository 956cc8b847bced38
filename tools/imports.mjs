/**
 * `npm run imports`: checks who imports whom by the rules of .dependency-cruiser.cjs, and that engine source as text (`?lit`, `?raw`)
 * goes to the code pane alone.
 */
import { cruise } from 'dependency-cruiser'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

const codePane = /^src\/stage\/code\//
const ownSource = /^src\/(engine|world)\//
const test = /\.(test|testdata|testkit|fixture)\.tsx?$|\/testing\//
const query = /\?(lit|raw)\b/

/**
 * @param {string} baseDir a repository's root, or a fixture that looks like one
 * @returns {Promise<{violations: Array<{rule: string, from: string, to: string, why: string}>, modules: number}>}
 */
export async function checkImports(baseDir = root) {
  const folders = ['src', 'scenes', 'e2e', 'tools'].filter((folder) => existsSync(path.join(baseDir, folder)))
  const { output } = await cruise(folders, { ...options, baseDir, validate: true, ruleSet: { forbidden } })
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a result; check its version.')

  const violations = output.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle ? cycle.map(({ name }) => name).join(' → ') : to,
    why: forbidden.find((/** @type {{name: string}} */ { name }) => name === rule.name)?.comment ?? '',
  }))

  for (const { source, dependencies } of output.modules) {
    if (!/^(src|scenes)\//.test(source) || test.test(source)) continue
    const ofPane = codePane.test(source)
    for (const { module, resolved, dependencyTypes } of dependencies) {
      if (!ownSource.test(resolved)) continue
      if (query.test(module) && !ofPane) {
        violations.push({ rule: 'source-text-in-the-code-pane-only', from: source, to: module, why: 'Only src/stage/code/ shows engine source; ask it for the rule to show.' })
      }
      if (!query.test(module) && ofPane && resolved !== 'src/engine/rungs.ts' && !dependencyTypes.includes('type-only')) {
        violations.push({ rule: 'stage-takes-types-only', from: source, to: module, why: 'The code pane takes source text (?lit) and types, not code that runs.' })
      }
    }
    if (!ofPane && source.match(/\.tsx?$/) && /import\.meta\.glob[^)]*\?(lit|raw)/s.test(readFileSync(path.join(baseDir, source), 'utf8'))) {
      violations.push({ rule: 'source-text-in-the-code-pane-only', from: source, to: 'import.meta.glob', why: 'Only src/stage/code/ shows engine source; ask it for the rule to show.' })
    }
  }
  return { violations, modules: output.modules.length }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { violations, modules } = await checkImports()
  for (const { rule, from, to, why } of violations) console.error(`${from}\n  must not import ${to}\n  ${rule}: ${why}\n`)
  console.log(`Import rules: ${modules} files, ${violations.length} forbidden imports`)
  process.exit(violations.length > 0 ? 1 : 0)
}
