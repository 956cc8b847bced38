import { expect, test } from 'vitest'
import { courseAddress } from './courseAddress.ts'

test.each([
  ['https://example.org/cdn', 'https://example.org/cdn/', null],
  [' https://example.org/cdn/index.html?x=1#y ', 'https://example.org/cdn/', null],
  ['https://example.org', 'https://example.org/', null],
  ['http://example.org/', 'http://example.org/', 'not-secure'],
  ['http://localhost:4173/', 'http://localhost:4173/', 'only-here'],
  ['http://127.0.0.1:4173/teach', 'http://127.0.0.1:4173/teach/', 'only-here'],
  ['https://192.168.1.7/', 'https://192.168.1.7/', 'only-here'],
  ['http://[::1]/', 'http://[::1]/', 'only-here'],
  ['https://172.40.0.1/', 'https://172.40.0.1/', null],
  ['file:///home/me/dist/index.html', 'file:///home/me/dist/', 'file'],
  ['example.org', null, 'not-an-address'],
  ['', null, 'not-an-address'],
  ['javascript:alert(1)', null, 'not-an-address'],
])('%s', (typed, url, problem) => {
  expect(courseAddress(typed)).toEqual({ url, problem })
})
