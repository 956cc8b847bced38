// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from 'vitest'
import { OPEN_SCENES } from '../../scenes.ts'
import { drillLinks } from '../drill/links.ts'
import { openDrills } from '../drill/solve.ts'
import type { CourseFacts, SceneFacts } from './facts.ts'
import { courseFacts, sceneFacts } from './gather.ts'
import { factsElement, readFacts } from './inPage.ts'
import { plainOf, richOf } from './rich.ts'

const sceneOf = (id: string) => OPEN_SCENES.find((scene) => scene.id === id)!

describe('the course', () => {
  let facts: CourseFacts
  beforeAll(async () => {
    facts = await courseFacts()
  }, 60_000)

  test('every scene has its notes, its steps by title, and names what it builds on', () => {
    expect(facts.scenes.map(({ slug }) => slug)).toEqual(OPEN_SCENES.map(({ slug }) => slug))
    for (const { slug, steps, objectives, buildsOn } of facts.scenes) {
      expect(objectives.length, slug).toBeGreaterThanOrEqual(3)
      expect(steps.map(({ title }) => title).filter((title) => title === ''), slug).toEqual([])
      for (const id of buildsOn) expect(Number(id), `${slug} builds on ${id}`).toBeLessThan(Number(slug.slice(0, 2)))
    }
  })

  test('the drill is found by its check', () => {
    const line = facts.scenes.find(({ slug }) => slug === facts.drill?.slug)
    expect(line?.steps[(facts.drill?.step ?? 0) - 1]).toMatchObject({ id: 'drill', kind: 'check' })
    expect(drillLinks({ start: 7, count: 1 }, '', facts.drill!)[0]?.address).toBe('scenes/11-hit-ratio/?step=7&seed=7')
  })
})

test('a scene: checks with their figures, solutions in the words on the screen, misconceptions that name a step', async () => {
  const facts = await sceneFacts(sceneOf('04'))
  expect(facts.checks.map(({ id, step, kind, varies }) => [id, step, kind, varies])).toEqual([['two-tier', 8, 'goal', false], ['longest-old', 9, 'one', true], ['why-asked', 10, 'one', true]])
  const [goal, longest] = facts.checks
  expect(goal?.moves).toEqual([{ control: 'Response headers of the origin', to: 'Cache-Control: max-age=300, s-maxage=86400' }])
  // As nobody has played it yet: without what a first header would come to.
  expect(goal?.parts.map(plainOf)[0]).toBe('Mika’s browser answers by itself just before 5 min, and no more just after')
  expect(longest?.options).toContain(longest?.moves[0]?.to)
  expect(plainOf(longest?.task ?? [])).not.toMatch(/[{}<>–]/)
  const ids = facts.steps.map(({ id }) => id)
  for (const { shownBy } of facts.teaching?.misconceptions ?? []) expect(ids).toContain(shownBy)
  expect(facts.terms.map(({ name }) => name)).toContain('max-age')
})

test('a solution with an instrument of the scene’s own is told by its parts: what to press, what that does to it, and why', async () => {
  const [rule] = (await sceneFacts(sceneOf('08'))).checks
  const told = rule?.moves.map(({ control, to }) => `${control} ${to}`.trim()) ?? []
  // As the button is called, below its group's title; nothing on the scene's page is called by what it comes to.
  expect(told).toContain('In the key: any other parameter')
  expect(rule?.moves.find(({ control }) => control === 'In the key: any other parameter')?.why).toBe('Its tick goes. Of names that nobody has listed none changes an answer.')
  expect(told).toContain('The origin says Vary: Accept-Encoding, Accept-Language, Cookie: cookie in Vary is ignored')
  expect(told.join()).not.toMatch(/[{}]/)
  expect(rule?.moves.every(({ why }) => why !== undefined && why !== '')).toBe(true)
})

test('the drill that shows a fall without a fault is one', async () => {
  const { shownAt, teaching } = await sceneFacts(sceneOf('11'))
  expect(teaching?.misconceptions.filter(({ shownBy }) => shownBy === 'drill')).toHaveLength(1)
  const { drillOf } = await openDrills()
  expect(drillOf(shownAt['drill']!).settings).toMatchObject({ fix: 'wait' })
  expect((await sceneFacts(sceneOf('04'))).shownAt).toEqual({})
})

test('a message becomes text and tags', () => {
  expect(richOf('Send <code>{text}</code>, {n, plural, one {# time} other {# times}}.', { text: 'a<b', n: 2 })).toEqual(['Send ', { tag: 'code', of: ['a<b'] }, ', 2 times.'])
  expect(plainOf(richOf('{missing} <hit>hits</hit>', {}))).toBe('– hits')
})

test('facts travel in the page, whatever stands in them', async () => {
  const facts = { slug: 'x', steps: [{ id: '</script><script>alert(1)</script>', kind: 'beat', title: '<!-- $& \u2028' }], checks: [], terms: [], shownAt: {}, teaching: null } satisfies SceneFacts
  document.head.innerHTML = factsElement('x', facts)
  expect(document.querySelectorAll('script')).toHaveLength(1)
  expect(await readFacts('x')).toEqual(facts)
})

test('the answer to a drill is what its check takes, measured', async () => {
  // A page's own way: without workers it measures in slices.
  const { drillOf, judge } = await openDrills()
  const drill = drillOf(2)
  expect(drill.answer).not.toBe('')
  const { parts } = await judge(drill, new AbortController().signal)
  expect(parts).toHaveLength(2)
  expect(parts.every(({ met }) => met), JSON.stringify(parts)).toBe(true)
  // Another decision would not be taken.
  const wrong = await judge({ ...drill, settings: { ...drill.settings, fix: drill.settings['fix'] === 'ttl' ? 'vary' : 'ttl' } }, new AbortController().signal)
  expect(wrong.parts[0]?.met).toBe(false)
}, 60_000)
