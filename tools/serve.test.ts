import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders, type Server } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy, headersFile } from './hosting.mjs'
import { chooseEncoding, serve } from './serve.mjs'

const script = 'console.warn("hello")\n'.repeat(100)
const files: Record<string, string> = {
  'index.html': '<!doctype html><html data-root="./"><script src="./assets/app-12345678.js"></script>Home',
  '404.html': '<!doctype html><html data-root="./"><script src="./assets/app-12345678.js"></script><a href="./">Missing</a>',
  'scenes/00-foundations/index.html': 'Scene',
  'de/404.html': '<!doctype html><html lang="de" data-root="./"><script src="./assets/app-12345678.js"></script><a href="./">Fehlt</a>',
  'de/scenes/00-foundations/index.html': 'Szene',
  'assets/app-12345678.js': script,
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '.secret': 'secret',
}
let folder: string
let server: Server
let port: number

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'serve-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  writeFileSync(path.join(folder, '..', path.basename(folder) + '-outside.txt'), 'outside')
  ;({ server, port } = await serve({ folder, port: 0 }))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
  rmSync(`${folder}-outside.txt`)
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  text: string
}

/** Sends the path as it is written; fetch() would tidy it first. */
function ask(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: target, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const body = Buffer.concat(parts)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() })
      })
    })
      .on('error', reject)
      .end()
  })
}

