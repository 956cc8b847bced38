import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { checkImports } from './imports.mjs'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Writes a small repository to a temporary folder and names the rules that it breaks. */
async function brokenRules(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'imports-'))
  folders.push(folder)
  const all = {
    'package.json': '{"type":"module","dependencies":{}}',
    'src/engine/age.ts': 'export const age = 1\nexport type Age = number',
    'src/engine/policy/document.ts': 'export const document = 1',
    'src/world/log.ts': 'export const log = 1\nexport type Log = number',
    'src/stage/map.ts': 'export const map = 1',
    'src/stage/code/source.ts': 'export const source = 1',
    'src/lesson/scene.ts': 'export const scene = 1',
    'src/lesson/testing/suite.ts': 'export const suite = 1',
    'src/app/shell.ts': 'export const shell = 1',
    'src/doctor/read.ts': 'export const read = 1',
    'src/lesson/headers/describe.ts': 'export const describe = 1',
    'src/verifier/probe.ts': 'export const probe = 1',
    'src/node/proxy.ts': 'export const proxy = 1',
    'src/node/fuzz/dates.ts': 'export const dates = 1',
    'scenes/index.ts': 'export const order = 1',
    'scenes/00-a/index.ts': 'export const a = 1',
    'scenes/01-b/index.ts': 'export const b = 1',
    ...files,
  }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  const { violations } = await checkImports(folder)
  return violations.map(({ rule }) => rule)
}

const file = (from: string) => `import { ${/(\w+)\.ts$/.exec(from)?.[1] ?? 'x'} as x } from '${from}'\nexport const y = x\n`
const typeOf = (name: string, from: string) => `import type { ${name} } from '${from}'\nexport type Y = ${name}\n`

describe('a forbidden import is refused', () => {
  it.each([
    ['src/engine/x.ts', file('../world/log.ts'), 'engine-imports-nothing-of-ours'],
    ['src/engine/x.ts', typeOf('Log', '../world/log.ts'), 'engine-imports-nothing-of-ours'],
    ['src/engine/x.ts', "import 'node:fs'", 'engine-uses-two-libraries'],
    ['src/engine/policy/compile.ts', file('./document.ts'), 'policy-schema-is-for-its-reader'],
    ['src/engine/x.ts', file('./policy/document.ts'), 'policy-schema-is-for-its-reader'],
    ['src/world/x.ts', file('../stage/map.ts'), 'world-imports-engine-only'],
    ['src/world/x.ts', typeOf('Map', '../lesson/scene.ts'), 'world-imports-engine-only'],
    ['src/stage/x.ts', file('../world/log.ts'), 'stage-takes-types-only'],
    ['src/stage/x.ts', file('../engine/age.ts'), 'stage-takes-types-only'],
    ['src/stage/x.ts', file('../lesson/scene.ts'), 'stage-knows-no-lesson'],
    ['src/stage/x.ts', "import text from '../engine/age.ts?lit'\nexport { text }", 'source-text-in-the-code-pane-only'],
    ['src/stage/x.ts', "export const g = import.meta.glob('../engine/*.ts', { query: '?lit' })", 'source-text-in-the-code-pane-only'],
    ['src/stage/code/x.ts', file('../../engine/age.ts'), 'stage-takes-types-only'],
    ['src/lesson/x.ts', file('../../scenes/00-a/index.ts'), 'lesson-knows-no-scene'],
    ['src/lesson/x.ts', "import text from '../engine/age.ts?raw'\nexport { text }", 'source-text-in-the-code-pane-only'],
    ['src/doctor/x.ts', file('../lesson/scene.ts'), 'doctor-decides-nothing-itself'],
    ['src/doctor/x.ts', file('../stage/map.ts'), 'doctor-decides-nothing-itself'],
    ['src/doctor/x.ts', "import 'node:fs'", 'browser-code-without-node'],
    ['scenes/00-a/x.ts', file('../../src/doctor/read.ts'), 'doctor-is-for-its-page'],
    ['scenes/00-a/x.ts', file('../01-b/index.ts'), 'scenes-stand-alone'],
    ['scenes/00-a/x.ts', file('../index.ts'), 'scenes-stand-alone'],
    ['scenes/00-a/x.ts', file('../../src/app/shell.ts'), 'nothing-imports-app'],
    ['scenes/00-a/x.ts', file('../../src/node/proxy.ts'), 'scenes-run-in-a-browser'],
    ['src/lesson/x.ts', typeOf('Shell', '../app/shell.ts'), 'nothing-imports-app'],
    ['src/verifier/x.ts', file('../stage/map.ts'), 'verifier-imports-world'],
    ['src/node/x.ts', file('../stage/map.ts'), 'node-imports-engine-and-verifier'],
    ['src/app/x.ts', file('../node/proxy.ts'), 'app-runs-in-a-browser'],
    ['src/lesson/x.ts', "import 'node:fs'", 'browser-code-without-node'],
    ['src/verifier/x.ts', "import 'undici'", 'sockets-in-node-only'],
    ['src/lesson/x.ts', "import './nowhere.ts'", 'imports-exist'],
    ['src/lesson/x.ts', "import './testing/suite.ts'", 'no-test-code-in-pages'],
    ['src/node/x.ts', file('./fuzz/dates.ts'), 'evidence-is-not-shipped'],
    ['src/node/bench/x.ts', file('../../stage/map.ts'), 'evidence-measures-what-runs'],
  ])('%s: %s', async (name, text, rule) => {
    expect(await brokenRules({ [name]: text })).toContain(rule)
  })

  it('a cycle', async () => {
    expect(await brokenRules({ 'src/lesson/a.ts': "import './b.ts'", 'src/lesson/b.ts': "import './a.ts'" })).toContain('no-cycles')
  })
})

it('an import in the right direction is let through', async () => {
  expect(
    await brokenRules({
      'src/world/x.ts': file('../engine/age.ts'),
      'src/stage/x.ts': typeOf('Log', '../world/log.ts') + "export type { Age } from '../engine/age.ts'\n",
      'src/stage/x.test.ts': file('../world/log.ts'),
      'tools/land.mjs': "import 'node:fs'",
      'src/stage/code/x.ts': "import text from '../../engine/age.ts?lit'\nexport { text }\n" + typeOf('Age', '../../engine/age.ts'),
      'src/lesson/x.ts': file('../stage/map.ts'),
      'src/lesson/y.ts': file('../world/log.ts'),
      'src/verifier/x.ts': file('../world/log.ts'),
      'src/doctor/x.ts': file('../world/log.ts'),
      'src/doctor/y.ts': file('../lesson/headers/describe.ts'),
      'src/app/y.ts': file('../doctor/read.ts'),
      'src/node/x.ts': file('../engine/age.ts'),
      'src/node/y.ts': file('../verifier/probe.ts'),
      'src/node/soak/x.ts': file('../fuzz/dates.ts'),
      'src/node/bench/x.ts': file('../../world/log.ts'),
      'scenes/00-a/x.ts': file('../../src/lesson/scene.ts'),
      'scenes/index.ts': "export { a } from './00-a/index.ts'\nexport const order = 1\n",
      'src/app/x.ts': file('../../scenes/index.ts').replace('index as', 'order as'),
    }),
  ).toEqual([])
})
