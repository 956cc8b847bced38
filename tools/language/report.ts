/** What `npm run language -- de` prints. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { categoriesOf } from './forms.ts'
import { FIRST, isPseudo, LANGUAGES } from './languages.mjs'
import { compareModules, type Finding } from './missing.ts'
import { exportsOf, isMessageFile, parse, translationOf } from './source.ts'

/** Words of commands are not translated: whoever reads them reads code. */
const COMMANDS = /^src\/node\//

/** English message files that are to be translated, from the repository's root. A file that only gathers others has no words. */
export function filesToTranslate(root: string): readonly string[] {
  return ['scenes', 'src']
    .flatMap((room) => (existsSync(path.join(root, room)) ? readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name.replaceAll('\\', '/')}`) : []))
    .filter((file) => isMessageFile(file) && !COMMANDS.test(file))
    .filter((file) => exportsOf(parse(readFileSync(path.join(root, file), 'utf8'))).length > 0 && !file.endsWith('/glossary/terms.en.ts'))
    .sort()
}

export interface Report {
  readonly lines: readonly string[]
  /** Something shows wrong words, or none: what is merely missing does no harm. */
  readonly broken: boolean
}

/** Compares every file of a language. @param root of the repository @param only the wrong, not what is missing @throws {Error} for a tag that can't be a language's */
export function reportOn(root: string, tag: string, only = false): Report {
  if (!/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) || tag === FIRST || isPseudo(tag)) throw new Error(`“${tag}” is no language to translate into. Give its tag as BCP 47 has it, such as de or pt-BR.`)
  const lines: string[] = []
  const without: string[] = []
  let findings = 0
  let broken = 0
  const files = filesToTranslate(root)
  for (const file of files) {
    const other = path.join(root, translationOf(file, tag))
    if (!existsSync(other)) {
      without.push(translationOf(file, tag))
      continue
    }
    const found = compareModules(readFileSync(path.join(root, file), 'utf8'), readFileSync(other, 'utf8'), localeOf(tag))
    // What is wrong first: it drowns among what is merely missing.
    const told = [...found.filter(harms).map((finding) => `  ✕ ${inLine(finding)}`), ...(only ? [] : found.filter((finding) => !harms(finding)).map(({ key, says }) => `    ${key} ${says}`))]
    if (told.length > 0) lines.push(translationOf(file, tag), ...told)
    findings += found.length
    broken += found.filter(harms).length
  }
  if (without.length > 0 && !only) lines.push('Files that are not there; English stands for them:', ...without.map((file) => `  ${file}`))
  const listed = LANGUAGES.some((language) => language.tag === tag)
  const plurals = categoriesOf(localeOf(tag), 'plural').needed
  if (!only) lines.push(`Plurals of ${tag} need ${plurals.join(', ')}.`)
  if (!listed) lines.push(`${tag} is not in src/language/languages.json yet, so no build has it.`)
  lines.push(`${tag}: ${files.length - without.length} of ${files.length} files, ${findings} findings in them${broken > 0 ? `, ${broken} of which (✕) show wrong words or none` : ''}.`)
  return { lines, broken: broken > 0 }
}

/** English message files that a language has no file for, and, with a slash at their end, folders of which that is all files. */
export function standInsOf(root: string, tag: string): readonly string[] {
  const files = filesToTranslate(root)
  const without = files.filter((file) => !existsSync(path.join(root, translationOf(file, tag))))
  const folders = new Set(without.map((file) => path.posix.dirname(file)))
  return [...without, ...[...folders].filter((folder) => files.every((file) => path.posix.dirname(file) !== folder || without.includes(file))).map((folder) => `${folder}/`)]
}

/** Whose plurals count. */
const localeOf = (tag: string): string => LANGUAGES.find((language) => language.tag === tag)?.locale ?? tag

const inLine = ({ line, key, says }: Finding): string => `line ${line}: ${key} ${says}`

/** What of a language would stop a page, or the build: messages that can't be read, and what is no text where one is needed. By file, line and key. */
export function stopsIn(root: string, tag: string): readonly string[] {
  return filesToTranslate(root).flatMap((file) => {
    const other = translationOf(file, tag)
    if (!existsSync(path.join(root, other))) return []
    return compareModules(readFileSync(path.join(root, file), 'utf8'), readFileSync(path.join(root, other), 'utf8'))
      .filter(({ kind }) => kind === 'unreadable' || kind === 'shape')
      .map(({ line, key, says }) => `${other}:${line} ${key} ${says}`)
  })
}

const harms = ({ kind }: Finding): boolean => kind !== 'missing'
