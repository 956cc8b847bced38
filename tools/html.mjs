/**
 * What the build and the server do to a page's text. Pages refer to files by relative addresses that start with `./` at the
 * site's root; a page deeper down needs as many `../` as it has folders.
 */

/** @param {string} file an output file or request path from the root, e.g. `scenes/00-foundations/index.html` @returns {string} `./`, `../`, `../../` … */
export function rootFrom(file) {
  const depth = file.replace(/^\/+/, '').split('/').length - 1
  return depth === 0 ? './' : '../'.repeat(depth)
}

/**
 * Points every root-relative address of a page (`href`, `src`, `data-root`, `action`, `poster` that begin with `./`) at the root again.
 *
 * @param {string} html a page written as if it stood at the root
 * @param {string} root what `rootFrom` said
 * @returns {string}
 */
export function reroot(html, root) {
  if (root === './') return html
  return html.replace(/\b(href|src|data-root|action|poster)="\.\//g, (_, name) => `${name}="${root}`)
}

/** @param {string} text @returns {string} the text, safe between tags and in double quotes */
export function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/**
 * @typedef {{file: string, src?: string, imports?: string[], css?: string[], isEntry?: boolean}} Chunk
 * @typedef {Record<string, Chunk>} Manifest
 */

/**
 * The files that some source modules need at once: their chunks and whatever those import statically.
 *
 * @param {Manifest} manifest Vite's client manifest
 * @param {string[]} sources module paths from the repository's root, e.g. `scenes/00-foundations/index.tsx`
 * @returns {{scripts: string[], styles: string[]}} from the output folder, in load order, each once
 * @throws {Error} when a module has no chunk of its own
 */
export function filesOf(manifest, sources) {
  /** @type {Set<string>} */ const scripts = new Set()
  /** @type {Set<string>} */ const styles = new Set()
  /** @type {Set<string>} */ const seen = new Set()
  /** @param {string} key */
  function visit(key) {
    if (seen.has(key)) return
    seen.add(key)
    const chunk = manifest[key]
    if (!chunk) {
      throw new Error(
        `The build has no file for ${key}. A page names the modules to preload; each must be loaded by import() somewhere in the app, so that it becomes a file of its own. Correct the name in render()'s modules or remove it.`,
      )
    }
    for (const imported of chunk.imports ?? []) visit(imported)
    for (const style of chunk.css ?? []) styles.add(style)
    if (chunk.file.endsWith('.js')) scripts.add(chunk.file)
  }
  for (const source of sources) visit(source)
  return { scripts: [...scripts], styles: [...styles] }
}

/**
 * Takes module scripts out of a page's head, and what is preloaded for them: they wait in a template, and public/theme.js puts them back
 * after the first paint. What paints the words has the line to itself until then.
 *
 * @param {string} html
 * @returns {{page: string, late: string[]}} the page, and the tags, what is preloaded first
 */
function withoutScripts(html) {
  /** @type {string[]} */ const late = []
  const page = html.replace(/[ \t]*(<link rel="modulepreload"[^>]*>|<script type="module"[^>]*><\/script>)\n?/g, (_, tag) => {
    late.push(tag)
    return ''
  })
  return { page, late: late.sort((a, b) => Number(a.startsWith('<script')) - Number(b.startsWith('<script'))) }
}

/**
 * Fills the template for one route.
 *
 * @param {object} page
 * @param {string} page.template the built index.html
 * @param {Manifest} page.manifest
 * @param {{path: string, file: string, title: string, description: string}} page.route
 * @param {{html: string, head: string, modules?: string[]}} page.rendered
 * @param {string[]} page.fonts font files from the output folder that stand above the fold
 * @param {readonly string[]} [page.languages] tags of the languages that are built beside one another, the one at the root first
 * @returns {string}
 */
export function fillPage({ template, manifest, route, rendered, fonts, languages = [] }) {
  const already = template.match(/(?:href|src)="\.\/[^"]+"/g)?.map((match) => match.replace(/^.*"\.\//, '').slice(0, -1)) ?? []
  const { scripts, styles } = filesOf(manifest, rendered.modules ?? [])
  const fresh = (/** @type {string} */ file) => !already.includes(file)
  const links = [
    ...fonts.map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${file}" />`),
    ...styles.filter(fresh).map((file) => `<link rel="stylesheet" crossorigin href="./${file}" />`),
    ...scripts.filter(fresh).map((file) => `<link rel="modulepreload" crossorigin href="./${file}" />`),
  ]
  const head = [
    `<title>${escapeHtml(route.title)}</title>`,
    `<meta name="description" content="${escapeHtml(route.description)}" />`,
  ]
  const root = rootFrom(route.file)
  for (const slot of ['<!--app-html-->', '<!--app-head-->', 'data-root="./"', '</body>']) {
    if (!template.includes(slot)) throw new Error(`index.html has lost its ${slot}, which the build fills. Put it back.`)
  }
  // It leads an address with another language (`lang=de`) to its page, and comes before all that would be seen.
  const marked = languages.length > 1 ? template.replace('data-root="./"', `data-root="./" data-languages="${languages.join(' ')}"`).replace('<head>', '<head>\n    <script src="./language.js"></script>') : template
  const { page, late } = withoutScripts(marked.replace('<!--app-head-->', () => [...head, ...links, '<!--app-head-->'].join('\n    ')))
  // The app's own markup already knows where it stands, except on the page for unknown addresses, which the server re-roots.
  return reroot(page.replace('</body>', () => `  <template data-late>${late.join('')}</template>\n  </body>`), root)
    .replace('<!--app-head-->', () => rendered.head)
    .replace('<!--app-html-->', () => rendered.html)
}
