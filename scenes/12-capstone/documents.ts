/** The configurations of the beats: as little as each is about. */
import type { PolicyDocument } from '../../src/engine/policy/schema.ts'

/** The standard alone, or a route that takes personal addresses past the caches. */
export function personalRoute(bypass: boolean): PolicyDocument {
  return bypass ? { version: 1, routes: [{ name: 'personal', match: { hosts: ['api.shop.example'], paths: ['/me'] }, cache: false }] } : { version: 1 }
}

/** Products and lists of them, for an hour at the edge and not at all in browsers. */
export function catalogue(by: 'none' | 'url' | 'tag' | 'everything'): PolicyDocument {
  return {
    version: 1,
    routes: [{ name: 'catalogue', match: { hosts: ['api.shop.example'], paths: ['/products/*', '/listings/*'] }, edge: { ttlSeconds: 3_600, when: 'always' }, browser: { ttlSeconds: 0 }, purge: { by } }],
  }
}

/** Pages for five minutes. @param place of the shield; 'off': there is none */
export function pagesUnder(place: string): PolicyDocument {
  return {
    version: 1,
    ...(place !== 'off' && { shield: { on: true, place } }),
    routes: [{ name: 'pages', match: { hosts: ['www.shop.example'] }, edge: { ttlSeconds: 300, when: 'always' }, browser: { ttlSeconds: 0 } }],
  }
}

/** Quotes for a second. */
export function quotesWith(staleIfErrorSeconds: number): PolicyDocument {
  return {
    version: 1,
    routes: [{ name: 'quotes', match: { hosts: ['ticker.example'], paths: ['/quotes/*'] }, edge: { ttlSeconds: 1, when: 'always', staleIfErrorSeconds, errorTtlSeconds: { '5xx': 0 } }, browser: { ttlSeconds: 0 } }],
  }
}

/** Pages for a day, whole addresses as keys. */
export function noisy(): PolicyDocument {
  return { version: 1, routes: [{ name: 'pages', match: { hosts: ['www.shop.example'] }, edge: { ttlSeconds: 86_400, when: 'always' }, browser: { ttlSeconds: 0 } }] }
}
