import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SCENES } from '../../../scenes/index.ts'
import { resolveRoute, type KnownScene, type Page, type StepNotice } from './resolve.ts'

const load = (): void => {}
const scenes: readonly KnownScene[] = [
  { id: '00', slug: '00-foundations', load },
  { id: '02', slug: '02-hit-and-miss', load },
  { id: '04', slug: '04-ttl' },
  { id: '11', slug: '11-hit-ratio' },
]
const STEPS = 8
const resolve = (path: string, query = '') => resolveRoute(path, query, scenes, () => STEPS)

const pages: readonly (readonly [path: string, kind: Page['kind']])[] = [
  ['', 'home'], ['/', 'home'], ['//', 'home'], ['/index.html', 'home'], ['/scenes', 'home'], ['/scenes/', 'home'],
  ['/scenes/index.html', 'home'], ['/glossary', 'glossary'], ['/glossary/', 'glossary'], ['/glossary/index.html', 'glossary'],
  ['//glossary//', 'glossary'], ['/settings/', 'settings'], ['/doctor', 'doctor'], ['/doctor/index.html', 'doctor'], ['/doctor/paste/', 'not-found'], ['/scenes/02-hit-and-miss', 'scene'], ['/scenes/02-hit-and-miss/', 'scene'],
  ['/scenes/02-hit-and-miss/index.html', 'scene'], ['//scenes//02-hit-and-miss//', 'scene'], ['/scenes/04-ttl/', 'planned'],
  ['/scenes/99-nothing/', 'unknown-scene'], ['/scenes/02/', 'unknown-scene'], ['/scenes/2', 'unknown-scene'],
  ['/scenes/ttl/', 'unknown-scene'], ['/scenes/02-Hit-And-Miss/', 'unknown-scene'], ['/scenes/02-hit-and-miss%20/', 'unknown-scene'],
  ['/scenes/__proto__/', 'unknown-scene'], ['/scenes/constructor/', 'unknown-scene'], ['/scenes/toString', 'unknown-scene'],
  ['/scenes/%00/', 'unknown-scene'], ['/scenes/%E0%A4%A/', 'unknown-scene'], ['/scenes/%/', 'unknown-scene'],
  ['/scenes/../', 'unknown-scene'], ['/scenes/%2e%2e/', 'unknown-scene'], ['/scenes/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'unknown-scene'],
  ['/scenes/..%5c..%5cwindows', 'unknown-scene'], ['/scenes/<script>alert(1)</script>', 'not-found'], ['/scenes/<b>', 'unknown-scene'],
  ['/scenes/javascript:alert(1)', 'unknown-scene'], ['/scenes/02-hit-and-miss/step/3', 'not-found'], ['/scenes/02-hit-and-miss/3', 'not-found'],
  ['/scenes/02-hit-and-miss;step=3', 'unknown-scene'], ['/scenes/NaN', 'unknown-scene'], ['/scenes/-1', 'unknown-scene'],
  ['/scenes/💥/', 'unknown-scene'], ['/scenes/\u202Egnp.exe', 'unknown-scene'], ['/scenes/%F0%9F%92%A5', 'unknown-scene'],
  [`/scenes/${'a'.repeat(100_000)}`, 'unknown-scene'], ['/a'.repeat(50_000), 'not-found'], ['/'.repeat(100_000), 'home'],
  ['/nowhere', 'not-found'], ['/nowhere/', 'not-found'], ['/glossary/ttl', 'not-found'], ['/Glossary/', 'not-found'], ['/home', 'not-found'],
  ['/..', 'not-found'], ['/../..', 'not-found'], ['/%2e%2e/', 'not-found'], ['/.', 'not-found'], ['~/elsewhere', 'not-found'],
  ['/wp-login.php', 'not-found'], ['/.git/config', 'not-found'], ['/404', 'not-found'], ['/404.html', 'not-found'],
  ['/scenes.html', 'not-found'], ['/%', 'not-found'], ['/\0', 'not-found'], ['\\\\host\\share', 'not-found'], ['https://other.example/', 'not-found'],
]

test.each(pages)('%j leads to %s', (path, kind) => {
  const { page, notice } = resolve(path)
  expect(page.kind).toBe(kind)
  expect(notice).toBeNull()
  if ('asked' in page) expect(page.asked.length).toBeLessThan(130)
})

const steps: readonly (readonly [query: string, step: number, why: StepNotice['why'] | null])[] = [
  ['', 1, null], ['?', 1, null], ['?step=1', 1, null], ['step=3', 3, null], ['?step=8', 8, null], ['?step=03', 3, null], ['?step=3.0', 3, null],
  ['?step=+3', 3, null], ['?step=%33', 3, null], ['?embed=1&step=3&theme=dark', 3, null], ['?step=3&step=5', 3, null], ['?Step=5', 1, null],
  ['?step[]=3', 1, null], ['?steps=2-4', 1, null], ['?step%00=3', 1, null], ['?&&&==&', 1, null], ['?%', 1, null], ['?%E0%A4%A', 1, null],
  ['?__proto__=1', 1, null], [`?${'x=1&'.repeat(20_000)}`, 1, null], [`?${'['.repeat(50_000)}`, 1, null],
  ['?step=', 1, 'not-a-number'], ['?step', 1, 'not-a-number'], ['?step=NaN', 1, 'not-a-number'], ['?step=three', 1, 'not-a-number'],
  ['?step=null', 1, 'not-a-number'], ['?step=undefined', 1, 'not-a-number'], ['?step=true', 1, 'not-a-number'], ['?step=Infinity', 1, 'not-a-number'],
  ['?step=1e2', 1, 'not-a-number'], ['?step=0x3', 1, 'not-a-number'], ['?step=3px', 1, 'not-a-number'], ['?step=3,5', 1, 'not-a-number'],
  ['?step=[3]', 1, 'not-a-number'], ['?step={}', 1, 'not-a-number'], ['?step=٣', 1, 'not-a-number'], ['?step=%00', 1, 'not-a-number'],
  ['?step=<script>', 1, 'not-a-number'], ['?step=../../etc', 1, 'not-a-number'], ['?step=3;drop', 1, 'not-a-number'], ['?step=%FF', 1, 'not-a-number'],
  [`?step=${'x'.repeat(100_000)}`, 1, 'not-a-number'],
  ['?step=0', 1, 'before-the-first'], ['?step=-0', 1, 'before-the-first'], ['?step=-1', 1, 'before-the-first'], ['?step=-999999999999', 1, 'before-the-first'],
  ['?step=0.4', 1, 'before-the-first'], ['?step=9', 8, 'after-the-last'], ['?step=8.2', 8, 'after-the-last'], ['?step=999999999999999999999', 8, 'after-the-last'],
  [`?step=${'9'.repeat(1000)}`, 8, 'after-the-last'], ['?step=2.4', 2, 'not-whole'], ['?step=2.6', 3, 'not-whole'], ['?step=7.999', 8, 'not-whole'],
]

test.each(steps)('in a scene of eight steps, %j opens step %i', (query, step, why) => {
  const { page, notice } = resolve('/scenes/02-hit-and-miss/', query)
  expect(page).toEqual({ kind: 'scene', id: '02', slug: '02-hit-and-miss', step })
  expect(notice?.why ?? null).toBe(why)
  if (notice) {
    expect(notice.used).toBe(step)
    expect(notice.asked.length).toBeLessThan(130)
  }
})

test('the table holds at least a hundred addresses', () => {
  expect(pages.length + steps.length).toBeGreaterThanOrEqual(100)
})

test.each([
  ['/scenes/02', '02'], ['/scenes/2', '02'], ['/scenes/hit-and-miss', '02'], ['/scenes/09-hit-ratio', '02'], ['/scenes/11', '11'],
  ['/scenes/ratio', '11'], ['/scenes/ttl', '04'], ['/scenes/77-zebra', null], ['/scenes/123', null], ['/scenes/constructor', null],
])('%s probably meant %s', (path, near) => {
  expect(resolve(path).page).toMatchObject({ kind: 'unknown-scene', near })
})

test('a step beyond the end is let through while the end is not known', () => {
  expect(resolveRoute('/scenes/02-hit-and-miss/', '?step=40', scenes)).toMatchObject({ page: { step: 40 }, notice: null })
})

describe('whatever is written', () => {
  const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.webPath(), fc.string().map((text) => `/scenes/${text}`), fc.constantFrom('/scenes/02-hit-and-miss/'))
  const query = fc.oneof(fc.string({ unit: 'binary' }), fc.webQueryParameters(), fc.string().map((text) => `?step=${text}`), fc.double().map((n) => `?step=${n}`))

  test('one page comes of it, with a step that exists', () => {
    fc.assert(
      fc.property(hostile, query, (path, search) => {
        const { page } = resolve(path, search)
        if (page.kind !== 'scene') return
        expect(Number.isInteger(page.step)).toBe(true)
        expect(page.step).toBeGreaterThanOrEqual(1)
        expect(page.step).toBeLessThanOrEqual(STEPS)
      }),
      { numRuns: 1000 },
    )
  })
})

test('every scene of the course has an address of its own', () => {
  const found = SCENES.map(({ slug }) => resolveRoute(`/scenes/${slug}/`, '', SCENES).page)
  expect(found.map((page) => ('id' in page ? page.id : null))).toEqual(SCENES.map(({ id }) => id))
  expect(new Set(SCENES.map(({ slug }) => slug)).size).toBe(SCENES.length)
})
