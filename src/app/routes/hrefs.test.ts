import { expect, test } from 'vitest'
import { innerTarget, relativeHref, scenePath, withStep } from './hrefs.ts'

test.each([
  ['/', '/glossary/', './glossary/'],
  ['/', '/', './'],
  ['/glossary', '/', './'],
  ['/glossary/', '/', '../'],
  ['/scenes/04-ttl/', '/glossary/#ttl', '../../glossary/#ttl'],
  ['/scenes/04-ttl/index.html', '/', '../../'],
])('from %s to %s: %s', (from, to, href) => {
  expect(relativeHref(from, to)).toBe(href)
  const resolved = new URL(href, `https://host.example/course${from}`)
  expect(resolved.pathname + resolved.hash).toBe(`/course${to}`)
})

test('a step in the address leaves the rest of the query alone', () => {
  expect(withStep('?theme=dark&step=2', 3)).toBe('?theme=dark&step=3')
  expect(withStep('?step=2', 1)).toBe('')
  expect(scenePath('04-ttl', 3)).toBe('/scenes/04-ttl/?step=3')
  expect(scenePath('04-ttl')).toBe('/scenes/04-ttl/')
})

const here = 'https://host.example/course/scenes/04-ttl/?step=2'
test.each([
  ['https://host.example/course/', '/'],
  ['https://host.example/course', '/'],
  ['https://host.example/course/glossary/#ttl', '/glossary/#ttl'],
  ['https://host.example/course/scenes/04-ttl/?step=3', '/scenes/04-ttl/?step=3'],
  ['https://host.example/course/index.html', '/index.html'],
  ['https://host.example/course/scenes/04-ttl/?step=2#top', null],
  ['https://host.example/courses/', null],
  ['https://host.example/', null],
  ['https://other.example/course/', null],
  ['https://host.example/course/packages/course.zip', null],
  ['mailto:someone@host.example', null],
  ['blob:https://host.example/1f', null],
])('a click on %s is %s', (link, target) => {
  expect(innerTarget(link, here, '/course')).toBe(target)
})
