/** Words of the settings page. */
import { pluralIn } from '../../language/plural.ts'
import type { ImportFailure } from '../state/transfer.ts'

const plural = pluralIn('en')
const scenes = (n: number): string => plural(n, { one: `${n} scene`, other: `${n} scenes` })

export const settingsCopy = {
  title: 'Settings',
  lead: 'Kept in this browser only.',
  /** In a course package. */
  leadOnPlatform: (keeps: boolean) =>
    `${keeps ? 'Theme and motion are kept in this browser.' : 'Theme and motion hold for this visit only: the browser forbids storage here.'} Progress is kept by the learning platform, where it records it.`,
  theme: 'Theme',
  themes: { auto: 'Follow the system', light: 'Light', dark: 'Dark' },
  motion: 'Motion',
  motions: { system: 'Follow the system', reduce: 'Reduce' },
  motionHelp: 'Reduced, a run plays as still frames with a caption each. If the system asks for less motion, that holds here too.',
  language: 'Language',
  progress: 'Your progress',
  none: 'Nothing is recorded yet.',
  summary: (begun: number, done: number, checks: number) =>
    `${scenes(begun)} begun, ${done} done, ${plural(checks, { one: `${checks} check`, other: `${checks} checks` })} solved.`,
  export: 'Save to a file',
  exportHelp: 'To carry it to another browser, or to keep it.',
  import: 'Add from a file',
  importHelp: 'Joins the file with what is here. Nothing is lost: the further step and the better result count.',
  reset: 'Forget all progress',
  resetAsk: 'Forget every step and every solved check in this browser?',
  resetAskOnPlatform: 'Forget every step and every solved check? The status and the score that the learning platform has already stay.',
  resetYes: 'Forget it all',
  resetNo: 'Keep it',
  imported: (n: number, dropped: number) =>
    `Added ${scenes(n)} from the file.${plural(dropped, { '=0': '', one: ` ${dropped} entry was not valid and left out.`, other: ` ${dropped} entries were not valid and left out.` })}`,
  importFailed: {
    'too-large': 'Nothing was added: the file is far larger than a progress file can be. Choose the file that “Save to a file” made, build-a-cdn-progress.json.',
    'not-json': 'Nothing was added: the file is not JSON, or it was cut off. Choose the file that “Save to a file” made, or save it anew in the other browser.',
    'not-ours': 'Nothing was added: this JSON file is not progress from this course. Choose the file that “Save to a file” made, build-a-cdn-progress.json.',
    newer: 'Nothing was added: the file comes from a newer version of the course. Reload this page to get that version, then try again.',
    'nothing-valid': 'Nothing was added: the file names this course, but none of its entries can be read. Save it anew in the other browser.',
    unreadable: 'Nothing was added: the browser could not read the file. Check that it still exists and may be opened, then try again.',
  } satisfies Record<ImportFailure | 'unreadable', string>,
} as const
