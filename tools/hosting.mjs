/**
 * The response headers that a built course wants, once, and in the words of the common static hosts. tools/serve.mjs sends them, the
 * build writes `_headers` from them, `npm run hosting` writes the files in docs/hosting/, and a test asks our own header doctor.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { LANGUAGES } from './language/languages.mjs'

/**
 * Scripts, styles and fonts only from here. React writes `style` attributes into a prerendered page, so attributes may style;
 * `<style>` elements may not. Nothing restricts who may frame a page: scenes are made to be embedded.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ')

/** @type {Record<string, string>} */
export const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  // A frame sandboxed without allow-same-origin fetches module scripts and fonts from an opaque origin.
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** Pages, and what describes them: kept, and asked for again each time (RFC 9111 §5.2.2.4). */
export const forPages = 'no-cache'
/** A name with a hash never changes its content (RFC 8246). */
export const forAssets = 'public, max-age=31536000, immutable'
/** Files whose name stays and whose content changes with a release. */
export const forTheRest = 'public, max-age=300'

/** The service worker: browsers ask for it with each visit, and a cache on the way must not hold a release back. */
const WORKER = 'sw.js'

/** Hashed files, as `vite build` names them. */
const HASHED = /(^|\/)assets\/[^/]+-[\w-]{8}\.\w+$/

/** @param {string} file from the site's root @returns {string} its Cache-Control */
export function cacheControl(file) {
  if (file.endsWith('.html') || file === WORKER) return forPages
  return HASHED.test(file) ? forAssets : forTheRest
}

/** Folders of pages at the root; with their files that are no pages. */
const pageFolders = ['/scenes/*', '/glossary/*', '/doctor/*', '/settings/*']
const otherFiles = ['/embed.js', '/language.js', '/theme.js', '/favicon.svg', '/icons/*', '/manifest.webmanifest', '/policy.schema.json', '/configurations/*', '/packages/*']

/**
 * @param {readonly string[]} [folders] of the course in other languages
 * @returns {string} for hosts that read `_headers` (Netlify, Cloudflare Pages): where two rules name one field, those hosts join the values, so none do
 */
export function headersFile(folders = []) {
  const everyCourse = (/** @type {string[]} */ paths) => ['', ...folders.map((folder) => `/${folder}`)].flatMap((course) => paths.map((at) => course + at))
  const rule = (/** @type {string} */ at, /** @type {Record<string, string>} */ fields) => [at, ...Object.entries(fields).map(([name, value]) => `  ${name}: ${value}`)].join('\n')
  const caching = (/** @type {string[]} */ paths, /** @type {string} */ value) => paths.map((at) => rule(at, { 'Cache-Control': value }))
  return [
    '# Response headers for static hosts that read this file. Access-Control-Allow-Origin lets frames that are sandboxed without',
    '# allow-same-origin fetch scripts and fonts; without it such an embedded scene stays blank. No X-Frame-Options and no',
    '# frame-ancestors: scenes are made to be embedded. No field stands in two rules for one path: hosts would join the values.',
    rule('/*', { ...everywhere, 'Content-Security-Policy': contentSecurityPolicy }),
    ...caching(everyCourse(['/', '/index.html', '/404.html', `/${WORKER}`, ...pageFolders]), forPages),
    ...caching(everyCourse(['/assets/*']), forAssets),
    ...caching(everyCourse(otherFiles), forTheRest),
    '',
  ].join('\n')
}

/**
 * @param {readonly string[]} [folders] of the course in other languages
 * @returns {string} a server block's lines for nginx; `add_header` is not inherited by a location with its own, so each names all
 */