describe('caching', () => {
  it('a page is asked for again each time, and answered 304 while it is the same', async () => {
    const first = await ask('/')
    expect(first).toMatchObject({ status: 200, headers: { 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' } })
    const etag = first.headers.etag ?? ''
    expect(etag).toMatch(/^"[\w-]{22}"$/)
    const second = await ask('/', { 'if-none-match': `"other", W/${etag}` })
    expect(second).toMatchObject({ status: 304, text: '', headers: { etag, 'cache-control': 'no-cache', vary: 'Accept-Encoding' } })
    expect((await ask('/', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('a changed page gets another ETag', async () => {
    const file = path.join(folder, 'changing.html')
    writeFileSync(file, 'one')
    const { headers } = await ask('/changing.html')
    writeFileSync(file, 'three')
    const changed = await ask('/changing.html', { 'if-none-match': headers.etag ?? '' })
    expect(changed).toMatchObject({ status: 200, text: 'three' })
    expect(changed.headers.etag).not.toBe(headers.etag)
  })

  it('a hashed asset may be kept for a year, any other file for minutes', async () => {
    expect((await ask('/assets/app-12345678.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await ask('/favicon.svg')).headers).toMatchObject({ 'cache-control': 'public, max-age=300', 'content-type': 'image/svg+xml' })
  })
})

describe('encoding', () => {
  it('packs text with what the client takes, each form with an ETag of its own', async () => {
    const br = await ask('/assets/app-12345678.js', { 'accept-encoding': 'gzip, deflate, br' })
    const gzip = await ask('/assets/app-12345678.js', { 'accept-encoding': 'gzip' })
    const raw = await ask('/assets/app-12345678.js')
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding', 'content-length': String(br.body.length) })
    expect(brotliDecompressSync(br.body).toString()).toBe(script)
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.body).toString()).toBe(script)
    expect(raw.headers).not.toHaveProperty('content-encoding')
    expect(raw.headers.vary).toBe('Accept-Encoding')
    expect(new Set([br.headers.etag, gzip.headers.etag, raw.headers.etag]).size).toBe(3)
  })

  it.each([
    [undefined, 'identity'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['*', 'br'],
    ['identity', 'identity'],
    ['GZIP;q=0.2', 'gzip'],
  ])('Accept-Encoding: %s chooses %s', (header, encoding) => expect(chooseEncoding(header)).toBe(encoding))
})

it('HEAD has the headers of GET and no body', async () => {
  const get = await ask('/')
  const head = await ask('/', {}, 'HEAD')
  expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': get.headers['content-length'], etag: get.headers.etag } })
})

it('other methods are refused and told which work', async () => {
  expect(await ask('/', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
})

describe('addresses', () => {
  it('a folder without its slash leads to the one with it, the query kept, relative so that sub-paths hold', async () => {
    expect(await ask('/scenes/00-foundations?step=3')).toMatchObject({ status: 301, headers: { location: './00-foundations/?step=3' } })
    expect(await ask('/scenes/00-foundations/?step=3')).toMatchObject({ status: 200, text: 'Scene' })
  })

  it.each([
    ['/nothing', './'],
    ['/scenes/nothing', '../'],
    ['/scenes/99-nothing/', '../../'],
    ['/scenes/', '../'],
    ['/favicon.svg/', '../'],
  ])('%s is not there: the page for that, its addresses from %s', async (target, root) => {
    const answer = await ask(target)
    expect(answer).toMatchObject({ status: 404, headers: { 'cache-control': 'no-cache' } })
    expect(answer.text).toContain(`data-root="${root}"`)
    expect(answer.text).toContain(`src="${root}assets/app-12345678.js"`)
  })

  it.each([
    ['/de/nothing', './'],
    ['/de/nothing/deep/', '../../'],
    ['/de/scenes/04/', '../../'],
  ])('%s is not there: the page for that in its language, its addresses from %s', async (target, root) => {
    const answer = await ask(target)
    expect(answer.status).toBe(404)
    expect(answer.text).toContain(`<html lang="de" data-root="${root}">`)
    expect(answer.text).toContain(`src="${root}assets/app-12345678.js"`)
  })

  it.each(['/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2f%2e%2e/etc/passwd', '/.secret', '/a%00b', '/..%5cwindows', '/%E0%A4%A'])(
    '%s is refused',
    async (target) => expect((await ask(target)).status).toBe(400),
  )

  it.each([
    ['/%E0%A4%A', './'],
    ['/a/b%00/c%2Fd', '../../'],
  ])('%s is refused with the page for lost addresses, where pages are read', async (target, root) => {
    const answer = await ask(target, { accept: 'text/html,*/*;q=0.8' })
    expect(answer).toMatchObject({ status: 400, headers: { 'content-type': 'text/html; charset=utf-8' } })
    expect(answer.text).toContain(`src="${root}assets/app-12345678.js"`)
    expect((await ask(target)).headers['content-type']).toMatch(/^text\/plain/)
  })

  it.each([
    ['/scenes//00-foundations/?step=3', '../../../scenes/00-foundations/?step=3'],
    ['//evil.example/', '../../evil.example/'],
    ['///', '../../'],
    ['//', '../'],
  ])('%s leads to the address without empty folders, on this host', async (target, location) => {
    expect(await ask(target)).toMatchObject({ status: 301, headers: { location } })
  })

  it('a neighbour folder whose name begins alike is outside', async () => {
    expect((await ask(`/../${path.basename(folder)}-outside.txt`)).status).toBe(400)
  })
})

it('assets may be fetched by sandboxed frames, and pages may be framed by anybody', async () => {
  expect((await ask('/assets/app-12345678.js')).headers['access-control-allow-origin']).toBe('*')
  const { headers } = await ask('/')
  expect(headers).not.toHaveProperty('x-frame-options')
  expect(headers['content-security-policy']).toContain("script-src 'self';")
  expect(headers['content-security-policy']).not.toContain('frame-ancestors')
  expect(headers['x-content-type-options']).toBe('nosniff')
})

it('the headers file for static hosts says the same as this server', () => {
  const shipped = headersFile()
  expect(shipped).toContain(`  Content-Security-Policy: ${contentSecurityPolicy}\n`)
  expect(shipped).toContain('  Access-Control-Allow-Origin: *\n')
  expect(shipped).toContain('  Cache-Control: public, max-age=31536000, immutable\n')
})

it('a wanted port that is taken is an error that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const taken = (other.address() as AddressInfo).port
  await expect(serve({ folder, port: taken })).rejects.toThrow(`PORT=${taken + 1} npm start`)
  other.close()
})
