/** Dumps as people meet them, each with what the doctor has to say: per cache the lifetime in seconds (null: not stored), and the findings. */
export interface Dump {
  readonly name: string
  readonly text: string
  readonly browser: number | null
  readonly cdn: number | null
  readonly findings: readonly string[]
}

const OK = 'HTTP/1.1 200 OK\r\nDate: Sat, 21 Nov 2026 07:37:59 GMT\r\n'
const day = (date: number): string => `Sat, ${date} Nov 2026 07:37:59 GMT`

export const DUMPS: readonly Dump[] = [
  { name: 'a hashed asset', text: `$ curl -sI https://cdn.shop.example/assets/app.3f9c1b7e.js\nHTTP/2 200\ndate: ${day(21)}\ncontent-type: text/javascript\ncache-control: public, max-age=31536000, immutable\netag: "3f9c1b7e"\nvary: Accept-Encoding\n`, browser: 31_536_000, cdn: 31_536_000, findings: [] },
  { name: 'the trap: 60 for browsers, 600 for CDNs', text: `${OK}Content-Type: text/html\r\nCache-Control: max-age=60, s-maxage=600\r\nETag: "a"\r\n\r\n<html>`, browser: 60, cdn: 600, findings: ['edge-outlives-browser'] },
  { name: 'the trap seen from a browser', text: `${OK}Content-Type: text/html\r\nCache-Control: max-age=60, s-maxage=600\r\nAge: 415\r\nETag: "a"\r\n`, browser: 60, cdn: 600, findings: ['age-beyond-lifetime'] },
  { name: 'a leak: a cookie in a shared page', text: `${OK}Content-Type: text/html; charset=utf-8\r\nSet-Cookie: session=8c1f; HttpOnly\r\nCache-Control: public, max-age=300\r\nETag: "a"\r\n`, browser: 300, cdn: 300, findings: ['set-cookie-shared', 'one-number'] },
  { name: 'cookie and no-store', text: `${OK}Set-Cookie: session=1\r\nCache-Control: no-store\r\n`, browser: null, cdn: null, findings: [] },
  { name: 'cookie and private', text: `${OK}Set-Cookie: session=1\r\nCache-Control: private, max-age=60\r\nETag: "a"\r\n`, browser: 60, cdn: null, findings: [] },
  { name: 'cookie left out by name', text: `${OK}Set-Cookie: session=1\r\nCache-Control: max-age=60, private="set-cookie"\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: [] },
  { name: 'authorization and public', text: `GET /account HTTP/1.1\r\nHost: api.shop.example\r\nAuthorization: Bearer x\r\n\r\n${OK}Content-Type: application/json\r\nCache-Control: public, max-age=60\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['authorization-shared'] },
  { name: 'authorization alone', text: `GET /account HTTP/1.1\r\nHost: api.shop.example\r\nAuthorization: Bearer x\r\n\r\n${OK}Cache-Control: max-age=60\r\nETag: "a"\r\n`, browser: 60, cdn: null, findings: ['personal-kept'] },
  { name: 'no-store', text: 'cache-control: no-store', browser: null, cdn: null, findings: [] },
  { name: 'everything at once', text: `${OK}Cache-Control: no-store, no-cache, must-revalidate, max-age=0\r\nPragma: no-cache\r\nExpires: 0\r\n`, browser: null, cdn: null, findings: [] },
  { name: 'no-store and a lifetime', text: `${OK}Cache-Control: no-store, max-age=600\r\n`, browser: null, cdn: null, findings: ['no-store-and-lifetime'] },
  { name: 'no-cache with a tag', text: `${OK}Content-Type: text/html\r\nCache-Control: no-cache\r\nETag: W/"1"\r\n`, browser: 0, cdn: 0, findings: [] },
  { name: 'nothing stated', text: `${OK}Server: nginx\r\nContent-Type: text/html\r\n`, browser: 0, cdn: 0, findings: ['no-lifetime', 'no-validator'] },
  { name: 'a guess', text: `${OK}Server: nginx\r\nLast-Modified: ${day(11)}\r\n`, browser: 86_400, cdn: 86_400, findings: ['heuristic'] },
  { name: 'Expires alone', text: `${OK}Expires: Sat, 21 Nov 2026 08:37:59 GMT\r\nETag: "a"\r\n`, browser: 3600, cdn: 3600, findings: [] },
  { name: 'Expires in the past', text: `${OK}Expires: Fri, 20 Nov 2026 08:37:59 GMT\r\nETag: "a"\r\n`, browser: -82_800, cdn: -82_800, findings: ['expires-past'] },
  { name: 'Expires beside max-age', text: `${OK}Expires: Sat, 21 Nov 2026 08:37:59 GMT\r\nCache-Control: max-age=60\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['expires-disagrees'] },
  { name: 'max-age=1h', text: `${OK}Cache-Control: max-age=1h\r\nETag: "a"\r\n`, browser: 0, cdn: 0, findings: ['lifetime-unreadable'] },
  { name: 'semicolons', text: `${OK}Cache-Control: public; max-age=60\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['needs-commas'] },
  { name: 'misspelt', text: `${OK}Cache-Control: maxage=60\r\nETag: "a"\r\n`, browser: 0, cdn: 0, findings: ['misspelt-directive', 'no-lifetime'] },
  { name: 'twice', text: `${OK}Cache-Control: max-age=60\r\nCache-Control: max-age=90\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['comes-twice'] },
  { name: 'a field for CDNs', text: `${OK}Cache-Control: max-age=60\r\nCDN-Cache-Control: max-age=30\r\nETag: "a"\r\n`, browser: 60, cdn: 30, findings: [] },
  { name: 'a field for CDNs that can’t be read', text: `${OK}Cache-Control: max-age=60\r\nCDN-Cache-Control: max-age="30"\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['targeted-unreadable'] },
  { name: 'private, but not for the CDN', text: `${OK}Cache-Control: private, no-cache\r\nCDN-Cache-Control: max-age=600\r\nETag: "a"\r\n`, browser: 0, cdn: 600, findings: ['cdn-overrides-private'] },
  { name: 'Vary: *', text: `${OK}Cache-Control: max-age=60\r\nVary: *\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['vary-star'] },
  { name: 'Vary on everything', text: `${OK}Cache-Control: s-maxage=60\r\nVary: Accept-Encoding, User-Agent, Cookie, Accept-Language\r\nETag: "a"\r\n`, browser: 0, cdn: 60, findings: ['vary-cookie', 'vary-user-agent', 'vary-many'] },
  { name: 'gzip without Vary', text: `${OK}Cache-Control: max-age=60\r\nContent-Encoding: gzip\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['encoding-unvaried'] },
  { name: 'a language without Vary', text: `${OK}Cache-Control: max-age=60\r\nContent-Language: de\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['language-unvaried'] },
  { name: 'CORS for one site', text: `${OK}Cache-Control: max-age=60\r\nAccess-Control-Allow-Origin: https://a.example\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['origin-unvaried'] },
  { name: 'a page for a day', text: `${OK}Content-Type: text/html\r\nCache-Control: max-age=86400\r\nETag: "a"\r\n`, browser: 86_400, cdn: 86_400, findings: ['page-kept-long', 'one-number'] },
  { name: 'a script for a year without a hash', text: `curl -i https://shop.example/js/app.js\n${OK}Content-Type: text/javascript\r\nCache-Control: max-age=31536000\r\nETag: "a"\r\n`, browser: 31_536_000, cdn: 31_536_000, findings: ['one-number', 'unhashed-kept-long'] },
  { name: 'an error kept', text: 'HTTP/1.1 503 Service Unavailable\nDate: Sat, 21 Nov 2026 07:37:59 GMT\nCache-Control: max-age=600\n', browser: 600, cdn: 600, findings: ['error-kept'] },
  { name: 'a 404 kept for a day', text: 'HTTP/2 404\ndate: Sat, 21 Nov 2026 07:37:59 GMT\ncache-control: public, max-age=86400\n', browser: 86_400, cdn: 86_400, findings: ['error-kept'] },
  { name: 'a 500 without a word', text: 'HTTP/1.1 500 Internal Server Error\nDate: Sat, 21 Nov 2026 07:37:59 GMT\n', browser: null, cdn: null, findings: [] },
  { name: 'a redirect for ever', text: 'HTTP/1.1 301 Moved Permanently\nDate: Sat, 21 Nov 2026 07:37:59 GMT\nLocation: https://www.shop.example/\nCache-Control: max-age=31536000\n', browser: 31_536_000, cdn: 31_536_000, findings: ['redirect-kept'] },
  { name: 'stale-while-revalidate', text: `${OK}Cache-Control: max-age=60, stale-while-revalidate=86400\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['window-long'] },
  { name: 'a window that is forbidden', text: `${OK}Cache-Control: max-age=60, must-revalidate, stale-while-revalidate=30\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['window-forbidden'] },
  { name: 'a weak tag and ranges', text: `${OK}Cache-Control: max-age=60\r\nETag: W/"a"\r\nAccept-Ranges: bytes\r\n`, browser: 60, cdn: 60, findings: ['weak-etag-ranges'] },
  { name: 'modified in the future', text: `${OK}Cache-Control: max-age=60\r\nLast-Modified: ${day(28)}\r\n`, browser: 60, cdn: 60, findings: ['modified-after-date'] },
  { name: 'immutable for an hour', text: `${OK}Cache-Control: max-age=3600, immutable\r\nETag: "a"\r\n`, browser: 3600, cdn: 3600, findings: ['immutable-short'] },
  { name: 'Pragma alone', text: `${OK}Pragma: no-cache\r\nETag: "a"\r\n`, browser: 0, cdn: 0, findings: ['no-lifetime', 'pragma-alone'] },
  { name: 'a 304', text: 'HTTP/1.1 304 Not Modified\nDate: Sat, 21 Nov 2026 07:37:59 GMT\nCache-Control: max-age=30\nETag: "a"\n', browser: 30, cdn: 30, findings: [] },
  { name: 'a POST', text: `POST /cart HTTP/1.1\r\nHost: shop.example\r\n\r\n${OK}Cache-Control: max-age=60\r\n`, browser: null, cdn: null, findings: [] },
  { name: 'two Dates', text: `${OK}Date: ${day(20)}\r\nCache-Control: max-age=60\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['field-twice'] },
  { name: 'Surrogate-Control', text: `${OK}Surrogate-Control: max-age=3600\r\nCache-Control: no-store\r\n`, browser: null, cdn: null, findings: ['surrogate-control'] },
  { name: 'a reload of a cookie page', text: `GET / HTTP/2\nHost: shop.example\nCookie: a=b\nCache-Control: no-cache\n\n${OK}Cache-Control: max-age=60\r\nETag: "a"\r\n`, browser: 60, cdn: 60, findings: ['cookie-unvaried', 'request-ignored'] },
  { name: 'a part', text: 'HTTP/1.1 206 Partial Content\nDate: Sat, 21 Nov 2026 07:37:59 GMT\nContent-Range: bytes 0-99/1000\nCache-Control: max-age=60\nETag: "a"\n', browser: 60, cdn: 60, findings: ['range-asked'] },
  { name: 's-maxage in a private response', text: `${OK}Cache-Control: private, max-age=60, s-maxage=600\r\nETag: "a"\r\n`, browser: 60, cdn: null, findings: ['s-maxage-unheard'] },
]
