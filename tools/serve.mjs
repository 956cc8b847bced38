/**
 * Serves a built folder: plain Node, no packages. `node tools/serve.mjs [folder]`, with PORT and HOST from the environment.
 */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { cacheControl, contentSecurityPolicy, everywhere } from './hosting.mjs'
import { reroot, rootFrom } from './html.mjs'

const brotli = promisify(brotliCompress)
const gz = promisify(gzip)

const defaultPort = 4173
/** Each file is packed once and remembered, so the best is affordable; tools/size.mjs measures with the same. */
export const brotliQuality = 11

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
}
const compressible = /^(text\/|application\/(json|manifest\+json|xml|wasm)|image\/svg)/

/** RFC 9110 §12.5.3: the best of br, gzip and identity that the client names with a weight above 0. @param {string | undefined} header @returns {'br' | 'gzip' | 'identity'} */
export function chooseEncoding(header) {
  /** @type {Map<string, number>} */ const weights = new Map()
  for (const part of (header ?? '').split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
    if (name) weights.set(name.trim(), q === undefined ? 1 : Number(q))
  }
  const weight = (/** @type {string} */ name) => weights.get(name) ?? weights.get('*') ?? 0
  if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br'
  return weight('gzip') > 0 ? 'gzip' : 'identity'
}

/**
 * The request handler, with its own memory of compressed bodies.
 *
 * @param {string} folder a built site
 * @returns {import('node:http').RequestListener}
 */
