import { expect, test } from 'vitest'
import { isAskedFor, missesOf, placesIn, resultOf, together } from './lighthouse.mjs'

const report = (performance: number, seo = 1) => ({
  categories: {
    performance: { score: performance, auditRefs: [{ id: 'total-blocking-time', weight: 30 }] },
    accessibility: { score: 1, auditRefs: [] },
    'best-practices': { score: 1, auditRefs: [] },
    seo: { score: seo, auditRefs: [{ id: 'canonical', weight: 1 }, { id: 'hreflang', weight: 1 }] },
  },
  audits: {
    'largest-contentful-paint': { numericValue: 1800 },
    'total-blocking-time': { numericValue: 90, score: 0.4 },
    'cumulative-layout-shift': { numericValue: 0 },
    canonical: { score: seo, title: 'Has a canonical address' },
    hreflang: { score: null, title: 'Does not apply' },
  },
  environment: { benchmarkIndex: 2000 },
})

test('a report becomes scores of 100, and names what cost some', () => {
  const result = resultOf(report(0.976, 0.91))
  expect(result.scores).toEqual({ performance: 98, accessibility: 100, 'best-practices': 100, seo: 91 })
  expect(missesOf('home', result)).toEqual(['home: seo 91, wanted 100', 'home: seo: canonical (Has a canonical address)'])
})

test('of several runs the median performance counts, and the worst of all else', () => {
  const result = together([report(0.9), report(0.99), report(0.98, 0.5)].map(resultOf))
  expect(result.scores).toMatchObject({ performance: 98, seo: 50 })
  expect(missesOf('home', together([report(0.98)].map(resultOf)))).toEqual([])
  expect(() => together([])).toThrow('--runs')
})

test('a page that could not be read is an error, not a zero', () => {
  expect(() => resultOf({ ...report(1), runtimeError: { message: 'Status code: 404' } })).toThrow('404')
  // Nor is one whose scripts had not come.
  const items = [{ resourceType: 'Script', url: '/a.js', finished: false }]
  expect(() => resultOf({ ...report(1), audits: { ...report(1).audits, 'network-requests': { details: { items } } } })).toThrow('/a.js')
})

test('every page is named once, also by a folder without a build', () => {
  const names = placesIn('/nowhere').map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(placesIn('/nowhere').find(({ name }) => name === 'embed-04')).toMatchObject({ address: 'scenes/04/?embed=1', file: 'scenes/04/index.html' })
})

test('two scenes stand for all where not all are asked for', () => {
  const asked = (wish: { page?: string[]; scenes?: boolean }) => placesIn('/nowhere').map(({ name }) => name).filter((name) => isAskedFor(name, { scenes: false, ...wish }))
  const scenes = placesIn('/nowhere').map(({ name }) => name).filter((name) => name.startsWith('scene-'))
  expect(scenes).toHaveLength(13)
  expect(asked({})).toEqual(expect.arrayContaining(['home', 'scene-03', 'scene-04', 'embed-04', 'teach']))
  expect(asked({}).filter((name) => scenes.includes(name))).toHaveLength(2)
  expect(asked({ scenes: true })).toHaveLength(placesIn('/nowhere').length)
  expect(asked({ page: ['home'] })).toEqual(['home'])
  expect(asked({ page: ['home'], scenes: true })).toEqual(['home', ...scenes])
})