export function nginxFile(folders = []) {
  const all = (/** @type {string} */ caching) =>
    Object.entries({ ...everywhere, 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': caching }).map(([name, value]) => `    add_header ${name} "${value}" always;`)
  return [
    '# Put these into the server block of the course (or include this file there), with root set to the built folder.',
    'location / {', ...all(forTheRest), '}',
    'location ~ (/|\\.html)$ {', ...all(forPages), '}',
    `location = /${WORKER} {`, ...all(forPages), '}',
    'location ~ ^/([A-Za-z0-9-]+/)?assets/ {', ...all(forAssets), '}',
    ...(folders.length === 0 ? ['error_page 404 /404.html;'] : ['set $course "";', `if ($uri ~ "^(/(?:${folders.join('|')}))/") {`, '    set $course $1;', '}', 'error_page 404 $course/404.html;']),
    '',
  ].join('\n')
}

/** @param {readonly string[]} [folders] of the course in other languages @returns {string} an .htaccess for Apache with mod_headers */
export function apacheFile(folders = []) {
  return [
    '# Put this file, as .htaccess, into the built folder. It needs mod_headers, and AllowOverride FileInfo.',
    ...Object.entries({ ...everywhere, 'Content-Security-Policy': contentSecurityPolicy }).map(([name, value]) => `Header always set ${name} "${value}"`),
    `Header set Cache-Control "${forTheRest}"`,
    '<FilesMatch "(\\.html|^sw\\.js)$">', `  Header set Cache-Control "${forPages}"`, '</FilesMatch>',
    '<If "%{REQUEST_URI} =~ m#/assets/[^/]+$#">', `  Header set Cache-Control "${forAssets}"`, '</If>',
    'ErrorDocument 404 /404.html',
    ...folders.flatMap((folder) => [`<If "%{REQUEST_URI} =~ m#^/${folder}/#">`, `  ErrorDocument 404 /${folder}/404.html`, '</If>']),
    '',
  ].join('\n')
}

/**
 * In several languages it is written as routes, which Vercel allows beside neither `headers` nor `trailingSlash`: only routes give a folder
 * a page of its own for what is missing. The two about slashes are those that `trailingSlash` stands for (@vercel/routing-utils).
 *
 * @param {readonly string[]} [folders] of the course in other languages
 * @returns {string} a vercel.json: the last rule that matches wins for a field
 */
export function vercelFile(folders = []) {
  /** @type {ReadonlyArray<readonly [string, Record<string, string>]>} */
  const rules = [
    ['/(.*)', { ...everywhere, 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': forPages }],
    ['/assets/(.*)', { 'Cache-Control': forAssets }],
    ...otherFiles.map((at) => /** @type {const} */ ([at.replace('*', '(.*)'), { 'Cache-Control': forTheRest }])),
  ]
  const fields = (/** @type {Record<string, string>} */ of) => Object.entries(of).map(([key, value]) => ({ key, value }))
  const inAny = (/** @type {string} */ source) => `^${source === '/(.*)' ? '' : `(?:/(?:${folders.join('|')}))?`}${source.replace(/\.(?!\*)/g, '\\.')}$`
  const content =
    folders.length === 0
      ? { trailingSlash: true, headers: rules.map(([source, of]) => ({ source, headers: fields(of) })) }
      : {
          routes: [
            ...rules.map(([source, headers]) => ({ src: inAny(source), headers, continue: true })),
            { src: '^/((?:[^/]+/)*[^/.]+)$', headers: { Location: '/$1/' }, status: 308 },
            { src: '^/((?:[^/]+/)*[^/]+\\.\\w+)/$', headers: { Location: '/$1' }, status: 308 },
            { handle: 'filesystem' },
            ...['', ...folders.map((folder) => `/${folder}`)].toReversed().map((course) => ({ src: `^${course}/.*$`, status: 404, dest: `${course}/404.html` })),
          ],
        }
  return `${JSON.stringify(content, null, 2)}\n`
}

/** @param {readonly string[]} [folders] of the course in other languages @returns {string} a netlify.toml: what is missing in a language's folder; headers come from `_headers` */
export function netlifyFile(folders = []) {
  return [
    '# Put this into the project’s root, beside what Netlify builds from. Each language has its own page for what is missing; English has',
    '# 404.html by itself, and the response headers are those of _headers in the build.',
    ...folders.flatMap((folder) => ['', '[[redirects]]', `  from = "/${folder}/*"`, `  to = "/${folder}/404.html"`, '  status = 404']),
    '',
  ].join('\n')
}

const folders = LANGUAGES.slice(1).map(({ tag }) => tag)

/** @type {Record<string, () => string>} */
export const hostingFiles = { 'nginx.conf': () => nginxFile(folders), htaccess: () => apacheFile(folders), 'netlify.toml': () => netlifyFile(folders), 'vercel.json': () => vercelFile(folders) }

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../docs/hosting', import.meta.url))
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(hostingFiles)) await writeFile(path.join(folder, name), text())
  console.log(`Wrote ${Object.keys(hostingFiles).join(', ')} into docs/hosting/`)
}
