import { describe, expect, it } from 'vitest'
import { fieldValue, type HeaderFields } from '../http/message.ts'
import { deviceFor, encodingFor, languageFor, normaliser } from './normalise.ts'

describe('Accept-Encoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.0, gzip;q=0', 'identity'],
    ['br;q=0.1, gzip;q=1', 'br'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=0, *', 'gzip'],
    ['deflate', 'identity'],
    ['identity', 'identity'],
    ['brotli', 'identity'],
    ['br;q=much', 'br'],
    [',,;q=1,gzip', 'gzip'],
  ])('%s: %s', (field, coding) => {
    expect(encodingFor(field, ['br', 'gzip'])).toBe(coding)
  })
})

describe('Accept-Language', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['DE-ch', 'de'],
    ['de-CH-1996, fr', 'de'],
    ['fr, ja', 'ja'],
    ['ja;q=0.5, de;q=0.9', 'de'],
    ['ja, de', 'ja'],
    ['de;q=0, ja;q=0.1', 'ja'],
    ['de;q=0', 'en'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'en'],
    ['*', 'en'],
    ['fr, *;q=0.5, de;q=0.1', 'en'],
    ['d', 'en'],
    ['"de"', 'en'],
    ['-', 'en'],
  ])('%s: %s', (field, tag) => {
    expect(languageFor(field, ['en', 'de', 'ja', 'pt-BR'])).toBe(tag)
  })
})

describe('User-Agent', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36', 'desktop'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1', 'mobile'],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/126.0 Mobile Safari/537.36', 'mobile'],
    ['Mozilla/5.0 (Linux; Android 14; SM-X910) Chrome/126.0 Safari/537.36', 'tablet'],
    ['Mozilla/5.0 (iPad; CPU OS 16_5 like Mac OS X) Mobile/15E148', 'tablet'],
    ['Mozilla/5.0 (compatible; Examplebot/2.1)', 'bot'],
    [undefined, 'desktop'],
  ])('%s: %s', (field, device) => {
    expect(deviceFor(field, ['desktop', 'mobile', 'tablet', 'bot'])).toBe(device)
  })

  it('a class that is not offered is the first', () => {
    expect(deviceFor('Examplebot', ['mobile', 'desktop'])).toBe('mobile')
  })
})

describe('a whole request', () => {
  const sent: HeaderFields = [
    ['Host', 'shop.example'],
    ['accept-encoding', 'gzip'],
    ['User-Agent', 'Mozilla/5.0 (iPhone)'],
    ['X-Forwarded-Host', 'evil.example'],
    ['X-Test', 'b'],
    ['Cookie', 'a=1'],
    ['If-None-Match', '"1"'],
  ]
  const names = (headers: HeaderFields) => headers.map(([name]) => name.toLowerCase()).sort()

  it('stays as it is where nothing is said', () => {
    expect(normaliser({})).toBeNull()
    expect(normaliser({ normalise: {} })).toBeNull()
    expect(normaliser({ normalise: { values: {} } })).toBeNull()
  })

  it('gets the few values that count, once each', () => {
    const { acceptEncoding, acceptLanguage, userAgent } = { acceptEncoding: ['br' as const], acceptLanguage: ['en', 'de'], userAgent: ['desktop' as const, 'mobile' as const] }
    const headers = normaliser({ normalise: { acceptEncoding, acceptLanguage, userAgent } })!(sent)
    expect([fieldValue(headers, 'accept-encoding'), fieldValue(headers, 'accept-language'), fieldValue(headers, 'user-agent')]).toEqual(['identity', 'en', 'mobile'])
    expect(normaliser({ normalise: { acceptEncoding } })!(headers)).toEqual(expect.arrayContaining([['Accept-Encoding', 'identity']]))
  })

  it('loses fields with values that are not allowed', () => {
    const only = (values: Record<string, string[]>) => names(normaliser({ normalise: { values } })!(sent))
    expect(only({ 'x-test': ['a', 'b'], 'X-Forwarded-Host': [] })).toEqual(names(sent).filter((name) => name !== 'x-forwarded-host'))
    expect(only({ 'x-test': ['a'] })).not.toContain('x-test')
    expect(only({ 'x-test': ['B'] })).not.toContain('x-test')
  })

  it('keeps what is listed, keyed, rewritten or needed by HTTP', () => {
    const normalise = { headers: ['x-test'], userAgent: ['desktop' as const] }
    expect(names(normaliser({ normalise })!(sent))).toEqual(['host', 'if-none-match', 'user-agent', 'x-test'])
    expect(names(normaliser({ normalise, key: { cookies: ['a'], headers: ['X-Forwarded-Host'] } })!(sent))).toEqual(['cookie', 'host', 'if-none-match', 'user-agent', 'x-forwarded-host', 'x-test'])
  })
})
