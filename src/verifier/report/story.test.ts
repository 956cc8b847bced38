import { describe, expect, it } from 'vitest'
import type { WorldInput } from '../../world/spec.ts'
import { verify } from '../verify.ts'
import { CARELESS } from './report.testdata.ts'
import type { Counterexample } from './report.ts'
import { personText } from './story.requests.ts'
import { replay, storyOf } from './story.ts'

function exampleOf(objective: string, seed = 1): Counterexample {
  const found = verify({ document: CARELESS, seed, objectives: [objective] }).verdicts[0]?.counterexample
  if (!found) throw new Error(`${objective} has no counter-example.`)
  return found
}

describe('a counter-example', () => {
  it('is told by who asks what when, what comes of it, and which request shows the fault', () => {
    const [first, second, ...rest] = storyOf(exampleOf('api.cookies'), CARELESS, 1)
    expect(rest).toEqual([])
    const [, owner, other] = /^(ana|ben) in Madrid asks for https:\/\/api\.shop\.example\/basket, with Cookie: session=(?:ana|ben): miss, answered by the origin$/.exec(first?.text ?? '') ? ['', ...(first!.text.startsWith('ana') ? ['ana', 'ben'] : ['ben', 'ana'])] : []
    expect(first).toMatchObject({ req: 'r1', shows: false })
    expect(second).toMatchObject({ req: 'r2', shows: true, text: `${other} in Madrid asks for https://api.shop.example/basket, with Cookie: session=${other}: hit, answered by the POP Madrid, got “${owner}’s” where “${other}’s” is due: somebody else’s data` })
    expect(second!.atMs).toBeGreaterThan(first!.atMs)
  })

  it('says where people ask, and gives a name to none who has no name', () => {
    const madrid = { id: 'madrid', place: 'madrid', accessMs: 0, resolver: { oneWayMs: 0, recursionMs: 0, ttlSeconds: 0 }, browserCache: false } as const
    const users = [madrid, { ...madrid, id: 'madrid-2' }, { ...madrid, id: 'sao-paulo', place: 'sao-paulo' }, { ...madrid, id: 'english-br' }] as const
    expect(users.map(({ id }) => personText(id, { users }))).toEqual(['somebody in Madrid', 'somebody else in Madrid', 'somebody in São Paulo', 'english br in Madrid'])
    expect(personText('nobody', { users })).toBe('nobody')
  })

  it('tells of somebody else’s cookie', () => {
    expect(storyOf(exampleOf('api.set-cookie'), CARELESS, 1).at(-1)?.text).toMatch(/with a cookie that was made for (ana|ben)$/)
  })

  it('tells what happens to the content and to the origin', () => {
    const example = exampleOf('api.cookies')
    const url = example.inputs.flatMap((input) => (input.type === 'request' ? [input.url] : []))[0]!
    const others: readonly WorldInput[] = [
      { type: 'deploy', atMs: 1_200, url },
      { type: 'purge', atMs: 1_300, selector: { by: 'tag', tags: ['a', 'b'] }, mode: 'soft' },
      { type: 'purge', atMs: 1_400, selector: { by: 'everything' }, mode: 'hard' },
      { type: 'origin-down', atMs: 1_500, durationMs: 90_000, how: 'refuse' },
      { type: 'wait', atMs: 1_600 },
    ]
    const lines = storyOf({ ...example, inputs: [...example.inputs, ...others] }, CARELESS, 1).map(({ text }) => text)
    expect(lines.slice(1, 5)).toEqual([
      `new content is live at the origin, version 2: ${url}`,
      'a soft purge is sent: tags a, b',
      'a hard purge is sent: everything',
      'the origin fails for 90 s: it refuses connections',
    ])
    expect(lines[0]).toContain('answered by the origin, version 1')
    expect(lines[5]).toContain('error, answered by the POP Madrid with 502')
    expect(lines).toHaveLength(6)
  })

  it('does not tell every one of many changes', () => {
    const example = exampleOf('api.cookies')
    const url = example.inputs.flatMap((input) => (input.type === 'request' ? [input.url] : []))[0]!
    const deploys = Array.from({ length: 20 }, (_, n): WorldInput => ({ type: 'deploy', atMs: 1_100 + n * 10, url }))
    const lines = storyOf({ ...example, inputs: [...example.inputs, ...deploys] }, CARELESS, 1).map(({ text }) => text)
    expect(lines).toHaveLength(2 + 5)
    expect(lines[3]).toBe('… 16 more changes like these')
    expect(lines[5]).toContain('version 21')
    expect(lines[6]).toContain('version 1 while 21 is live')
  })

  it('plays again as it was found', () => {
    const example = exampleOf('api.authorization', 2)
    const { trace, run } = replay(example, CARELESS, 2)
    expect(trace.inputs).toBe(example.inputs)
    expect(run.log.some((event) => event.type === 'request-finished' && event.req === example.request)).toBe(true)
  })
})
