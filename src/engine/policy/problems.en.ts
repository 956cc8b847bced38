/** What is wrong with a policy document, and the mend, in words. */

import { kindOf, shownList, shownValue, type ProblemWords } from './shown.ts'
import { slips } from './slips.en.ts'

export { kindOf, type ProblemWords } from './shown.ts'

function isQuotedNumber(value: unknown, wanted: string): value is string {
  return wanted === problemWords.kinds.number && typeof value === 'string' && /^\d{1,10}$/.test(value)
}

const either = (options: readonly unknown[]) => options.map((option) => JSON.stringify(option)).join(', ')

/** Names that stand for texts of a certain form: what is wrong with another, and what to write. Keys are those of schema.ts. */
const forms: Readonly<Record<string, ProblemWords>> = {
  'header-name': { problem: 'is no name of a header field', mend: 'Write the name alone, such as "accept-language": letters, digits and hyphens.' },
  'cookie-name': { problem: 'is no name of a cookie', mend: 'Write the name alone, without its value: letters, digits and most signs, no spaces.' },
  'parameter-name': { problem: 'is no name of a query parameter', mend: 'Write the name alone, such as "width" or "utm_*", without ?, & and =.' },
  'language-tag': { problem: 'is no language tag', mend: 'Write a tag such as "en" or "pt-BR".' },
  'path-pattern': { problem: 'is no path pattern', mend: 'Begin with / or *, and leave out the query and spaces: "/static/*".' },
  extension: { problem: 'is no file extension', mend: 'Write it without the dot: "css".' },
  host: { problem: 'is no host', mend: 'Write a host without scheme, port and path: "shop.example" or "*.shop.example".' },
  'error-status': { problem: 'is no error status', mend: 'Write a status from 400 to 599, such as "404", or a class, "4xx" or "5xx".' },
  tag: { problem: 'is no tag', mend: 'Leave out spaces and commas: they separate tags.' },
  place: { problem: 'is no place', mend: 'Write it in small letters, digits and hyphens: "virginia".' },
}

const otherwise: ProblemWords = { problem: 'can not be used here', mend: 'See docs/policy.md for what may stand here.' }

