import { expect, test } from 'vitest'
import { embedQuery } from '../../embed/address.ts'
import { readWishes } from '../../embed/wishes.ts'
import type { SceneLine } from '../facts/facts.ts'
import { defaultsFor, fitted, ignoredIn, readSettings, wishesOf, writeSettings, type BuilderSettings } from './settings.ts'

const line = (slug: string, steps: number): SceneLine => ({ slug, steps: Array.from({ length: steps }, (_, index) => ({ id: `s${index}`, kind: 'beat', title: `Step ${index}` })), objectives: [], buildsOn: [] })
const SCENES = [line('00-first', 6), line('04-ttl', 11)]
const CHOSEN: BuilderSettings = {
  slug: '04-ttl',
  range: { first: 2, last: 5 },
  first: 3,
  theme: 'dark',
  heightPx: 600,
  autoHeight: false,
  language: 'en',
  hide: ['nav', 'code'],
  motion: 'reduce',
  autoplay: false,
  seed: 7,
  id: 'week-3',
  form: 'element',
  listens: true,
}

test.each([
  ['all of them', CHOSEN],
  ['none of them', defaultsFor('00-first')],
  ['a height that follows the scene', { ...defaultsFor('04-ttl'), autoHeight: true }],
  ['MDX', { ...defaultsFor('04-ttl'), form: 'mdx' as const }],
])('settings come back from the address: %s', (_name, settings) => {
  expect(readSettings(writeSettings(settings, '', '00-first'), SCENES)).toEqual(settings)
})

test('what is the default is not written, and the page’s other parameters stay', () => {
  expect(writeSettings(defaultsFor('00-first'), '', '00-first')).toBe('')
  expect(writeSettings(CHOSEN, '?drill=5&theme=light', '00-first')).toBe(
    '?drill=5&theme=light&scene=04&steps=2-5&first=3&look=dark&height=600&hide=nav,code&motion=reduce&autoplay=0&seed=7&id=week-3&form=element&listen=1',
  )
})

test.each([
  'scene=99', 'scene=', 'steps=0-3', 'steps=5-2', 'steps=2', 'steps=2-99', 'steps=-1-3', 'first=0', 'first=x', 'first=99', 'look=blue', 'height=10', 'height=1e9', 'height=-5', 'speaks=xx',
  'hide=everything', 'motion=full', 'autoplay=no', 'seed=4294967296', 'seed=-1', 'seed=1.5', 'id=a%20b', `id=${'x'.repeat(65)}`, 'form=object', 'listen=yes', '%E0%A4%A', 'steps=%00',
])('a bad value counts as left out: %s', (query) => {
  expect(readSettings(query, SCENES)).toEqual(defaultsFor('00-first'))
  const named = query.includes('=')
  expect(ignoredIn(query, SCENES).map((one) => one.split('=')[0]), 'and is named').toEqual(named ? [query.split('=')[0]] : [])
})

test('what can be used is not called left out', () => {
  for (const query of [writeSettings(CHOSEN, '?drill=x&theme=light', '00-first'), '', 'scene=00-first&height=680&look=auto&listen=0&autoplay=1', 'scene=04&height=auto', 'steps=1-6', 'scene=04&steps=2-5&first=2', 'first=1']) expect(ignoredIn(query, SCENES), query).toEqual([])
  expect(ignoredIn('scene=04&steps=9-12&first=9&hide=nav,all', SCENES)).toEqual(['steps=9-12', 'hide=nav,all'])
  expect(ignoredIn('scene=04&steps=3-8&first=9', SCENES)).toEqual(['first=9'])
  expect(ignoredIn('scene=04&scene=05&seed=1&seed=1&look=blue&look=dark', SCENES), 'the first of several is read').toEqual(['look=blue', 'scene=05', 'look=dark'])
})

test('steps that a shorter scene lacks are forgotten, and a first step outside of the range', () => {
  expect(fitted({ ...CHOSEN, range: { first: 2, last: 11 }, first: 9 }, SCENES[0]!)).toMatchObject({ slug: '00-first', range: null, first: null })
  expect(fitted({ ...CHOSEN, first: 7 }, SCENES[1]!)).toMatchObject({ range: { first: 2, last: 5 }, first: null })
  // The first step of a range is where it begins anyway.
  expect(fitted({ ...CHOSEN, first: 2 }, SCENES[1]!).first).toBeNull()
})

test('the frame understands every wish', () => {
  const { wishes, problems } = readWishes(embedQuery(wishesOf(CHOSEN)), 11)
  expect(problems).toEqual([])
  expect(wishes).toEqual({ step: 3, range: { first: 2, last: 5 }, theme: 'dark', locale: 'en', hide: ['nav', 'code'], motion: 'reduce', autoplay: false, seed: 7, id: 'week-3', height: 'fixed' })
  expect(embedQuery(wishesOf(defaultsFor('04-ttl')))).toBe('?embed=1')
})
