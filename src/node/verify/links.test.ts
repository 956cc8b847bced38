import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toLink } from '../../../scenes/12-capstone/designer/share.ts'
import { parsePolicy, serializePolicy } from '../../engine/policy/document.ts'
import { SHOP, SMALLEST } from '../../engine/policy/examples.ts'
import { EXAMPLES } from '../../verifier/examples/examples.ts'
import { isLink, listOfLinks } from './links.ts'
import { submissions } from './submissions.ts'
import { Unusable } from './unusable.ts'

const STUDIO = 'https://course.example/cdn/scenes/12-capstone/?step=6'

/** What the command makes of words, standard input being `input`. */
async function read(words: readonly string[], input: string | Buffer = '') {
  const all = []
  const sources = {
    folder: '/nowhere',
    async *input() {
      yield typeof input === 'string' ? Buffer.from(input) : input
    },
  }
  for await (const { about, read: result } of submissions(words, sources)) all.push(result instanceof Unusable ? { name: about.name, refused: result.message } : { name: about.name, about, ...result })
  return all
}

/** The document that a text holds. */
function readPolicy(text: string) {
  const parsed = parsePolicy(text)
  return parsed.ok && parsed.document
}

const note = fc.string({ unit: 'grapheme', maxLength: 60 })
const bounds = fc.dictionary(fc.constantFrom('static.p95', 'api.price'), fc.integer({ min: 1, max: 90_000 }))
const name = fc.array(fc.constantFrom('Ada', 'Łukasz', '李', 'O’Hara', '2b', 'née'), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

it('what the studio writes is read: documents, their texts, and bounds that came along', async () => {
  await fc.assert(
    fc.asyncProperty(note, bounds, fc.constantFrom(...EXAMPLES.map(({ document }) => document), SHOP), async (text, own, example) => {
      const { $schema: _forEditors, ...document } = { ...example, note: text }
      const all = await read([STUDIO + (await toLink({ ...document, $schema: './policy.schema.json' }, own))])
      expect(all).toEqual([expect.objectContaining({ name: 'link', document: readPolicy(serializePolicy(document)), bounds: own })])
    }),
    { numRuns: 25 },
  )
})

it('a list gives each link its name, however the two stand beside one another', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ name: fc.option(name), between: fc.constantFrom(' ', '\t', ', ', ',', ';', ': '), ttlSeconds: fc.nat(900) }), { minLength: 2, maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\n\n'), async (people, lineEnd) => {
      const documents = people.map(({ ttlSeconds }) => ({ version: 1 as const, default: { edge: { ttlSeconds } } }))
      const lines = await Promise.all(people.map(async (one, index) => `${one.name === null ? '' : one.name + one.between}${STUDIO}${await toLink(documents[index]!)}`))
      const all = await read(['-'], `\uFEFF${lines.join(lineEnd)}${lineEnd}`)
      const lineOf = (index: number) => index * (lineEnd === '\n\n' ? 2 : 1) + 1
      const isAlone = (name: string) => people.filter((other) => other.name === name).length === 1
      const called = people.map((one, index) => (one.name === null ? `standard input:${lineOf(index)}` : isAlone(one.name) ? one.name : `${one.name} (line ${lineOf(index)})`))
      expect(all).toEqual(called.map((name, index) => expect.objectContaining({ name, document: documents[index] }) as object))
    }),
    { numRuns: 25 },
  )
})

it('the same configuration has the same digest, whichever bounds came along', async () => {
  const [one, other] = await read([await toLink(SHOP), STUDIO + (await toLink(SHOP, { 'static.p95': 1 }))])
  expect([one?.name, other?.name]).toEqual(['link 1', 'link 2'])
  expect(one && 'about' in one && other && 'about' in other && { ...one.about, name: '' }).toEqual(other && 'about' in other && { ...other.about, name: '' })
})

it.each([
  ['https://course.example/', true],
  ['http://[::1]:4260/scenes/12-capstone/?step=6#c=1.x', true],
  ['course.example/scenes/12-capstone/#c=1.x', true],
  ['#a=1.x', true],
  ['config.json', false],
  ['C:\\class\\config.json', false],
  ['-', false],
  ['../a folder/#1.json', false],
])('%s is a link: %s', (word, is) => {
  expect(isLink(word)).toBe(is)
})

it('a document is no list of links, wherever it names addresses', () => {
  for (const text of ['', 'names\nalone', '{\n"$schema": "https://course.example/policy.schema.json"\n}', '[\n"https://course.example/#c=1.x"\n]', '{ "version": 1, "$schema": "https://course.example/policy.schema.json"\n', '"version": 1,\n"$schema": "https://course.example/policy.schema.json",\n']) expect(listOfLinks(text)).toBeNull()
})

