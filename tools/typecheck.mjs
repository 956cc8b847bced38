/**
 * Type-checks every project of the repository: all of it, then the engine and the world behind their own walls.
 * Uses TypeScript 7 (native, fast); falls back to TypeScript 6 where its binary is not available for the platform.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const projects = ['tsconfig.json', 'tsconfig.engine.json', 'tsconfig.world.json', 'src/app/offline/worker/tsconfig.json']
const compilers = ['ts7', 'typescript'].map((name) => `${root}node_modules/${name}/bin/tsc`).filter(existsSync)
const compiler = compilers.find((file) => spawnSync(process.execPath, [file, '--version']).status === 0)

if (!compiler) {
  console.error('No working TypeScript compiler in node_modules. Run `npm ci`, then try again.')
  process.exit(1)
}

let failed = false
for (const project of projects) {
  const { status } = spawnSync(process.execPath, [compiler, '--noEmit', '-p', project], { cwd: root, stdio: 'inherit' })
  if (status !== 0) failed = true
}
process.exit(failed ? 1 : 0)
