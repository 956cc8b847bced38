import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { diagnose } from '../src/doctor/diagnose.ts'
import { play } from '../src/engine/edge.testkit.ts'
import { apacheFile, cacheControl, contentSecurityPolicy, everywhere, forAssets, forPages, headersFile, hostingFiles, netlifyFile, nginxFile, vercelFile } from './hosting.mjs'

const YEAR = 31_536_000
const DATE = 'Thu, 01 Jan 2026 00:00:00 GMT'
const FILES: readonly (readonly [path: string, type: string])[] = [
  ['/', 'text/html; charset=utf-8'],
  ['/404.html', 'text/html; charset=utf-8'],
  ['/scenes/02-hit-and-miss/', 'text/html; charset=utf-8'],
  ['/scenes/02-hit-and-miss/index.html', 'text/html; charset=utf-8'],
  ['/scenes/02-hit-and-miss/oembed.json', 'application/json'],
  ['/glossary/', 'text/html; charset=utf-8'],
  ['/doctor/', 'text/html; charset=utf-8'],
  ['/settings/', 'text/html; charset=utf-8'],
  ['/assets/shell-CeqF36l-.js', 'text/javascript'],
  ['/assets/plex-sans-400-core-DSQ5W0qp.woff2', 'font/woff2'],
  ['/embed.js', 'text/javascript'],
  ['/theme.js', 'text/javascript'],
  ['/sw.js', 'text/javascript'],
  ['/manifest.webmanifest', 'application/manifest+json'],
  ['/icons/any-192.png', 'image/png'],
  ['/favicon.svg', 'image/svg+xml'],
  ['/policy.schema.json', 'application/json'],
  ['/configurations/good.json', 'application/json'],
]
const isPage = (type: string) => type.startsWith('text/html')
const isAsset = (path: string) => path.startsWith('/assets/')

/** As hosts that read `_headers` do: all rules that match, and a field that several name has all their values. */
function fromHeadersFile(path: string): Record<string, string> {
  const found: Record<string, string> = {}
  let matches = false
  for (const line of headersFile().split('\n')) {
    if (line.startsWith('/')) matches = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line
    const [, name = '', value = ''] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? []
    if (name && matches) found[name] = found[name] === undefined ? value : `${found[name]}, ${value}`
  }
  return found
}

/** As tools/serve.mjs does. */
function fromServer(path: string, type: string): Record<string, string> {
  const file = `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`
  return { ...everywhere, 'Cache-Control': cacheControl(file), ...(isPage(type) && { 'Content-Security-Policy': contentSecurityPolicy }) }
}

const HOSTS = [
  ['a host that reads _headers', fromHeadersFile],
  ['our own server', fromServer],
] as const

describe.each(HOSTS)('%s', (_, headersFor) => {
  test.each(FILES)('the header doctor has nothing against %s', (path, type) => {
    const headers = { Date: DATE, 'Content-Type': type, ETag: '"one"', Vary: 'Accept-Encoding', ...headersFor(path, type) }
    const fields = Object.entries(headers).map(([name, value], index) => ({ name, value, line: index + 1 }))
    const { examination, findings } = diagnose({ request: { method: 'GET', url: `https://course.example${path}`, fields: [] }, response: { status: 200, fields }, receivedAtMs: null }, Date.parse(DATE))
    expect(findings.filter(({ severity }) => severity !== 'note').map(({ id, words }) => `${id}: ${words}`)).toEqual([])
    for (const view of [examination.browser, examination.cdn]) {
      expect(view.stores).toBe(true)
      if (isAsset(path)) expect([view.lifetimeSeconds, view.asksAlways]).toEqual([YEAR, false])
      else if (isPage(type) || path === '/sw.js') expect(view.asksAlways).toBe(true)
      else expect(view.asksAlways || view.lifetimeSeconds <= 300).toBe(true)
    }
    // Not even a reload asks for a file whose name says what is in it (RFC 8246 §2).
    if (isAsset(path)) expect(examination.reload).toMatchObject({ because: 'immutable' })
    expect(headers).toMatchObject({ 'Access-Control-Allow-Origin': '*' })
    expect(Object.keys(headers)).not.toContain('X-Frame-Options')
  })

  test.each([['private'], ['shared']] as const)('in the cache of the course itself (%s), a file of the build is asked for once a year, a page each time', (kind) => {
    const visit = (path: string, type: string, seconds: number) => {
      const cache = play({ kind })
      const fetched = cache.ask('r1', 0).forwarded !== undefined
      const fetch = cache.ask('r1-again', 0).raw
      expect(fetched && fetch.effects.length > 0).toBe(true)
      cache.answer('r1/f1', 0, { etag: '"one"', ...Object.fromEntries(Object.entries(headersFor(path, type)).map(([name, value]) => [name.toLowerCase(), value])) })
      return cache.ask('r2', seconds).effects.join(' ')
    }
    expect(visit('/assets/shell-CeqF36l-.js', 'text/javascript', YEAR - 1)).toMatch(/^respond r2 hit/)
    expect(visit('/assets/shell-CeqF36l-.js', 'text/javascript', YEAR + 1)).toMatch(/^forward r2/)
    expect(visit('/', 'text/html', 1)).toMatch(/^forward r2/)
  })
})

