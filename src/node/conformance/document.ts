/** The generated parts of docs/conformance.md: what stands between `<!-- conformance:x -->` and `<!-- /conformance:x -->`. */
import { EXPECTED_TO_FAIL, SKIPPED, type Exception } from './exceptions.ts'
import type { SceneResult } from './measure.ts'
import { applicable, counts } from './outcome.ts'
import { publishedSharedCaches, suiteVersion, type CaseKind, type ListedCase, type RawResults } from './suite/cases.ts'
import { kindOf, type KindCount } from './suite/verdict.ts'

export type Parts = Readonly<Record<'results' | 'exceptions' | 'scenes', string>>

/** @param cases all of the suite's */
export function documentParts(cases: readonly ListedCase[], results: RawResults, scenes: readonly SceneResult[]): Parts {
  return { results: resultsTable(cases, results), exceptions: exceptionLists(cases), scenes: sceneTables(scenes) }
}

/**
 * The document with its generated parts as they should be.
 * @throws when it lacks a marker
 */
export function withParts(document: string, parts: Parts): string {
  return Object.entries(parts).reduce((text, [name, content]) => {
    const [open, close] = [`<!-- conformance:${name} -->`, `<!-- /conformance:${name} -->`]
    const [from, to] = [text.indexOf(open), text.indexOf(close)]
    if (from < 0 || to < from) throw new Error(`docs/conformance.md lacks ${open} … ${close}. Put the two lines where that part belongs.`)
    return `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`
  }, document)
}

function resultsTable(cases: readonly ListedCase[], results: RawResults): string {
  const row = (name: string, version: string, raw: RawResults) => {
    const { required, optimal, check } = counts(cases, raw)
    return `| ${name} | ${version} | ${cell(required)} | ${cell(optimal)} | ${cell(check)} |`
  }
  const of = counts(cases, {})
  return [
    `| | version | required (of ${of.required.of}) | optimal (of ${of.optimal.of}) | questions answered with yes (of ${of.check.of}) |`,
    '|---|---|---|---|---|',
    row('**this proxy**', `http-cache-tests ${suiteVersion()}`, results),
    ...publishedSharedCaches().map(({ name, version, results: raw }) => row(name, version, raw)),
  ].join('\n')
}

function cell({ passed, untested }: KindCount): string {
  return untested === 0 ? `${passed}` : `${passed} (${untested} not run)`
}

const HEADINGS: Readonly<Record<CaseKind, string>> = {
  required: 'Required cases that do not pass',
  optimal: 'Optimal cases that do not pass',
  check: 'Questions answered with no',
}

function exceptionLists(cases: readonly ListedCase[]): string {
  const among = applicable(cases)
  const lists = (['required', 'optimal', 'check'] as const).map((kind) => {
    const ofKind = new Set(among.filter((one) => kindOf(one) === kind).map(({ id }) => id))
    const exceptions = EXPECTED_TO_FAIL.filter(({ cases: [first = ''] }) => ofKind.has(first))
    const number = exceptions.reduce((sum, exception) => sum + exception.cases.length, 0)
    return list(`${HEADINGS[kind]}: ${number}`, exceptions)
  })
  return [list('Not run', SKIPPED), ...lists].join('\n\n')
}

function list(heading: string, exceptions: readonly Exception[]): string {
  return `### ${heading}\n\n${exceptions.map(({ cases, reason }) => `- ${cases.map((id) => `\`${id}\``).join(', ')}: ${reason}`).join('\n')}`
}

function sceneTables(scenes: readonly SceneResult[]): string {
  const groups = [...new Set(scenes.map(({ group }) => group))]
  return groups
    .map((group) => {
      const inGroup = scenes.filter((one) => one.group === group)
      const rows = inGroup.map(({ scene, differences }) => `| ${scene.name} | ${scene.section} | ${differences.length === 0 ? 'holds' : 'does not hold'} |`)
      return [`### ${group}: ${inGroup.length}`, '', '| | clause | |', '|---|---|---|', ...rows].join('\n')
    })
    .join('\n\n')
}