export const problemWords = {
  empty: (): ProblemWords => ({ problem: 'There is no text.', mend: 'The smallest document is {"version":1}.' }),
  tooLong: (length: number, most: number): ProblemWords => ({
    problem: `The text has ${length} characters; at most ${most} are read.`,
    mend: 'Look whether it is the right text. If it is, shorten lists and notes, or join routes that say the same.',
  }),
  tooDeep: (most: number): ProblemWords => ({
    problem: `Objects and lists stand in each other more than ${most} deep.`,
    mend: 'A policy document needs no more than 6; take out what does not belong to it.',
  }),
  tooMuch: (most: number): ProblemWords => ({
    problem: `The document holds more than ${most} values.`,
    mend: 'Shorten the lists, or join routes that say the same.',
  }),
  unreadable: (): ProblemWords => ({
    problem: 'The value can not be read as data.',
    mend: 'Give the text of a document, or an object as JSON.parse makes it.',
  }),
  noObject: (value: unknown): ProblemWords => ({
    problem: `The document is ${kindOf(value)}, and has to be an object.`,
    mend: 'The smallest document is {"version":1}.',
  }),
  noVersion: (): ProblemWords => ({ problem: 'version is missing, so nothing else can be read.', mend: 'Add "version": 1.' }),
  unknownVersion: (value: unknown): ProblemWords => ({
    problem: `version is ${shownValue(value)}; this reads version 1 alone.`,
    mend: 'Write "version": 1 if the document follows docs/policy.md, or read it with the release that made it.',
  }),
  place: (line: number, column: number): string => `line ${line}, column ${column}`,
  syntax: (place: string, expected: string, found: string | undefined): ProblemWords => ({
    problem: `The text is no JSON: at ${place} ${found === undefined ? 'it ends' : `stands ${shownValue(found)}`} where ${expected} has to stand.`,
    mend: found === undefined ? 'The end seems to be missing: copy the whole document.' : `Write ${expected} there.`,
  }),
  slips,
  expected: {
    name: 'the name of a member, in double quotes',
    colon: 'a colon',
    member: 'a comma or }',
    item: 'a comma or ]',
    string: 'a text in double quotes, on one line',
    value: 'a value',
  },
  twice: (name: string, place: string): ProblemWords => ({
    problem: `${shownValue(name)} comes a second time in the same object, at ${place}.`,
    mend: 'Keep one of them.',
  }),
  forbiddenName: (name: string, place: string | null): ProblemWords => ({
    problem: `${shownValue(name)} can not be the name of a member${place === null ? '' : ` (${place})`}.`,
    mend: 'Take it out.',
  }),
  unknown: (name: string, suggestion: string | null, known: readonly string[]): ProblemWords => ({
    problem: `There is no member ${shownValue(name)} here.`,
    mend: suggestion === null ? `Take it out. Known here: ${known.join(', ')}.` : `Did you mean ${suggestion}?`,
  }),
  missing: (name: string): ProblemWords => ({ problem: `${name} is missing.`, mend: `Add "${name}".` }),
  wrongKind: (value: unknown, wanted: string): ProblemWords => ({
    problem: `${shownValue(value)} stands where ${wanted} has to stand.`,
    mend: isQuotedNumber(value, wanted) ? `Write it without quotes: ${value}.` : `Write ${wanted}.`,
  }),
  kinds: { number: 'a whole number', string: 'a text', boolean: 'true or false', array: 'a list', strict_object: 'an object', record: 'an object' } as Readonly<Record<string, string>>,
  listForObject: (list: readonly unknown[], takers: readonly string[], known: readonly string[], isWrapped: boolean): ProblemWords => ({
    problem: 'A list stands where an object has to stand.',
    mend: isWrapped
      ? 'Take out the brackets around the object.'
      : takers.length > 0
        ? `Write ${takers.map((name) => `{"${name}": ${shownList(list)}}`).join(' or ')}.`
        : `Write an object, in braces.${known.length === 0 ? '' : ` Known in it: ${known.join(', ')}.`}`,
  }),
  notWhole: (value: unknown): ProblemWords => ({ problem: `${shownValue(value)} is no whole number.`, mend: 'Write whole seconds.' }),
  outOfRange: (value: unknown, side: 'small' | 'large', limit: unknown): ProblemWords => ({
    problem: `${shownValue(value)} is too ${side}.`,
    mend: `Write at ${side === 'small' ? 'least' : 'most'} ${String(limit)}.`,
  }),
  oneOf: (value: unknown, options: readonly unknown[], suggestion: string | null): ProblemWords => ({
    problem: `${shownValue(value)} is none of ${either(options)}.`,
    mend: suggestion === null ? `Write one of ${either(options)}.` : `Did you mean ${JSON.stringify(suggestion)}?`,
  }),
  noQuery: (value: unknown): ProblemWords => ({
    problem: `${shownValue(value)} does not say which parameters count.`,
    mend: 'Write "all", "none", {"include": ["width"]} or {"exclude": ["utm_*"]}.',
  }),
  emptyList: (): ProblemWords => ({ problem: 'The list is empty.', mend: 'Name something in it, or leave the member out.' }),
  emptyText: (): ProblemWords => ({ problem: 'The text is empty.', mend: 'Write something, or leave the member out.' }),
  emptyMatch: (): ProblemWords => ({ problem: 'The object is empty, so it says nothing.', mend: 'Name something in it: for every request, "paths": ["*"].' }),
  listTooLong: (length: unknown, most: unknown): ProblemWords => ({ problem: `It has ${String(length)} entries.`, mend: `Keep at most ${String(most)}.` }),
  textTooLong: (length: unknown, most: unknown): ProblemWords => ({ problem: `It has ${String(length)} characters.`, mend: `Keep at most ${String(most)}.` }),
  form: (value: unknown, name: string): ProblemWords => {
    const words = forms[name] ?? otherwise
    return { ...words, problem: `${shownValue(value)} ${words.problem}.` }
  },
  needs: (member: string, other: string): ProblemWords => ({
    problem: `${member} says nothing without ${other}.`,
    mend: `Add "${other}", or take out "${member}".`,
  }),
  excludes: (member: string, other: string): ProblemWords => ({
    problem: `${member} and ${other} contradict each other.`,
    mend: `Keep one of them.`,
  }),
  unknownPlace: (place: string, known: readonly string[], suggestion: string | null): ProblemWords => ({
    problem: `There is no place ${shownValue(place)} here.`,
    mend: suggestion === null ? `Choose one of ${known.join(', ')}.` : `Did you mean ${JSON.stringify(suggestion)}?`,
  }),
  more: (left: number): ProblemWords => ({ problem: `There are ${left} more problems.`, mend: 'Mend these first.' }),
}
