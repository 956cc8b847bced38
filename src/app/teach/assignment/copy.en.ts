/** Words of the assignment builder. What objectives and workloads are called stands with the verifier. */
import { pluralIn } from '../../../language/plural.ts'
import type { NamedBeginning } from '../../../verifier/assignment/assignment.ts'

const plural = pluralIn('en')

export const copy = {
  lead: 'Choose what a class’s configurations have to reach. Whoever opens the link finds the studio of scene 12 with your name, your words and your bounds; your command judges what they hand in.',
  units: { count: 'a count', 'per-second': 'per second', dollars: 'US dollars' },
  open: {
    title: 'Go on with an assignment that exists, or begin anew',
    file: 'Its file, assignment.json',
    link: 'Or its link, or the text of the file',
    take: 'Take it into the fields',
    anew: 'Empty all fields',
    taken: (name: string) => `“${name}” stands in the fields.`,
    emptied: 'The fields are as in a new assignment.',
    back: 'Bring back what stood there',
    refused: 'It was not taken, and the fields are as they were:',
    tooLarge: (file: string) => `${file} is larger than any assignment. Choose the file that was downloaded here, assignment.json.`,
    unreadable: (file: string) => `${file} could not be read. Choose it again.`,
  },
  kept: 'What stands in the fields is kept until this tab is closed.',
  notKept: 'This browser keeps nothing for this page: what stands in the fields is gone once you leave it. Download the assignment to go on with it later.',
  name: { label: 'Name', help: (most: number) => `One line, at most ${most} characters. Students see it above the studio.`, missing: 'Give the assignment a name.' },
  word: { label: 'A word to students (left out if empty)', help: (length: number, most: number) => `Plain text. ${length} of ${most} characters.` },
  objectives: {
    legend: 'What counts, and its bounds',
    help: 'An empty bound is the course’s. A bound of your own is read in the unit beside it; another of its kind may be written behind the number, as in 1.5 min.',
    whole: (name: string) => `All of ${name}`,
    count: (chosen: number, all: number, own: number) => `${chosen} of ${all} ${plural(chosen, { one: 'counts', other: 'count' })}${own === 0 ? '' : `, ${own} with a bound of your own`}`,
    none: 'Nothing counts yet. Choose at least one objective.',
    course: (bound: string) => `Course: ${bound}.`,
    atMost: 'Smaller is stricter.',
    atLeast: 'Greater is stricter.',
    strictest: 'Nothing is stricter; a greater figure is laxer.',
    noFigure: (text: string, unit: string, course: string) => `“${text.slice(0, 40)}” is no bound. Write a number from 0 on, in the unit of this field, ${unit}, as in ${course}.`,
    aboveAll: (text: string) => `“${text.slice(0, 40)}” is more than all there is. Write 0 to 100, in %.`,
    far: (times: string, side: 'stricter' | 'laxer') => `That is ${times} times ${side} than the course’s. Is the unit the one you mean?`,
    own: (label: string) => `Your bound: ${label}`,
    reads: (bound: string, side: 'same' | 'stricter' | 'laxer') => `Yours: ${bound}, ${{ same: 'the same as the course’s', stricter: 'stricter than the course’s', laxer: 'laxer than the course’s' }[side]}.`,
  },
  begin: {
    legend: 'It begins with',
    options: {
      blank: 'a blank configuration',
      complete: 'one to complete: the worked one without some of its members',
      worked: 'the course’s worked configuration',
      document: 'a document of yours',
    } satisfies Record<NamedBeginning | 'document', string>,
    document: 'The policy document, as JSON',
    wrong: 'The document is not taken:',
  },
  seed: { label: 'Traffic to begin with', option: (day: number) => `Day ${day}`, help: 'Students can try all days. The command begins at this one unless --seed says otherwise.' },
  trial: {
    title: 'Can it be met?',
    /** Where no bound is stricter than the course's. */
    known: 'No bound is stricter than the course’s, and the course’s worked configuration meets all of those on every day.',
    unknown: (count: number) => `${plural(count, { one: 'One bound is', other: `${count} bounds are` })} stricter than the course’s. Whether any configuration meets ${plural(count, { one: 'it', other: 'them' })} is not known before one was tried.`,
    try: 'Try it on the worked configuration',
    cancel: 'Cancel',
    progress: 'Tried so far',
    passed: (count: number, day: number) => `✓ The worked configuration meets ${plural(count, { one: 'the one objective', other: `all ${count} objectives` })} on the traffic of day ${day}.`,
    failed: (missed: number, count: number, day: number) => `✗ The worked configuration misses ${missed} of ${count} on the traffic of day ${day}. No configuration is known to this page that meets them all; that doesn’t say that there is none. Ask for this only if you have one.`,
    missed: (label: string, figure: string, bound: string) => `${label}: measured ${figure}, demanded ${bound}`,
    broken: (why: string) => `It could not be tried: ${why}. Press the button again; if that doesn’t help, load the page anew: what stands in the fields is kept.`,
    notYet: 'It can be tried once the fields above hold an assignment.',
  },
  give: {
    title: 'Give it out and grade',
    missing: 'There is no assignment yet:',
    link: 'The link for students',
    copyLink: 'Copy the link',
    long: (length: number) => `The link has ${length} characters. Some mail programs break links of more than 2000: hand it out on a page.`,
    download: 'Download assignment.json',
    command: 'The command that grades',
    copyCommand: 'Copy the command',
    about: 'Put what students hand in into the folder submissions: a file each, or a text file with their links, one a line behind the student’s name. Put assignment.json beside the folder. The command prints who meets what, at three days of traffic. A result that a student’s browser shows can be forged; this one is yours.',
    copied: 'It is on the clipboard.',
    refused: 'The browser lets nothing be copied. It is selected above: copy it by hand.',
    preview: 'Open it as students do',
  },
} as const

/** What the instructor types where the course stands. */
export const GRADING = 'npm run --silent verify -- submissions/* --objectives assignment.json --seeds 3'
export const ASSIGNMENT_FILE = 'assignment.json'
