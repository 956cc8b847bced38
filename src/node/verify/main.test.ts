import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WORKLOADS } from '../../verifier/assertion.ts'
import { OBJECTIVES } from '../../verifier/objectives.ts'
import { readArguments } from './arguments.ts'
import { meanings } from './copy/en.ts'
import { main } from './main.ts'

const CARELESS = JSON.stringify({ version: 1, default: { edge: { ttlSeconds: 300, when: 'always' }, setCookie: 'store' } })
/** All there is passes with bounds like these. */
const LAX = JSON.stringify(Object.fromEntries(OBJECTIVES.map(({ id, bound }) => [id, 'atMost' in bound ? 1e18 : 0])))
/** The lightest workload. */
const LIGHT = ['--only', 'realtime'] as const

/** The command with its process played. */
async function command(words: readonly string[], files: Readonly<Record<string, string>> = {}, { input = '', colour = false } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'verify-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  await mkdir(path.join(folder, 'folder'))
  const said = { out: '', err: '' }
  const code = await main(words, { out: (text) => (said.out += text), err: (text) => (said.err += text), input: async () => input, folder, colour, width: null })
  return { code, ...said }
}

describe('npm run verify', () => {
  it('ends with 1 and tells what failed', async () => {
    const { code, out, err } = await command(['config.json', ...LIGHT], { 'config.json': CARELESS })
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(/\nFailed: \d+ of \d+ objectives (is|are) not met.*\(seed 1\): [\s\S]*realtime\.\w+\.\n$/)
    expect(out, 'colours were not asked for').not.toContain('\u001b')
  })

  it('ends with 0 where all is met, and takes bounds of somebody’s own', async () => {
    const { code, out, err } = await command(['config.json', ...LIGHT, '--objectives=lax.json'], { 'config.json': CARELESS, 'lax.json': `\uFEFF${LAX}` })
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/\nPassed: all \d+ objectives are met.* \(seed 1\)\.\n$/)
    expect(out).toContain('laxer than the course’s')
  })

  it('reads standard input, and writes JSON and nothing else', async () => {
    const { code, out, err } = await command(['-', '--json', ...LIGHT, '--seed', '7'], {}, { input: CARELESS, colour: true })
    expect([code, err]).toEqual([1, ''])
    expect(JSON.parse(out)).toMatchObject({ version: 1, seed: 7, passed: false, workloads: [{ id: 'realtime' }] })
  })

  it('verifies at several seeds', async () => {
    const text = await command(['config.json', ...LIGHT, '--seed=4', '--seeds=2'], { 'config.json': CARELESS })
    expect(text.out).toMatch(/\n {2}seed 4: failed .*\n {2}seed 5: failed .*\n\nFailed at 2 of 2 seeds\.\n$/)
    expect(text.code).toBe(1)
    const json = await command(['config.json', ...LIGHT, '--seeds=1', '--json'], { 'config.json': CARELESS })
    expect(JSON.parse(json.out)).toMatchObject({ version: 1, passed: false, reports: [{ seed: 1 }] })
  })

  it('writes colours only where they are wanted', async () => {
    expect((await command(['-', ...LIGHT], {}, { input: CARELESS, colour: true })).out).toContain('\u001b[31m')
  })

  it('explains itself', async () => {
    const { code, out, err } = await command(['--help'])
    expect([code, err]).toEqual([0, ''])
    for (const name of Object.keys(meanings)) expect(out).toContain(`--${name} `)
    for (const workload of WORKLOADS) expect(meanings.only).toContain(workload)
    expect((await command(['-h', '--nonsense=1'])).code).toBe(2)
  })
})

describe('what can’t be used', () => {
  const files = { 'config.json': CARELESS, 'broken.json': '{"version": 1,', 'wrong.json': '{"version": 1, "routes": [{"name": "a", "match": {}, "edge": {"ttl": 60}}]}', 'place.json': '{"version": 1, "shield": {"on": true, "place": "atlantis"}}', 'list.json': '[1]', 'bounds.json': '{"static.deplo": 1, "api.price": "60", "video.cost": -1}' }
  it.each([
    [[], 'No policy document is named'],
    [['a.json', 'b.json'], 'Two policy documents'],
    [['missing.json'], 'missing.json can\'t be read: there is no such file'],
    [['folder'], 'it is a folder'],
    [['broken.json'], /The policy document broken\.json is not taken:\n {2}\S/],
    [['-'], /The policy document on standard input is not taken:\n {2}\S/],
    [['wrong.json'], /routes\[0\]\.edge\.ttl: There is no member "ttl" here\. Did you mean ttlSeconds\?/],
    [['place.json'], /shield\.place: .*atlantis/],
    [['config.json', '--jsn'], 'Did you mean --json?'],
    [['config.json', '-x'], 'There is no option -x'],
    [['config.json', '--json=yes'], '--json takes no value'],
    [['config.json', '--seed'], '--seed needs a value'],
    [['config.json', '--seed', '--json'], '--seed needs a value'],
    [['config.json', '--seed', '-1'], 'no whole number from 0'],
    [['config.json', '--seed', '1.5'], 'no whole number from 0'],
    [['config.json', '--seed', '4294967296'], 'no whole number from 0'],
    [['config.json', '--seeds', '0'], 'no whole number from 1 to 100'],
    [['config.json', '--seed', '4294967295', '--seeds', '2'], 'Begin at a smaller --seed'],
    [['config.json', '--only', 'static,apis'], 'There is no workload "apis". Did you mean api?'],
    [['config.json', '--only', 'static,'], 'There is no workload ""'],
    [['config.json', '--objectives', 'none.json'], 'file of objectives none.json can\'t be read'],
    [['config.json', '--objectives', 'broken.json'], 'are no JSON'],
    [['config.json', '--objectives', 'list.json'], 'are no JSON object'],
    [['config.json', '--objectives', 'bounds.json'], /static\.deplo: .*Did you mean static\.deploy\?\n {2}api\.price: "60" stands .* in ms\.\n {2}video\.cost: -1 stands .* in US dollars\.\n$/],
  ] as const)('%j is told of, with its mend', async (words, says) => {
    const { code, out, err } = await command(words, files)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(says)
    expect(err.endsWith('\n')).toBe(true)
  })
})

it('the workloads come in their own order, each once', () => {
  expect(readArguments(['x', '--only', 'video, api,video'])).toMatchObject({ type: 'run', options: { only: ['api', 'video'] } })
  expect(readArguments(['--', '--json'])).toMatchObject({ type: 'run', options: { file: '--json', json: false, only: WORKLOADS, seeds: [1], several: false } })
})
