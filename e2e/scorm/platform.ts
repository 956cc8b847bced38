import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'

const SCORM_AGAIN = readFileSync(createRequire(import.meta.url).resolve('scorm-again/scorm12/min'), 'utf8')
const LMS = readFileSync(fileURLToPath(new URL('lms.js', import.meta.url)), 'utf8')
const HOST = '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Platform</title><body><script src="/scorm12.js"></script><script src="/lms.js"></script></body></html>'
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', json: 'application/json', woff2: 'font/woff2' }

/** The platform as a script, for a page that has it in its own window. */
export const PLATFORM_SCRIPT = `${SCORM_AGAIN}\nwindow.Scorm12API = Scorm12API\n${LMS}`

/** What the platform was told, in order, and what it keeps. */
export interface Told {
  readonly calls: readonly string[]
  readonly cmi: { readonly suspend_data: string; readonly core: { readonly lesson_status: string; readonly score: { readonly raw: string } } } | null
}

export interface Platform {
  readonly port: number
  /** Where a package begins, by its manifest. */
  readonly launchOf: (name: string) => string
  readonly close: () => void
}

/**
 * Serves unpacked packages at /content/1/<name>/, each file by its name alone, as platforms do: a folder's address finds nothing.
 * In: the packages' zip files by name.
 */
export async function openPlatform(packages: Readonly<Record<string, string>>): Promise<Platform> {
  const unpacked = new Map(Object.entries(packages).map(([name, file]) => [name, unzipSync(readFileSync(file))]))
  const server = createServer((request, response) => {
    const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://platform.example').pathname)
    const [, name = '', file = ''] = /^\/content\/1\/([^/]+)\/(.*)$/.exec(pathname) ?? []
    const own = { '/': HOST, '/scorm12.js': SCORM_AGAIN, '/lms.js': LMS }[pathname]
    const body = own ?? unpacked.get(name)?.[file]
    if (body === undefined) return void response.writeHead(404).end()
    const ending = pathname === '/' ? 'html' : (pathname.split('.').at(-1) ?? '')
    response.writeHead(200, { 'Content-Type': `${TYPES[ending] ?? 'application/octet-stream'}; charset=utf-8` }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    launchOf(name) {
      const manifest = new TextDecoder().decode(unpacked.get(name)?.['imsmanifest.xml'])
      return `/content/1/${name}/${/<resource [^>]*href="([^"]+)"/.exec(manifest)?.[1] ?? ''}${/<item [^>]*parameters="([^"]+)"/.exec(manifest)?.[1] ?? ''}`
    },
    close: () => void server.close(),
  }
}

/** In: any page of the platform's origin. */
export function toldTo(page: Page, learner: string): Promise<Told> {
  return page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? '{"calls":[],"cmi":null}') as Told, `platform:${learner}`)
}
