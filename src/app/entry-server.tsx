/** Writes every page ahead. The build calls `routes`, then `render` for each; `files` are those beside the pages. */
import { prerender } from 'react-dom/static'
import './fonts/fonts.css'
import '../stage/theme/tokens.css'
import '../stage/theme/hidden.css'
import '../stage/theme/direction.css'
import './theme.css'
import './embed/embed.css'
import { App } from './App.tsx'
import { en } from './copy/en.ts'
import { en as embedWords } from './embed/copy.en.ts'
import { OEMBED_FILE, oembedOf } from './embed/oembed.ts'
import { WEB_MANIFEST_FILE, webManifest } from './offline/webManifest.ts'
import { peekPart } from './modules.ts'
import { fetchPage, lateKey, pageSources } from './pages/latePages.ts'
import { DOCTOR, GLOSSARY, HOME, NOT_FOUND_PATH, relativeHref, scenePath, SCENES, SETTINGS } from './routes/hrefs.ts'
import { metaOf, type Meta } from './routes/meta.ts'
import { resolveRoute, type Page } from './routes/resolve.ts'
import { folderOf, LANGUAGE, LANGUAGES } from '../language/locale.ts'
import { AheadContext } from '../lesson/traffic/ahead.ts'
import { measuredHere } from '../lesson/traffic/measuredHere.ts'
import { COURSE, OPEN_SCENES } from './scenes.ts'
import { createAppStore } from './state/store.ts'
import { openVault } from './state/vault.ts'
import { factsElement } from './teach/facts/inPage.ts'
import type { TeachPart } from './teach/loadTeach.ts'
import { teachPath } from './teach/teachPath.ts'

export interface Route extends Meta {
  readonly path: string
  /** From the output folder. */
  readonly file: string
}

const pageAt = (path: string) => resolveRoute(path, '', COURSE).page

/** Every page of the course, planned scenes too: their addresses are good already. */
export function routes(): Route[] {
  const teach = [null, ...OPEN_SCENES.map(({ slug }) => slug)].map((slug) => teachPath(slug))
  const paths = [HOME, SCENES, GLOSSARY, DOCTOR, SETTINGS, ...COURSE.map(({ slug }) => scenePath(slug)), ...teach]
  return [
    ...paths.map((path) => ({ path, file: `${path.slice(1)}index.html`, ...metaOf(pageAt(path)) })),
    { path: NOT_FOUND_PATH, file: '404.html', ...metaOf(pageAt(NOT_FOUND_PATH)) },
  ]
}

export { siteUrlOf } from './embed/oembed.ts'

/** Folder names of the scenes that can be opened, by their numbers. */
export const sceneSlugs: Readonly<Record<string, string>> = Object.fromEntries(OPEN_SCENES.map(({ id, slug }) => [id, slug]))
export const sceneTitles: Readonly<Record<string, string>> = Object.fromEntries(OPEN_SCENES.map(({ id, title }) => [id, title]))

const asText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

/** What stands beside the pages: what browsers need to install the course, and each scene's oEmbed response. In: the course's address, null where it is not known. */
export function files(siteUrl: string | null): { readonly file: string; readonly text: string }[] {
  const address = siteUrl === null ? null : siteUrl + folderOf(LANGUAGE)
  return [{ file: WEB_MANIFEST_FILE, text: asText(webManifest()) }, ...OPEN_SCENES.map((scene) => ({ file: `scenes/${scene.slug}/${OEMBED_FILE}`, text: asText(oembedOf(scene, address)) }))]
}

/** One page. Out: its markup, its head beyond title and description, and the source files to preload. */
export async function render(path: string, siteUrl: string | null = null): Promise<{ html: string; head: string; modules: string[] }> {
  const page = pageAt(path)
  await fetchPage(page)
  const store = createAppStore(openVault(() => null))
  const { prelude } = await prerender(
    <AheadContext value={measuredHere}>
      <App store={store} base="" writtenFor={path} />
    </AheadContext>,
  )
  return { html: await new Response(prelude).text(), head: head(metaOf(page), page, path, siteUrl), modules: pageSources(page) }
}

function head({ title, description }: Meta, page: Page, path: string, siteUrl: string | null): string {
  const { kind } = page
  const indexed = kind !== 'not-found' && kind !== 'planned'
  const tags = [
    ['property="og:title"', title],
    ['property="og:description"', description],
    ['property="og:type"', 'website'],
    ['property="og:site_name"', en.product],
    ...(indexed ? [] : [['name="robots"', 'noindex']]),
  ]
  const lines = tags.map(([name, content]) => `<meta ${name} content="${escapeHtml(content ?? '')}" />`)
  // The canonical address is the page's own folder, without a query, wherever the course is hosted. Where that is not known, the entry
  // makes it absolute.
  const canonical = siteUrl === null ? (path === SCENES ? '../' : './') : siteUrl + folderOf(LANGUAGE) + (path === SCENES ? HOME : path).slice(1)
  if (indexed) lines.push(`<link rel="canonical" href="${escapeHtml(canonical)}" />`)
  if (indexed && path !== SCENES && LANGUAGES.length > 1) lines.push(...alternates(path, siteUrl))
  if (kind === 'scene') {
    const address = siteUrl === null ? './' : siteUrl + folderOf(LANGUAGE) + path.slice(1)
    lines.push(`<link rel="alternate" type="application/json+oembed" href="${escapeHtml(address + OEMBED_FILE)}" title="${escapeHtml(embedWords.oembed.link(title))}" />`)
  }
  if (page.kind === 'teach') {
    const part = peekPart<TeachPart>(lateKey(page))
    if (!part) throw new Error(`The facts of ${path} could not be worked out. Load the page on the development server, which says why.`)
    lines.push(factsElement(page.slug, part.facts))
  }
  return lines.join('\n    ')
}

/** The same page in every language of the build, its own too; English stands for all that are not there. */
function alternates(path: string, siteUrl: string | null): string[] {
  const courses = siteUrl ?? relativeHref(path, folderOf(LANGUAGE) === '' ? '/' : '/../')
  const link = (tag: string, folder: string): string => `<link rel="alternate" hreflang="${tag}" href="${escapeHtml(courses + folder + path.slice(1))}" />`
  return [...LANGUAGES.map(({ tag }) => link(tag, folderOf(tag))), link('x-default', '')]
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
