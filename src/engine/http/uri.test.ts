import { describe, expect, it } from 'vitest'
import { originOf, resolveReference } from './uri.ts'

describe('references (RFC 3986 §5.4)', () => {
  const base = 'http://a/b/c/d;p?q'
  it.each([
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q'],
    ['g?y#s', 'http://a/b/c/g?y'],
    [';x', 'http://a/b/c/;x'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['./', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../..', 'http://a/'],
    ['../../g', 'http://a/g'],
    ['../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['/../g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['..g', 'http://a/b/c/..g'],
    ['./../g', 'http://a/b/g'],
    ['g/./h', 'http://a/b/c/g/h'],
    ['g/../h', 'http://a/b/c/h'],
    ['g;x=1/../y', 'http://a/b/c/y'],
    ['https://other/x/../y', 'https://other/y'],
    ['mailto:a@b', 'mailto:a@b'],
  ])('%s', (reference, uri) => expect(resolveReference(base, reference)).toBe(uri))

  it('a base without a path', () => expect(resolveReference('http://a', 'g')).toBe('http://a/g'))
})

describe('origins', () => {
  it.each([
    ['HTTP://Shop.example:80/x', 'http://shop.example'],
    ['https://shop.example:8443', 'https://shop.example:8443'],
    ['mailto:a@b', null],
    ['/relative', null],
  ])('%s: %s', (uri, origin) => expect(originOf(uri)).toBe(origin))
})
