import { describe, expect, it } from 'vitest'
import { incidentOf, mended, type Fix } from '../incidents.ts'
import { CONFIGURATION } from '../site.ts'
import { differences } from './diff.ts'

const text = (cause: Fix & ('bypass' | 'cookie' | 'vary' | 'ttl'), fix: Fix) => {
  const { after } = incidentOf(3, cause)
  return differences(after, mended(after, fix)).map(({ route, lines }) => [route, ...lines.filter(({ sign }) => sign !== ' ').map(({ sign, text: line }) => `${sign}${line.trim()}`)])
}

describe('what a fix changes', () => {
  it('is a route that is gone', () => {
    expect(text('bypass', 'bypass')).toEqual([['debugging', '-{', '-"name": "debugging",', '-"match": { "paths": ["/p*"] },', '-"cache": false', '-}']])
  })

  it('is one line where one line is gone, whatever commas come and go with it', () => {
    expect(text('cookie', 'cookie')).toEqual([['images', '-"cookies": ["session"]']])
  })

  it('is what is added to each route', () => {
    expect(text('ttl', 'ttl')).toEqual(['images', 'pages'].map((route) => [route, '+"edge": { "ttlSeconds": 3600, "when": "always" }']))
  })

  it('is nothing where the configuration stays', () => {
    expect(text('vary', 'wait')).toEqual([])
    expect(text('vary', 'purge')).toEqual([])
  })

  it('can lie beside the routes', () => {
    const [only, ...others] = differences(CONFIGURATION, { ...CONFIGURATION, default: { cache: false } })
    expect(only?.route).toBeNull()
    expect(only?.lines.filter(({ sign }) => sign === '+').map(({ text: line }) => line.trim())).toEqual(['"default": { "cache": false }'])
    expect(others).toEqual([])
  })

  it('holds the whole route as it is afterwards', () => {
    const { after } = incidentOf(3, 'cookie')
    const fresh = mended(after, 'cookie')
    const [found] = differences(after, fresh)
    const text = found!.lines.filter(({ sign }) => sign !== '-').map((line) => line.text)
    expect(JSON.parse(text.join('\n'))).toEqual(fresh.routes?.find(({ name }) => name === 'images'))
  })
})
