/** Slips that other notations allow, told as what they are. */
import { shownValue, type ProblemWords } from './shown.ts'

export const slips = {
  comma: (place: string, closing: string): ProblemWords => ({ problem: `The text is no JSON: at ${place} a comma stands before ${closing}, and nothing follows it.`, mend: `Take out the comma before ${closing}.` }),
  noComma: (place: string): ProblemWords => ({ problem: `The text is no JSON: at ${place} the next begins, and no comma stands before it.`, mend: 'Write a comma before it.' }),
  comment: (place: string): ProblemWords => ({ problem: `The text is no JSON: at ${place} stands a comment.`, mend: 'JSON has no comments: take it out. What a reader of a policy document has to know may stand in "note".' }),
  quotes: (place: string, found: string): ProblemWords => ({ problem: `The text is no JSON: at ${place} stands the quote ${found}.`, mend: 'Write it with double quotes: "…".' }),
  bareName: (place: string, name: string): ProblemWords => ({ problem: `The text is no JSON: at ${place} stands the name ${name} without quotes.`, mend: `Write it with double quotes: "${name}".` }),
  bareWord: (place: string, word: string): ProblemWords => ({ problem: `The text is no JSON: at ${place} stands the word ${word} without quotes.`, mend: `Write it with double quotes: "${word}". Only true, false and null stand without, in small letters.` }),
  otherNotation: (found: string): ProblemWords => ({ problem: `The text is no JSON: it begins with ${shownValue(found)}.`, mend: 'If it is YAML or another notation, convert it: the text of a JSON object begins with { and ends with }.' }),
  behind: (place: string, found: string): ProblemWords => ({ problem: `The text is no JSON: it has ended, and at ${place} ${shownValue(found)} follows.`, mend: 'Take out what stands there.' }),
  utf16: (): ProblemWords => ({ problem: 'The text is no JSON: this looks like UTF-16, and JSON is written in UTF-8.', mend: 'Save it as UTF-8.' }),
} as const