it('lines are taken apart as people and tables write them', async () => {
  const fragment = await toLink(SMALLEST)
  const lines = (text: string) => listOfLinks(text)?.map((each) => [each.name, each.link])
  expect(lines(`"Ada, née King","${STUDIO}${fragment}"\nBen,course.example/?a=1${fragment}\n<${STUDIO}${fragment}>,\nCleo see https://a.example/ ${STUDIO}${fragment}\nDan\n`)).toEqual([
    ['Ada, née King', `${STUDIO}${fragment}`],
    ['Ben', `course.example/?a=1${fragment}`],
    [null, `${STUDIO}${fragment}`],
    ['Cleo see https://a.example/', `${STUDIO}${fragment}`],
    [null, null],
  ])
  expect(lines(`E\u001b[31mve\u202e ${STUDIO}#c=1.\u200babc`), 'nothing that changes a terminal or stands unseen').toEqual([['E [31mve', `${STUDIO}#c=1.abc`]])
})

it('what sentences, tables and markup put around a link is no part of it', async () => {
  const link = `${STUDIO}${await toLink(SMALLEST)}`
  const lines = (text: string) => listOfLinks(text)?.map((each) => [each.line, each.name, each.link])
  expect(lines(`[Group A] Ada ${link}.\nBen (${link})!\nCleo [mine](${link})\nDan <a href="${link}">mine</a>\nEve: <${link}>?`)).toEqual(
    ['[Group A] Ada', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name, index) => [index + 1, name, link]),
  )
  expect(lines(`\uFEFFName;Link;Day\n"José ""Pepe"" Ruiz";${link};2026-11-20\nname;link\nBen;${link}`), 'the heads of tables are passed over, also where one is put below another').toEqual([
    [2, 'José "Pepe" Ruiz', link],
    [4, 'Ben', link],
  ])
  expect(lines(`Ben;${link}\nAda;link\nlink\nCleo, see the link`)?.slice(1), 'somebody without a link is no head').toEqual([2, 3, 4].map((line) => [line, null, null]))
  expect(lines(`Ada ${link} Ben, ${link}`), 'two in a line').toEqual([
    [1, 'Ada', link],
    [1, 'Ben', link],
  ])
  expect(lines(`Ada: link missing\nBen ${link}`)?.[0], 'nobody is lost').toEqual([1, null, null])
})

it('a long line that is no list is read in no time', () => {
  expect(listOfLinks(`${'A'.repeat(2_000_000)}#c${'/'.repeat(2_000_000)}`)).toBeNull()
})

it('a list is read as spreadsheets and editors save it, in UTF-16 with a byte order mark', async () => {
  const link = `${STUDIO}${await toLink(SMALLEST)}`
  const little = Buffer.from(`\uFEFFName\tLink\r\nŁukasz\t${link}\r\n李\t${link}\r\n`, 'utf16le')
  for (const bytes of [little, Buffer.from(little).swap16()]) expect((await read(['-'], bytes)).map(({ name }) => name)).toEqual(['Łukasz', '李'])
  const [refused] = await read(['-'], Buffer.from(`\uFEFF${serializePolicy(SMALLEST)}`, 'utf16le'))
  expect(refused, 'a document is not: JSON is UTF-8').toMatchObject({ refused: expect.stringContaining('looks like UTF-16') as string })
  const [latin] = await read(['-'], Buffer.from(`Jos\xe9 ${link}`, 'latin1'))
  expect(latin).toMatchObject({ refused: expect.stringContaining('CSV UTF-8') as string })
})

it('who stands in a list twice is told apart by the line', async () => {
  const link = await toLink(SMALLEST)
  expect((await read(['-'], `Ada ${link}\nBen ${link}\nAda ${link}`)).map((each) => each.name)).toEqual(['Ada (line 1)', 'Ben', 'Ada (line 3)'])
})

it('each bad line is told with its place, why, and the mend; the others are read', async () => {
  const good = await toLink(SMALLEST)
  const text = `Ada ${STUDIO}${good}\nBen ${STUDIO}${good.slice(0, -2)}\nCleo https://example.org/\nDan\nEve ${STUDIO}#c=7.AAAA.BBBB\nFay ${STUDIO}#c=1.${'A'.repeat(480_200)}\nGil ${STUDIO}#a=1.x.y\nHal ${STUDIO}#beat=2`
  const all = await read(['-'], text)
  const refused = all.map((each) => ('refused' in each ? [each.name, each.refused] : [each.name]))
  expect(refused).toEqual([
    ['Ada'],
    ['Ben', expect.stringMatching(/^The configuration in line 2 on standard input \(Ben\) is not taken:\n {2}The link was cut off or changed on its way\. Ask for the whole link/)],
    ['Cleo', expect.stringContaining('nothing stands behind a #. Put the link into quotation marks')],
    ['standard input:4', 'There is no link in line 4 on standard input: it reads “Dan”. Write one link a line, whole and without a break, and a name before it, or take the line out.'],
    ['Eve', expect.stringContaining('a kind that this release does not know: 7. Take the newest release')],
    ['Fay', expect.stringContaining('characters; at most 480100 are read')],
    ['Gil', expect.stringContaining('The link holds an assignment, which says what is demanded. Name it with --objectives')],
    ['Hal', expect.stringContaining('#c= does not stand in it')],
  ])
})

it('anything at all behind #c= is refused in words, and nothing throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (rest) => {
      expect(await read([`${STUDIO}#c=${rest}`])).toEqual([{ name: 'link', refused: expect.stringMatching(/^The configuration in the link is not taken:\n {2}\S/) as string }])
    }),
    { numRuns: 30 },
  )
})
