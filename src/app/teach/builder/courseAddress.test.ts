import { expect, test } from 'vitest'
import { courseAddress } from './courseAddress.ts'

test.each([
  ['https://example.org/cdn', 'https://example.org/cdn/', null],
  [' https://example.org/cdn/index.html?x=1#y ', 'https://example.org/cdn/', null],
  ['https://example.org', 'https://example.org/', null],
  ['http://example.org/', 'http://example.org/', 'not-secure'],
  ['http://localhost:4173/', 'http://localhost:4173/', 'only-here'],
  ['https://192.168.1.7/', 'https://192.168.1.7/', 'only-here'],
  ['http://[::1]/', 'http://[::1]/', 'only-here'],
  ['https://172.40.0.1/', 'https://172.40.0.1/', null],
  ['file:///home/me/dist/index.html', 'file:///home/me/dist/', 'file'],
  ['example.org', null, 'not-an-address'],
  ['', null, 'not-an-address'],
  ['javascript:alert(1)', null, 'not-an-address'],
  ['https://example.org/teaching/', 'https://example.org/teaching/', null],
  ['https://example.org/scenes/04-ttl/more/', 'https://example.org/scenes/04-ttl/more/', 'not-a-root'],
  ['https://example.org/syllabus.pdf', 'https://example.org/syllabus.pdf/', 'not-a-root'],
])('%s', (typed, url, problem) => {
  expect(courseAddress(typed)).toEqual({ url, problem, isCut: false })
})

test.each(['teach', 'teach/?scene=04#builder', 'teach/04-ttl/', 'scenes/04-ttl/?step=3', 'scenes/11-hit-ratio', 'scenes/', 'glossary/#ttl', 'doctor/', 'settings/index.html'])('a page of the course is cut off: %s', (page) => {
  expect(courseAddress(`https://example.org/cdn/${page}`)).toEqual({ url: 'https://example.org/cdn/', problem: null, isCut: true })
})

test('a course in a folder that is called like a page stands where this page says', () => {
  const here = 'https://example.org/teach/'
  expect(courseAddress(here, here)).toEqual({ url: here, problem: null, isCut: false })
  expect(courseAddress('https://example.org/other/', 'https://example.org/').url).toBe('https://example.org/other/')
  expect(courseAddress(`${here}teach/04-ttl/`, here)).toEqual({ url: here, problem: null, isCut: true })
})