export function siteHandler(folder) {
  const root = path.resolve(folder)
  /** @type {Map<string, {body: Buffer, etag: string}>} */ const memory = new Map()

  /** @param {string} key @param {() => Promise<Buffer>} make */
  async function remembered(key, make) {
    let entry = memory.get(key)
    if (!entry) {
      if (memory.size > 500) memory.clear()
      const body = await make()
      entry = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
      memory.set(key, entry)
    }
    return entry
  }

  /**
   * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
   * @param {string} file absolute @param {number} status @param {(html: string) => string} [edit]
   */
  async function send(request, response, file, status, edit) {
    const extension = path.extname(file).toLowerCase()
    const type = types[extension] ?? 'application/octet-stream'
    const encoding = compressible.test(type) ? chooseEncoding(String(request.headers['accept-encoding'] ?? '')) : 'identity'
    const { mtimeMs, size } = await stat(file)
    const key = [file, mtimeMs, size, encoding, edit?.('href="./') ?? ''].join('\n')
    const { body, etag } = await remembered(key, async () => {
      const raw = await readFile(file)
      const plain = edit ? Buffer.from(edit(raw.toString('utf8'))) : raw
      if (encoding === 'br') return brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } })
      return encoding === 'gzip' ? gz(plain, { level: 9 }) : plain
    })

    for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value)
    response.setHeader('Cache-Control', status === 200 ? cacheControl(path.relative(root, file).replaceAll(path.sep, '/')) : 'no-cache')
    response.setHeader('ETag', etag)
    if (compressible.test(type)) response.setHeader('Vary', 'Accept-Encoding')
    if (extension === '.html') response.setHeader('Content-Security-Policy', contentSecurityPolicy)
    // RFC 9110 §13.1.2: If-None-Match compares weakly, and `*` matches whatever is there.
    const asked = request.headers['if-none-match']
    const known = asked?.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
    if (status === 200 && known) return void response.writeHead(304).end()

    response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length, ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }) })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  /**
   * The folder whose 404.html stands for an address: the nearest above it that has one, so that a language's folder has its own.
   *
   * @param {string} rawPath as it was asked for @returns {Promise<string | undefined>} such as `` or `/de`; undefined where there is none
   */
  async function nearestMissing(rawPath) {
    let found
    let folder = ''
    for (const segment of ['', ...rawPath.split('/').slice(1, -1)]) {
      // Folders with a 404.html have plain names; whatever else stands in an address is none of them.
      if (segment !== '' && !/^[\w-]+$/.test(segment)) break
      if (segment !== '') folder += `/${segment}`
      if (await stat(path.join(root, folder, '404.html')).catch(() => undefined)) found = folder
      else if (!(await stat(path.join(root, folder)).catch(() => undefined))?.isDirectory()) break
    }
    return found
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async function answer(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return void plain(response, 405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' })
    const [rawPath = '/', ...query] = (request.url ?? '/').split('?')
    // People get a page with ways on; whoever doesn't read pages, a line.
    const missing = await nearestMissing(rawPath)
    const hasMissing = missing !== undefined
    // As the browser counts folders, which takes %2F for a letter.
    const lost = (/** @type {number} */ status) => send(request, response, path.join(root, missing ?? '', '404.html'), status, (html) => reroot(html, rootFrom(rawPath.slice((missing ?? '').length))))
    const refuse = (/** @type {string} */ text) => (hasMissing && /text\/html/.test(request.headers.accept ?? '') ? lost(400) : plain(response, 400, text))
    let pathname
    try {
      pathname = decodeURIComponent(rawPath)
    } catch {
      return void (await refuse('The address holds a % that does not begin a valid escape. Correct the address.'))
    }
    const file = path.join(root, pathname)
    const inside = file === root || file.startsWith(root + path.sep)
    const hidden = pathname.split('/').some((segment) => segment.startsWith('.') && segment !== '')
    if (!pathname.startsWith('/') || pathname.includes('\0') || pathname.includes('\\') || !inside || hidden) {
      return void (await refuse('The address leads outside of the site. Correct the address.'))
    }
    if (rawPath.includes('//')) {
      // A page under such an address would look for its files in the wrong folder. Relative, as below.
      const up = '../'.repeat(rawPath.split('/').length - 2)
      const location = `${up}${rawPath.replace(/\/+/g, '/').slice(1)}${query.length > 0 ? `?${query.join('?')}` : ''}`
      return void plain(response, 301, 'Moved', { Location: location, 'Cache-Control': 'no-cache' })
    }

    const found = await stat(file).catch(() => undefined)
    if (found?.isFile() && !pathname.endsWith('/')) return send(request, response, file, 200)
    const index = path.join(file, 'index.html')
    if (found?.isDirectory() && (await stat(index).catch(() => undefined))?.isFile()) {
      if (pathname.endsWith('/')) return send(request, response, index, 200)
      // Relative, so that it also holds behind a proxy that serves the site under a sub-path.
      const last = rawPath.slice(rawPath.lastIndexOf('/') + 1)
      const location = `./${last}/${query.length > 0 ? `?${query.join('?')}` : ''}`
      return void plain(response, 301, 'Moved', { Location: location, 'Cache-Control': 'no-cache' })
    }

    if (!hasMissing) return void plain(response, 404, 'Nothing is at this address.')
    return lost(404)
  }

  return (request, response) => {
    answer(request, response).catch((error) => {
      console.error(`${request.method} ${request.url}: ${error instanceof Error ? error.message : error}`)
      if (response.headersSent) response.destroy()
      else plain(response, 500, 'The server could not read this file. Build again with `npm run build`, then reload.')
    })
  }
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} text @param {Record<string, string>} [headers] */
function plain(response, status, text, headers = {}) {
  response.writeHead(status, { ...everywhere, 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`)
}

/**
 * Starts to listen.
 *
 * @param {object} options
 * @param {string} options.folder
 * @param {string} [options.host] loopback when left out
 * @param {number} [options.port] exactly this one; when left out, the default or the next free one
 * @returns {Promise<{server: import('node:http').Server, port: number, address: string}>}
 * @throws {Error} with the mend, when the wanted port is taken or not allowed
 */
export async function serve({ folder, host = '127.0.0.1', port }) {
  const server = createServer(siteHandler(folder))
  const candidates = port === undefined ? Array.from({ length: 50 }, (_, i) => defaultPort + i) : [port]
  for (const candidate of candidates) {
    const code = await new Promise((resolve) => {
      const failed = (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code ?? 'unknown')
      server.once('error', failed)
      server.listen(candidate, host, () => {
        server.off('error', failed)
        resolve(undefined)
      })
    })
    if (code === undefined) {
      const bound = /** @type {import('node:net').AddressInfo} */ (server.address()).port
      const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
      return { server, port: bound, address: `http://${name.includes(':') ? `[${name}]` : name}:${bound}/` }
    }
    if (code === 'EADDRINUSE' && port === undefined) continue
    if (code === 'EADDRINUSE') throw new Error(`Port ${candidate} is taken by another program. Stop that program, or choose a port: PORT=${candidate + 1} npm start`)
    if (code === 'EACCES') throw new Error(`Port ${candidate} is not allowed for this user. Choose one above 1023: PORT=${defaultPort} npm start`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new Error(`This machine has no address ${host}. Set HOST to one it has, or leave HOST out.`)
    throw new Error(`Could not listen on ${host}:${candidate} (${code}).`)
  }
  throw new Error(`Ports ${defaultPort} to ${candidates.at(-1)} are all taken. Choose one: PORT=8080 npm start`)
}

/**
 * Reads PORT and HOST, serves, prints the address, and stops in order on a signal.
 *
 * @param {string} folder
 */
export async function serveFromEnvironment(folder) {
  const { PORT, HOST } = process.env
  try {
    const port = PORT === undefined || PORT === '' ? undefined : Number(PORT)
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) throw new Error(`PORT is "${PORT}", which is no port. Give a number from 1 to 65535, or leave PORT out.`)
    if (!(await stat(path.join(folder, 'index.html')).catch(() => undefined))) throw new Error(`There is no built site in ${folder}. Run \`npm run build\` first.`)
    const { server, address } = await serve({ folder, ...(HOST ? { host: HOST } : {}), ...(port === undefined ? {} : { port }) })
    console.log(`Build a CDN: ${address}`)
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => {
        server.close(() => process.exit(0))
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 1000).unref()
      })
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await serveFromEnvironment(path.resolve(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url))))
}
