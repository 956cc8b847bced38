/** A site that can go away, and change its release, under a browser's feet. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { filesToKeep } from '../../tools/offline.mjs'
import { filesFor } from '../../tools/package-files.mjs'
import { siteHandler } from '../../tools/serve.mjs'

export interface Site {
  /** Ends with a slash. */
  readonly address: string
  /** What was asked for since the start, from the site's root. */
  readonly asked: string[]
  /** What was asked for and is not there. */
  readonly missing: string[]
  /** Serves another folder from now on, or makes something else of pages; null: answers nobody, as without a network. */
  use(folder: string | null, edit?: (html: string) => string): void
  close(): Promise<void>
}

const unchanged = (html: string): string => html

/**
 * @param folder a built site
 * @param options.under the sub-path where the course stands, with both slashes
 * @param options.edit what the server makes of a page
 * @param options.forget nothing stays in the HTTP cache: what answers without this server is the store
 */
export async function openSite(folder: string, { under = '/', edit: firstEdit = unchanged, forget = false }: { under?: string; edit?: (html: string) => string; forget?: boolean } = {}): Promise<Site> {
  let handler: ReturnType<typeof siteHandler> | null = siteHandler(folder)
  let edit = firstEdit
  const asked: string[] = []
  const missing: string[] = []
  const server = createServer((request, response) => {
    if (!handler) return void request.socket.destroy()
    if (!request.url?.startsWith(under)) return void response.writeHead(404).end()
    request.url = request.url.slice(under.length - 1)
    const { url } = request
    asked.push(url)
    // Packing takes a second and is tested elsewhere.
    delete request.headers['accept-encoding']
    const setHeader = response.setHeader.bind(response)
    if (forget) response.setHeader = ((name: string, value: string) => setHeader(name, name === 'Cache-Control' ? 'no-store' : value)) as typeof response.setHeader
    const end = response.end.bind(response)
    response.end = ((body?: Buffer) => {
      if (response.statusCode === 404) missing.push(url)
      return end(body)
    }) as typeof response.end
    if (/(\/|\.html)(\?|$)/.test(url) && edit !== unchanged) {
      const send = response.end.bind(response)
      const makeOf = edit
      response.end = ((body?: Buffer) => send(body && Buffer.from(makeOf(String(body))))) as typeof response.end
      const { writeHead } = response
      response.writeHead = ((status: number, fields: Record<string, unknown> = {}) => {
        const { 'Content-Length': _, ...others } = fields
        return writeHead.call(response, status, others as Record<string, string>)
      }) as typeof response.writeHead
    }
    handler(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${under}`,
    asked,
    missing,
    use(next, nextEdit = unchanged) {
      edit = nextEdit
      handler = next === null ? null : siteHandler(next)
      if (next === null) server.closeAllConnections()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * The same course with some of its scenes only, and without what they don't need: a browser stores it in half the time.
 *
 * @param folder a built site
 * @param slugs scenes; beside them the glossary, the settings and the page for unknown addresses
 * @returns its folder; remove it
 */
export function smallSite(folder: string, slugs: readonly string[]): string {
  const small = mkdtempSync(path.join(tmpdir(), 'build-a-cdn-small-'))
  const pages = ['glossary/index.html', 'settings/index.html', '404.html']
  const named = pages.flatMap((page) => [...readFileSync(path.join(folder, page), 'utf8').matchAll(/\b(?:href|src)="(\.{1,2}\/[^"#?]+\.\w+)"/g)].map(([, to = '']) => path.posix.join(path.posix.dirname(page), to)))
  for (const name of new Set([...pages, ...named.filter((name) => !name.endsWith('.html')), ...slugs.flatMap((slug) => filesFor(folder, slug)), 'sw.js'])) {
    mkdirSync(path.join(small, path.dirname(name)), { recursive: true })
    cpSync(path.join(folder, name), path.join(small, name))
  }
  listFiles(small)
  return small
}

/** Writes into a site's worker what the site now holds. */
function listFiles(folder: string): void {
  const worker = path.join(folder, 'sw.js')
  const list = /\[\{"?url"?:[^\]]*\]/
  const text = readFileSync(worker, 'utf8')
  if (!list.test(text)) throw new Error(`${worker} has no list of files in the form that the build writes; see writeWorker in tools/offline.mjs.`)
  writeFileSync(worker, text.replace(list, () => JSON.stringify(filesToKeep(folder))))
}

/** A release after a build: all hashed files have other names, and so all pages other bytes. Out: its folder; remove it. */
export function nextRelease(folder: string): string {
  const next = mkdtempSync(path.join(tmpdir(), 'build-a-cdn-release-'))
  cpSync(folder, next, { recursive: true })
  const names = readdirSync(path.join(next, 'assets'))
  const hashes = new Map(names.map((name) => /-([\w-]{8})\.\w+$/.exec(name)?.[1] ?? name).map((hash) => [hash, `Z${hash.slice(1, 7)}Z`]))
  const renamed = (text: string) => text.replace(/(?<=-)[\w-]{8}(?=\.(?:js|css|woff2|svg)\b)/g, (hash) => hashes.get(hash) ?? hash)
  for (const name of names) renameSync(path.join(next, 'assets', name), path.join(next, 'assets', renamed(name)))
  for (const name of readdirSync(next, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(html|js|css)$/.test(name) || name === 'sw.js') continue
    const file = path.join(next, name)
    writeFileSync(file, renamed(readFileSync(file, 'utf8')))
  }
  listFiles(next)
  return next
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true })
