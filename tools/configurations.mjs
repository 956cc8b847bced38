/**
 * `npm run configurations`: writes public/configurations/, the configurations that ship with the course, from src/verifier/examples. A
 * test says when it has to be run again.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runnerImport } from 'vite'
import { root } from './steps.mjs'

const folder = path.join(root, 'public/configurations')
const { module } = await runnerImport(path.join(root, 'src/verifier/examples/examples.ts'), { root, configFile: false, logLevel: 'error' })
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const { id, document } of module.EXAMPLES) writeFileSync(path.join(folder, `${id}.json`), `${JSON.stringify({ $schema: '../policy.schema.json', ...document }, null, 2)}\n`)
console.log(`Wrote ${module.EXAMPLES.length} configurations to ${path.relative(root, folder)}.`)
// Some libraries keep a timer or a port open when they are merely loaded.
process.exit(0)
