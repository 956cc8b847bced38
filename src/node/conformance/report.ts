/** A run in words, for whoever reads it in a terminal. */
import type { SceneResult } from './measure.ts'
import { counts, isUnexpected, type CaseOutcome } from './outcome.ts'
import { suiteVersion, type ListedCase, type RawResults } from './suite/cases.ts'

/** @param cases all of the suite's */
export function suiteSummary(cases: readonly ListedCase[], results: RawResults): string {
  const { required, optimal, check } = counts(cases, results)
  return [
    `http-cache-tests ${suiteVersion()}, all at once, against the proxy`,
    `  required   ${required.passed} of ${required.of}`,
    `  optimal    ${optimal.passed} of ${optimal.of}`,
    `  questions  ${check.passed} of ${check.of} answered with yes`,
  ].join('\n')
}

/** @returns one line: how many scenes hold */
export function scenesSummary(scenes: readonly SceneResult[]): string {
  const held = scenes.filter(({ differences }) => differences.length === 0).length
  return `Cases of our own\n  ${held} of ${scenes.length}`
}

/** A case in one line, and what was seen instead in a second. */
export function caseLine(outcome: CaseOutcome): string {
  const { kind, id, verdict, seen, reason } = outcome
  const mark = isUnexpected(outcome) ? 'UNEXPECTED' : ''
  return [`${verdict.padEnd(11)}${kind.padEnd(10)}${id}  ${mark}`.trimEnd(), ...notes(seen, reason)].join('\n')
}

function notes(seen: string, reason: string | null): string[] {
  return [...(seen === '' ? [] : [`           seen: ${seen}`]), ...(reason === null ? [] : [`           because: ${reason}`])]
}

/** What is to be done about an unexpected outcome. */
export function unexpectedLine(outcome: CaseOutcome): string {
  const what = outcome.verdict === 'pass' ? 'passes, and exceptions.ts says that it does not. Take it out there.' : `does not pass (${outcome.verdict}): ${outcome.seen}`
  return `${outcome.kind} ${outcome.id} ${what}\n    ${outcome.name}`
}

/** A scene in one line, and what was not as expected. */
export function sceneLine({ scene, group, differences }: SceneResult): string {
  const [verdict, seen] = differences.length === 0 ? ['pass', []] : ['FAIL', differences.map((one) => `           ${one}`)]
  return [`${verdict.padEnd(11)}${group}: ${scene.id}  ${scene.name} (${scene.section})`, ...seen].join('\n')
}