test('the policy allows no inline script, and anybody may frame a page', () => {
  expect(contentSecurityPolicy).toMatch(/(^|; )script-src 'self'(;|$)/)
  expect(contentSecurityPolicy).toMatch(/(^|; )default-src 'none'(;|$)/)
  expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|frame-ancestors|\*/)
  expect(headersFile()).not.toMatch(/^ {2}(X-Frame-Options|Set-Cookie)/im)
})

test.each(Object.entries(hostingFiles))('hosting/%s is what `npm run hosting` writes', (name, text) => {
  expect(readFileSync(new URL(`../docs/hosting/${name}`, import.meta.url), 'utf8')).toBe(text())
})

test('every host’s file says all of it', () => {
  for (const text of [nginxFile(), apacheFile()]) {
    for (const [name, value] of Object.entries({ ...everywhere, 'Content-Security-Policy': contentSecurityPolicy })) expect(text).toContain(`${name} "${value}"`)
    for (const value of [forPages, forAssets]) expect(text).toContain(`Cache-Control "${value}"`)
  }
  const vercel = JSON.parse(vercelFile()) as { headers: { source: string; headers: { key: string; value: string }[] }[] }
  const caching = (path: string) => vercel.headers.filter(({ source }) => new RegExp(`^${source}$`).test(path)).flatMap(({ headers }) => headers.filter(({ key }) => key === 'Cache-Control')).at(-1)?.value
  expect([caching('/'), caching('/sw.js'), caching('/assets/a-12345678.js'), caching('/embed.js')]).toEqual([forPages, forPages, forAssets, 'public, max-age=300'])
  // The worker must not be held back by the rule for the rest.
  expect(nginxFile()).toMatch(/location = \/sw\.js \{[^}]*Cache-Control "no-cache"/)
  expect(apacheFile()).toMatch(/<FilesMatch "\(\\\.html\|\^sw\\\.js\)\$">\s+Header set Cache-Control "no-cache"/)
})

test('an address below a language’s folder has that language’s page for what is missing, where the host can', () => {
  expect(nginxFile(['de', 'pt-BR'])).toContain('if ($uri ~ "^(/(?:de|pt-BR))/") {\n    set $course $1;\n}\nerror_page 404 $course/404.html;')
  expect(apacheFile(['de'])).toContain('ErrorDocument 404 /404.html\n<If "%{REQUEST_URI} =~ m#^/de/#">\n  ErrorDocument 404 /de/404.html\n</If>')
  expect(netlifyFile(['de'])).toContain('[[redirects]]\n  from = "/de/*"\n  to = "/de/404.html"\n  status = 404\n')
  expect(netlifyFile()).not.toContain('[[')
})

describe('Vercel, in several languages', () => {
  interface Route {
    readonly src?: string
    readonly handle?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly status?: number
    readonly dest?: string
    readonly continue?: boolean
  }
  const { routes, ...others } = JSON.parse(vercelFile(['de', 'pt-BR'])) as { readonly routes: readonly Route[] }

  /** As the host goes through them: headers gather, the first route that does not go on answers. */
  function answer(path: string, isThere: boolean): { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly page: string } {
    let headers: Readonly<Record<string, string>> = {}
    for (const { src, handle, status, dest, continue: goesOn, headers: own = {} } of routes) {
      if (handle === 'filesystem' && isThere) return { status: 200, headers, page: path }
      const found = src === undefined ? null : new RegExp(src).exec(path)
      if (!found) continue
      headers = { ...headers, ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value.replace('$1', found[1] ?? '')])) }
      if (goesOn !== true) return { status: status ?? 200, headers, page: dest ?? '' }
    }
    return { status: 404, headers, page: '' }
  }

  test('routes stand alone: the host refuses them beside other rules', () => expect(others).toEqual({}))

  test.each([
    ['/de/nothing-here/', '/de/404.html'],
    ['/pt-BR/scenes/99/', '/pt-BR/404.html'],
    ['/nothing-here/', '/404.html'],
    ['/desk/', '/404.html'],
  ])('%s is answered with %s', (path, page) => {
    expect(answer(path, false)).toMatchObject({ status: 404, page, headers: { ...everywhere, 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': forPages } })
  })

  test.each([
    ['/', forPages],
    ['/de/scenes/04-ttl/', forPages],
    ['/de/sw.js', forPages],
    ['/assets/shell-CeqF36l-.js', forAssets],
    ['/pt-BR/assets/shell-CeqF36l-.js', forAssets],
    ['/de/icons/any-192.png', 'public, max-age=300'],
    ['/embed.js', 'public, max-age=300'],
  ])('%s: %s', (path, caching) => expect(answer(path, true)).toMatchObject({ status: 200, page: path, headers: { 'Cache-Control': caching, 'Access-Control-Allow-Origin': '*' } }))

  test('a folder has its slash, a file has none', () => {
    expect(answer('/de/scenes/04-ttl', true)).toMatchObject({ status: 308, headers: { Location: '/de/scenes/04-ttl/' } })
    expect(answer('/de/sw.js/', true)).toMatchObject({ status: 308, headers: { Location: '/de/sw.js' } })
  })
})
