/**
 * Vite plugin: answers imports of message files in the language of the build. A message of the language's own file stands for the
 * English one; what is missing there, file or key, is English. English itself passes untouched.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'vite'
import { disguisedModule } from './disguise.ts'
import { countedAsEnglish } from './english.ts'
import { FIRST, isPseudo, LANGUAGES, type Language } from './languages.mjs'
import { merged } from './merge.ts'
import type { PseudoTag } from './pseudo.ts'
import { standInsOf } from './report.ts'
import { MESSAGES, translationOf } from './source.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** In: the language. Works in the development server, in all builds and in those of workers. */
export function language({ tag }: Language): Plugin {
  return {
    name: 'language',
    enforce: 'pre',
    ...(tag !== FIRST && {
      load: {
        filter: { id: { include: MESSAGES, exclude: /node_modules/ } },
        async handler(id) {
          const file = id.replaceAll('\\', '/')
          const english = await readFile(file, 'utf8')
          this.addWatchFile(file)
          if (isPseudo(tag)) return { code: disguisedModule(english, tag as PseudoTag), moduleType: 'ts', map: { mappings: '' } }
          const other = translationOf(file, tag)
          const there = existsSync(other)
          if (there) this.addWatchFile(other)
          return { code: countedAsEnglish(there ? merged(english, await readFile(other, 'utf8'), `./${path.posix.basename(other)}`) : english), moduleType: 'ts', map: { mappings: '' } }
        },
      },
    }),
  }
}

/** The constants that src/language/ reads; of the languages built beside one another the build knows more (tools/build.mjs). */
export function languageConstants(spoken: Language): Record<string, string> {
  const { tag, dir, locale = tag } = spoken
  const built = LANGUAGES.some((language) => language.tag === tag) ? LANGUAGES : [spoken]
  return {
    COURSE_LOCALE: JSON.stringify(locale),
    COURSE_LANGUAGE: JSON.stringify(tag),
    COURSE_DIRECTION: JSON.stringify(dir),
    COURSE_STAND_INS: JSON.stringify(tag === FIRST || isPseudo(tag) ? [] : standInsOf(ROOT, tag)),
    COURSE_LANGUAGES: JSON.stringify(built.map(({ tag, name, dir }) => ({ tag, name, dir }))),
  }
}
