import { expect, test } from 'vitest'
import { COURSE } from '../scenes.ts'
import { byFile, endedItself, isInPackage, pageAt, placeAt, resumeAddress, WHOLE_COURSE } from './address.ts'

const BASE = '/pluginfile.php/12/mod_scorm/content/1'
const SITE = `https://lms.example${BASE}`
const at = (address: string): URL => new URL(address, `${SITE}/`)

test.each([
  ['scenes/04-ttl/?step=3', 'scenes/04-ttl/index.html?step=3'],
  ['./', 'index.html'],
  ['glossary/#ttl', 'glossary/index.html#ttl'],
  ['scenes/04-ttl/index.html', 'scenes/04-ttl/index.html'],
])('%s by its file’s name is %s', (folder, file) => {
  expect(byFile(at(folder))).toBe(`${SITE}/${file}`)
})

test('an address is a place only in a scene', () => {
  expect(placeAt(at('scenes/04-ttl/index.html?embed=1&step=3'), BASE)).toEqual({ scene: '04', step: 3 })
  expect(placeAt(at('scenes/04-ttl/index.html'), BASE)).toEqual({ scene: '04', step: 1 })
  expect(placeAt(at('index.html'), BASE)).toBeNull()
})

test.each([
  ['scenes/04-ttl/index.html?embed=1', '04', { scene: '04', step: 3 }, 'scenes/04-ttl/index.html?embed=1&step=3'],
  ['scenes/04-ttl/index.html', '04', { scene: '04', step: 1 }, null],
  ['scenes/04-ttl/index.html', '04', { scene: '05', step: 2 }, null],
  ['scenes/04-ttl/index.html?step=2', '04', { scene: '04', step: 3 }, null],
  ['scenes/04-ttl/index.html', '04', null, null],
  ['index.html', WHOLE_COURSE, { scene: '05', step: 2 }, 'scenes/05-revalidation/index.html?step=2'],
  ['index.html', WHOLE_COURSE, { scene: '05', step: 1 }, 'scenes/05-revalidation/index.html'],
  ['index.html', WHOLE_COURSE, { scene: '99', step: 2 }, null],
])('opened at %s in package %s after %j', (opened, scope, place, there) => {
  expect(resumeAddress(at(opened), BASE, place, scope)).toBe(there === null ? null : `${SITE}/${there}`)
})

test.each([
  [`${SITE}/index.html`, 'navigate', true],
  ['https://lms.example/mod/scorm/player.php', 'navigate', false],
  ['https://other.example/pluginfile.php/12/mod_scorm/content/1/index.html', 'navigate', false],
  ['', 'reload', true],
  ['', 'back_forward', true],
  ['', '', false],
])('come from %j by %j, an earlier page has ended the visit: %s', (referrer, navigation, has) => {
  expect(endedItself(BASE, referrer, navigation, new URL(SITE).origin)).toBe(has)
  expect(endedItself('', 'https://lms.example/player', 'navigate', 'https://lms.example'), 'at a host’s root').toBe(false)
})

test('a scene’s package holds that scene alone', () => {
  const pages = ['index.html', 'glossary/index.html', ...COURSE.map(({ slug }) => `scenes/${slug}/`)]
  expect(pages.filter((page) => isInPackage(pageAt(at(page), BASE), '04'))).toEqual(['scenes/04-ttl/'])
  expect(pages.every((page) => isInPackage(pageAt(at(page), BASE), WHOLE_COURSE))).toBe(true)
})
