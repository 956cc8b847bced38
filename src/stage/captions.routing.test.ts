/** Sentences for what routers and connections do, from a real run. */
import { expect, it } from 'vitest'
import { runWorld } from '../world/run.ts'
import { GEODNS, LOCAL_PEERING, routedWorld } from '../world/routing/routing.fixture.ts'
import { get } from '../world/worlds.fixture.ts'
import { caption } from './captions.ts'

const NAMES = { 'browser:kanto': 'Tokyo’s browser', 'pop:tokyo': 'the Tokyo edge', 'pop:sydney': 'the Sydney edge', 'net:kanto': 'Kanto', 'net:paulista': 'Paulista', 'pop:sao-paulo': 'the São Paulo edge' }

function told(...[spec, inputs]: Parameters<typeof runWorld>): ReadonlySet<string> {
  const { log } = runWorld(spec, inputs)
  return new Set(log.map((event) => caption(event, NAMES, log)).filter((sentence) => sentence !== ''))
}

it('tells of announcing, withdrawing, choosing, settling and breaking', () => {
  const sentences = told(routedWorld(), [
    get(0, { user: 'kanto' }),
    { type: 'withdraw-pop', atMs: 5000, pop: 'tokyo' },
    get(5010, { user: 'kanto' }),
    { type: 'announce-pop', atMs: 30_000, pop: 'tokyo' },
    { type: 'link-add', atMs: 60_000, link: LOCAL_PEERING },
    { type: 'link-cut', atMs: 80_000, between: ['paulista', 'sao-paulo'] },
  ])
  for (const sentence of [
    'The Tokyo edge withdraws 203.0.113.0/24.',
    'The Tokyo edge announces 203.0.113.0/24.',
    'Kanto now sends packets for 203.0.113.0/24 to pacific.',
    'Kanto now sends packets for 203.0.113.0/24 to the Tokyo edge.',
    'Tokyo’s browser’s connection no longer leads to the Tokyo edge.',
    'A packet from Tokyo’s browser is lost at the Tokyo edge, where nothing answers.',
    'Tokyo’s browser’s connection is reset.',
    'The Sydney edge has no such connection and refuses it (TCP RST).',
    'Paulista and the São Paulo edge are joined.',
    'The link between Paulista and the São Paulo edge is cut.',
  ]) expect([...sentences]).toContain(sentence)
  expect([...sentences].some((sentence) => /^The routes have settled, .+ after the change\.$/.test(sentence))).toBe(true)
})

it('tells of requests that nobody answers, and of health checks', () => {
  const sentences = [...told(routedWorld({ design: GEODNS }), [get(0, { user: 'kanto' }), { type: 'withdraw-pop', atMs: 5000, pop: 'tokyo' }, get(6000, { user: 'kanto' })])]
  expect(sentences).toContain('Health checks find the Tokyo edge gone; DNS answers follow.')
  expect(sentences.some((sentence) => /^Tokyo’s browser gives up after .+: no answer came\.$/.test(sentence))).toBe(true)
})

it('does not tell of what stood before the run', () => {
  expect([...told(routedWorld(), [])]).toEqual(['The run ends.'])
})
