import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { languageOfMode } from './tools/language/languages.mjs'
import { language, languageConstants } from './tools/language/plugin.ts'
import { BUNDLED } from './tools/licences.mjs'
import { lit } from './tools/lit.ts'

/**
 * Puts the blocking theme script first (as a tag of its own the bundler would try to take it in) and, while developing, points the
 * page at the root of the development server, which answers every address with this one page. Says which language the page speaks.
 */
function pageHead(mode: string): Plugin {
  const { tag, dir } = languageOfMode(mode)
  return {
    name: 'page-head',
    transformIndexHtml: {
      order: 'post',
      handler(html, { server }) {
        const root = server ? '/' : './'
        return {
          html: html.replace('lang="en"', `lang="${tag}"${dir === 'rtl' ? ' dir="rtl"' : ''}`).replace('data-root="./"', `data-root="${root}"`),
          tags: [
            { tag: 'script', attrs: { src: `${root}theme.js` }, injectTo: 'head-prepend' as const },
            // The build writes the file.
            ...(server ? [] : [{ tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' as const }]),
          ],
        }
      },
    },
  }
}

/**
 * Leaves out of pages what tells, in many words, which of our own worlds can't be run: tests run every world with it, and so does the
 * build that writes the pages.
 */
function uncheckedWorlds(): Plugin {
  const unchecked = '\0unchecked'
  return {
    name: 'unchecked-worlds',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source) => (/\/check-(world|operations|routing)\.ts$/.test(source) ? unchecked : null),
    load: (id) => (id === unchecked ? 'const nothing = () => {}\nexport { nothing as checkWorld, nothing as checkOperations, nothing as checkRouting }' : null),
  }
}

/**
 * Leaves out of the message parser its table of how each country writes the time of day: only skeletons ask for it, which no message of
 * the course may use (src/app/shims/icu-skeleton-parser.ts). It is several kB on every scene's page.
 */
function withoutTimePatterns(): Plugin {
  const table = /^const timeData = \{$[\s\S]*?^\};$/m
  return {
    name: 'without-time-patterns',
    apply: 'build',
    transform: {
      filter: { id: /@formatjs\/icu-messageformat-parser\/index\.js$/ },
      handler(code) {
        if (!table.test(code)) this.error('The message parser has no such table of times any more. See what became of it, and whether vite.config.ts still has to leave it out.')
        return { code: code.replace(table, 'const timeData = {};'), map: null }
      },
    },
  }
}

// The mode names the language: `vite --mode de`, `vite --mode en-XA`; without one it is English.
export default defineConfig(({ isSsrBuild, mode }) => ({
  define: languageConstants(languageOfMode(mode)),
  // Relative addresses: one build works at a site's root, under a sub-path and inside a course package.
  base: './',
  plugins: [lit(), language(languageOfMode(mode)), react(), pageHead(mode), withoutTimePatterns(), !isSsrBuild && uncheckedWorlds()],
  resolve: {
    alias: {
      // The package writes a <style> element, which the content security policy refuses.
      'react-remove-scroll': fileURLToPath(new URL('src/app/shims/react-remove-scroll.tsx', import.meta.url)),
      // 2 kB on every scene's page for what no message asks for.
      '@formatjs/icu-skeleton-parser': fileURLToPath(new URL('src/app/shims/icu-skeleton-parser.ts', import.meta.url)),
    },
  },
  build: {
    target: 'es2022',
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    manifest: !isSsrBuild,
    license: isSsrBuild ? false : { fileName: BUNDLED },
    copyPublicDir: !isSsrBuild,
    ...(isSsrBuild
      ? {}
      : {
          rolldownOptions: {
            output: {
              codeSplitting: {
                // Libraries that every page needs change seldom: files of their own stay in caches across our releases.
                groups: [
                  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store)[\\/]/, priority: 3 },
                  { name: 'xstate', test: /node_modules[\\/](xstate|@xstate)[\\/]/, priority: 3 },
                  // Pages without a scene need these, too.
                  { name: 'loading', test: /vite[\\/]preload-helper|rolldown[\\/]runtime/, priority: 2 },
                  { name: 'places', test: /[\\/]src[\\/](world[\\/](physics\.ts|geo[\\/])|lesson[\\/]steps\.ts$)/, priority: 2 },
                  // What every page runs, and what every scene's page runs besides, with all that they import: in pieces, each packed for itself, it weighs more.
                  { name: 'shell', test: /[\\/]src[\\/]app[\\/](App\.tsx|state[\\/](store|vault)\.ts)$/, priority: 2 },
                  { name: 'frame', test: /[\\/]src[\\/]lesson[\\/]((machine|sceneModule|useLesson)\.ts|ui[\\/]SceneLayout\.tsx)$/, priority: 1 },
                  // Parts that some scenes' pages run. They must not be drawn into the next group.
                  { name: 'policy', test: /[\\/]src[\\/]engine[\\/]policy[\\/]compile\.ts$/, priority: 1 },
                  { name: 'operations', test: /[\\/]src[\\/]world[\\/]operations[\\/]operations\.ts$/, priority: 1 },
                  { name: 'report', test: /[\\/]src[\\/]world[\\/]report\.ts$/, priority: 1 },
                  { name: 'wrong', test: /[\\/]src[\\/]world[\\/]wrong\.ts$/, priority: 1 },
                  // What the steps of scene 12 and its studio share would be many small pieces.
                  { name: 'capstone', test: /[\\/]scenes[\\/]12-capstone[\\/](definition|machine)\.ts$/, priority: 0 },
                ],
              },
            },
          },
        }),
  },
  ssr: {
    // Bundled whole: some libraries import JSON or omit file endings, which plain Node refuses.
    noExternal: true,
  },
  // A worker may import code that is split, which the classic worker format can't.
  worker: { format: 'es', plugins: () => [lit(), language(languageOfMode(mode))] },
}))
