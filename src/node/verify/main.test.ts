import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import { assignmentText, type Assignment } from '../../verifier/assignment/assignment.ts'
import { toAssignmentLink } from '../../verifier/assignment/link.ts'
import { WORKLOADS } from '../../verifier/assertion.ts'
import { toConfigurationLink } from '../../verifier/link/configuration.ts'
import { sealed } from '../../verifier/link/sealed.ts'
import { OBJECTIVES } from '../../verifier/objectives.ts'
import { readArguments } from './arguments.ts'
import { meanings } from './copy/en.ts'
import { main } from './main.ts'

const CARELESS = JSON.stringify({ version: 1, default: { edge: { ttlSeconds: 300, when: 'always' }, setCookie: 'store' } })
/** All there is passes with bounds like these. */
const LAX = JSON.stringify(Object.fromEntries(OBJECTIVES.map(({ id, bound, unit }) => [id, 'atMost' in bound ? (unit === 'share' ? 1 : 1e18) : 0])))
const LAWFUL = JSON.stringify({ version: 1, default: { edge: { ttlSeconds: 1, when: 'always' } } })
/** The lightest workload. */
const LIGHT = ['--only', 'realtime'] as const

/** The command with its process played. */
async function command(words: readonly string[], files: Readonly<Record<string, string | Uint8Array>> = {}, { input = '', colour = false, out = null as (() => Promise<void>) | null } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'verify-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  await mkdir(path.join(folder, 'folder'))
  const said = { out: '', err: '' }
  async function* standardInput() {
    yield Buffer.from(input)
  }
  const surroundings = { out: out ?? ((text: string) => void (said.out += text)), err: (text: string) => void (said.err += text), input: standardInput, folder, colour, width: 100 }
  const code = await main(words, surroundings)
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
    expect(code).toBe(0)
    expect(err).toContain('Note: realtime.p95 is at most ')
    expect(out).toMatch(/\nPassed: all \d+ objectives are met.* \(seed 1\)\.\n$/)
    expect(out).toContain('laxer than the course’s')
  })

  it('reads standard input, and writes JSON and nothing else', async () => {
    const { code, out, err } = await command(['-', '--json', ...LIGHT, '--seed', '7'], {}, { input: CARELESS, colour: true })
    expect([code, err]).toEqual([1, ''])
    expect(JSON.parse(out)).toMatchObject({ version: 1, document: { name: '-', bytes: CARELESS.length, sha256: createHash('sha256').update(CARELESS).digest('hex') }, seed: 7, passed: false, workloads: [{ id: 'realtime' }] })
  })

  it('names the document in the first line', async () => {
    const { out } = await command(['config.json', ...LIGHT], { 'config.json': CARELESS })
    expect(out.split('\n')[0]).toBe('Policy document: config.json')
  })

  it('verifies several documents, those that are refused aside, and ends with the greatest of their codes', async () => {
    const files = { 'a.json': CARELESS, 'b.json': LAWFUL, 'c.json': '{"version": 2}', 'lax.json': LAX }
    const text = await command(['a.json', 'c.json', 'none.json', ...LIGHT], files)
    expect(text.code).toBe(2)
    expect(text.out).toMatch(/document +realtime\n {2}✗ failed +a\.json +\d\/\d\n +misses realtime\.\w+[^–]*\n {2}– refused +c\.json +–\n {2}– refused +none\.json +–\n\nPassed: 0\. Failed: 1\. Refused, and not verified: 2\.\n$/)
    expect(text.err).toMatch(/The policy document c\.json is not taken:\n.*\nThe policy document none\.json can't be read/)
    expect((await command(['a.json', 'b.json', ...LIGHT, '--objectives', 'lax.json'], files)).code).toBe(0)
    const { code, out } = await command(['a.json', 'c.json', ...LIGHT, '--json'], files)
    expect([code, JSON.parse(out)]).toMatchObject([2, { version: 1, passed: false, documents: [{ document: { name: 'a.json' }, passed: false, seed: 1 }, { document: { name: 'c.json', bytes: 14 }, passed: false, refused: true, problems: [{ path: 'version' }] }] }])
  })

  it('tells programs, too, that something is refused', async () => {
    const refused = await command(['wrong.json', '--json'], { 'wrong.json': '{"version": 1, "default": {"vary": ["user-agent"]}}' })
    expect([refused.code, JSON.parse(refused.out)]).toMatchObject([2, { version: 1, document: { name: 'wrong.json' }, passed: false, refused: true, problems: [{ path: 'default.vary', mend: 'Write {"ignore": ["user-agent"]}.' }] }])
    for (const words of [['none.json', '--json'], ['--json'], ['--json', 'none.json', '--objectives', 'none.json']]) {
      const { code, out, err } = await command(words)
      expect([code, JSON.parse(out)]).toMatchObject([2, { passed: false, refused: true, problems: [{ path: '', problem: err.trimEnd() }] }])
    }
  })

  it('ends with 3 where its report gets lost', async () => {
    const { code, err } = await command(['config.json', ...LIGHT], { 'config.json': CARELESS }, { out: () => Promise.reject(new Error('ENOSPC')) })
    expect([code, err]).toEqual([3, expect.stringContaining('The report could not be written (ENOSPC)')])
  })

  it('notes bounds that are likely in another unit', async () => {
    const { code, err } = await command(['config.json', ...LIGHT, '--objectives', 'b.json'], { 'config.json': CARELESS, 'b.json': '{"static.deploy": 60, "realtime.p95": 56, "static.hits": 0.001, "static.wrong": 900}' })
    expect([code, err]).toEqual([1, 'Note: static.deploy is at most 60 ms here, 1,000 times stricter than the course’s, at most 60 s. The figure is in ms.\nNote: static.hits is at least 0.1 % here, 930 times laxer than the course’s, at least 93 %. The figure is a share of 1.\n'])
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

describe('an assignment', () => {
  const assignment: Assignment = { name: 'Week 3: quotes', objectives: ['realtime.staleness', 'realtime.leaks', 'static.return'], bounds: { 'realtime.staleness': 1_500 }, seed: 3 }
  const files = { 'a.json': CARELESS, 'b.json': LAWFUL, 'assignment.json': assignmentText(assignment, 2) }

  it('is the same from a link, from a file with it, and from a file with the link', async () => {
    const link = `https://course.example/scenes/12-capstone/?step=6${await toAssignmentLink(assignment)}`
    const [first, ...others] = await Promise.all(['assignment.json', link, 'link.txt'].map((source) => command(['a.json', 'b.json', '--objectives', source], { ...files, 'link.txt': `${link}\n` })))
    expect(first).toMatchObject({ code: 1, err: '' })
    expect(first?.out).toMatch(/^Assignment: Week 3: quotes\n\nObjectives met, by document and workload:\n +document +static +realtime\n[\s\S]*misses [^\n]*realtime\.staleness/)
    for (const other of others) expect(other).toEqual(first)
  })

  it('says what counts, by which bounds and from which day on; --only and --seed go before it', async () => {
    const json = async (...words: string[]) => JSON.parse((await command(['a.json', '--json', '--objectives', 'assignment.json', ...words], files)).out) as { readonly seed: number; readonly objectives: readonly { readonly id: string; readonly bound: object; readonly strictness: string }[] }
    const whole = await json()
    expect([whole.seed, whole.objectives.map(({ id }) => id)]).toEqual([3, ['static.return', 'realtime.staleness', 'realtime.leaks']])
    expect(whole.objectives[1]).toMatchObject({ bound: { atMost: 1_500 }, strictness: 'stricter' })
    const part = await json('--only', 'realtime,api', '--seed', '2')
    expect([part.seed, part.objectives.map(({ id }) => id)]).toEqual([2, ['realtime.staleness', 'realtime.leaks']])
    const { out } = await command(['a.json', '--json', '--objectives', 'assignment.json', '--only', 'static', '--seeds', '2'], files)
    expect((JSON.parse(out) as { readonly reports: readonly { readonly seed: number }[] }).reports.map(({ seed }) => seed)).toEqual([3, 4])
  })

  it.each([
    [['--only', 'api'], '--only names api, and the assignment is about static, realtime.'],
    [['--objectives', 'https://course.example/#c=1.AAAA.BBBB'], 'The assignment in the link is not taken:\n  The link holds a configuration'],
    [['--objectives', 'https://course.example/'], 'The assignment in the link is not taken:\n  The link holds no assignment'],
    [['--objectives', '#a=1.AAAA.BBBB'], 'The assignment in the link is not taken:\n  The link was cut off'],
    [['--objectives', 'wrong.json'], 'The assignment in wrong.json is not taken:\n  name: A text'],
  ] as const)('%j can’t be used, and that is told', async (words, says) => {
    const { code, out, err } = await command(['a.json', ...words, ...(words[0] === '--only' ? ['--objectives', 'assignment.json'] : [])], { ...files, 'wrong.json': '{"assignment": 1}' })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })
})

describe('links in place of files', () => {
  const linkTo = async (text: string, objectives = {}) => `https://course.example/scenes/12-capstone/?step=6${await toConfigurationLink(JSON.parse(text) as PolicyDocument, objectives)}`

  it('are verified like the files, one alone and several, with an assignment too', async () => {
    const [careless, lawful] = [await linkTo(CARELESS), await linkTo(LAWFUL, { 'realtime.staleness': 2_900 })]
    const assignment = `#a=${(await toAssignmentLink({ name: 'Week 3: quotes', objectives: ['realtime.staleness'], bounds: { 'realtime.staleness': 2_900 } })).slice(3)}`
    const list = `Ada  ${careless}\n\n${lawful}\nCleo ${careless.slice(0, -3)}\n`
    const { code, out, err } = await command([careless, 'a.json', 'links.txt', '--objectives', assignment], { 'a.json': CARELESS, 'links.txt': list })
    expect(code).toBe(2)
    expect(out).toMatch(/^Assignment: Week 3: quotes\n[\s\S]*\n {2}✗ failed +link +0\/1\n.*\n {2}✗ failed +a\.json +0\/1\n.*\n {2}✗ failed +Ada +0\/1\n.*\n {2}✓ passed +links\.txt:3 +1\/1\n {2}– refused +Cleo +–\n\nPassed: 1\. Failed: 3\. Refused, and not verified: 1\.\n$/)
    expect(err, 'bounds that came along are the assignment’s own').toMatch(/^The configuration in line 4 of links\.txt \(Cleo\) is not taken:\n {2}The link was cut off/)

    const alone = await command(['-', '--json', ...LIGHT], {}, { input: lawful })
    const sha256 = createHash('sha256').update(LAWFUL).digest('hex')
    expect(JSON.parse(alone.out)).toMatchObject({ document: { name: '-', bytes: LAWFUL.length, sha256 }, workloads: [{ id: 'realtime' }] })
    expect(alone.err).toBe('Note: bounds for realtime.staleness came along in the link (standard input). They count for nothing here: what counts is named with --objectives.\n')
  })

  it('that hold a wrong document tell programs each problem', async () => {
    const { code, out } = await command([`#c=${(await sealed('c', '{"version": 1, "default": {"edge": {"ttl": 5}}}')).slice(3)}`, '--json'])
    expect([code, JSON.parse(out)]).toMatchObject([2, { document: { name: 'link', bytes: null, sha256: null }, refused: true, problems: [{ path: 'default.edge.ttl', mend: 'Did you mean ttlSeconds?' }] }])
  })
})

describe('what can’t be used', () => {
  const files = { 'config.json': CARELESS, 'broken.json': '{"version": 1,', 'wrong.json': '{"version": 1, "routes": [{"name": "a", "match": {}, "edge": {"ttl": 60}}]}', 'place.json': '{"version": 1, "shield": {"on": true, "place": "atlantis"}}', 'assignment.json': '{"assignment": 1, "name": "x"}', 'list.json': '[1]', 'bounds.json': '{"static.deplo": 1, "api.price": "60", "video.cost": -1, "static.foo": 1, "static.hits": 95, "video.seeking": 250}', 'twice.json': '{"static.hits":0.9,"static.hits":0.1}', 'empty.json': '', 'comma.json': '{"static.hits": 0.9,}', 'latin.json': Buffer.from('{"version": 1,\n"note": "caf\xe9"}', 'latin1'), 'utf16.json': Buffer.from('\ufeff{"version": 1}', 'utf16le'), 'long.json': Buffer.alloc(1_000_001, ' ') }
  it.each([
    [[], 'No policy document is named'],
    [['a.json', ''], 'One of the names of files is empty'],
    [['-', '--objectives', '-'], 'Standard input (-) is named twice'],
    [['config.json/a.json'], 'a file, not a folder'],
    [['latin.json'], "latin.json can't be read: line 2 holds bytes that are no UTF-8"],
    [['utf16.json'], 'Save it as UTF-8.'],
    [['long.json'], 'it holds more than 1 MB'],
    [['config.json', '--only', 'video', '--only=api'], '--only is given twice, video and api. Write both with a comma between: --only video,api.'],
    [['config.json', '--seed', '1', '--seed', '9'], '--seed is given twice, 1 and 9. Keep one of them.'],
    [['config.json', '--objectives', 'empty.json'], 'it is empty'],
    [['config.json', '--objectives', 'config.json'], 'holds a policy document'],
    [['config.json', '--objectives', 'twice.json'], '"static.hits" comes a second time in the same object, at line 1, column 20'],
    [['config.json', '--objectives', 'comma.json'], 'Take out the comma before }.'],
    [['assignment.json'], 'assignment.json is an assignment, not a configuration: it says what is demanded. Name it with --objectives'],
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
    [['config.json', '--objectives', 'bounds.json'], /static\.deplo: .*Did you mean static\.deploy\?\n {2}api\.price: "60" stands .* in ms\.\n {2}video\.cost: -1 stands .* in US dollars\.\n {2}static\.foo: There is no such objective\. docs\/verify\.md lists them\.\n {2}static\.hits: 95 stands .* Write 0\.95 for 95 %\.\n {2}video\.seeking: 250 stands .* Write 1 for 100 %\.\n$/],
  ] as const)('%j is told of, with its mend', async (words, says) => {
    const { code, out, err } = await command(words, files)
    expect(code).toBe(2)
    expect(words.includes('--json' as never) || out === '').toBe(true)
    expect(err).toMatch(says)
    expect(err.endsWith('\n')).toBe(true)
  })
})

it('the workloads come in their own order, each once', () => {
  expect(readArguments(['x', '--only', 'video, api,video'])).toMatchObject({ type: 'run', options: { only: ['api', 'video'] } })
  expect(readArguments(['--', '--json'])).toMatchObject({ type: 'run', options: { files: ['--json'], json: false, only: WORKLOADS, seeds: [1], isSeedGiven: false, several: false } })
})
