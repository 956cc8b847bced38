import { doctorCopy as copy } from './copy.en.ts'

/** Pastes to begin with: a trap, a leak, and things done well. */
export interface Example {
  readonly id: string
  readonly name: string
  readonly text: string
}

export const EXAMPLES: readonly Example[] = [
  {
    id: 'trap',
    name: copy.examples.trap,
    text: '$ curl -i https://www.shop.example/prices.html\nHTTP/2 200\ndate: Sat, 21 Nov 2026 09:00:00 GMT\ncontent-type: text/html; charset=utf-8\ncache-control: max-age=60, s-maxage=600\nage: 415\netag: "prices-17"\nvary: Accept-Encoding\ncache-status: edge-madrid; hit; ttl=185\n',
  },
  {
    id: 'leak',
    name: copy.examples.leak,
    text: 'HTTP/1.1 200 OK\nDate: Sat, 21 Nov 2026 09:00:00 GMT\nContent-Type: text/html; charset=utf-8\nSet-Cookie: session=8c1f02; Path=/; HttpOnly; Secure\nCache-Control: public, max-age=300\nLast-Modified: Sat, 21 Nov 2026 07:30:00 GMT\n',
  },
  {
    id: 'asset',
    name: copy.examples.asset,
    text: '$ curl -sI https://cdn.shop.example/assets/app.3f9c1b7e.js\nHTTP/2 200\ndate: Sat, 21 Nov 2026 09:00:00 GMT\ncontent-type: text/javascript\ncontent-encoding: br\ncache-control: public, max-age=31536000, immutable\netag: "3f9c1b7e"\nvary: Accept-Encoding\n',
  },
  {
    id: 'api',
    name: copy.examples.api,
    text: 'GET /v1/account?utm_source=mail HTTP/1.1\nHost: api.shop.example\nAuthorization: Bearer abc.def\nAccept: application/json\n\nHTTP/1.1 200 OK\nDate: Sat, 21 Nov 2026 09:00:00 GMT\nContent-Type: application/json\nCache-Control: public, max-age=30\nETag: W/"41-a9"\n',
  },
  {
    id: 'window',
    name: copy.examples.window,
    text: 'HTTP/2 200\ndate: Sat, 21 Nov 2026 09:00:00 GMT\ncontent-type: application/json\ncache-control: max-age=10\ncdn-cache-control: max-age=60, stale-while-revalidate=240, stale-if-error=86400\netag: "r-2081"\nvary: Accept-Encoding\n',
  },
  {
    id: 'silent',
    name: copy.examples.silent,
    text: 'HTTP/1.1 200 OK\nServer: nginx\nDate: Sat, 21 Nov 2026 09:00:00 GMT\nContent-Type: text/html\nLast-Modified: Wed, 11 Nov 2026 09:00:00 GMT\nETag: "6912f0a0-264"\nPragma: no-cache\n',
  },
]

/** What an empty field shows: fields of the protocol, which are the same in every language. */
export const PLACEHOLDER = 'HTTP/2 200\ncontent-type: text/html\ncache-control: max-age=60, s-maxage=600\nage: 415'
