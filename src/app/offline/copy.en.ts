/** Words about the course without a network, and its name where it is installed. */
import { fixed } from '../../language/numbers.ts'

const megabytes = (bytes: number): string => `${fixed(bytes / 1e6, 1)} MB`

export const offlineCopy = {
  manifest: {
    name: 'Build a CDN',
    short: 'Build a CDN',
    description: 'A course on caching on the web, with a real HTTP cache running under every scene.',
  },
  release: 'A newer version of the course is here. You can go on in this one: it stays whole until its pages are closed.',
  reload: 'Reload when you are ready',
  title: 'Without a network',
  states: {
    looking: 'Looking at what is stored.',
    all: (bytes: number) => `This course is stored for use without a network: yes, ${megabytes(bytes)}.`,
    storing: (files: number, of: number) => `This course is being stored for use without a network: ${files} of ${of} files so far.`,
    visited: (files: number, bytes: number) => `This course is stored for use without a network: only the pages that you visited (${files} files, ${megabytes(bytes)}), because your system asks to save data.`,
    none: 'This course is stored for use without a network: no.',
    failed: 'This course is stored for use without a network: no. A file could not be stored: the browser may have no room, the connection may have broken, or the server changes files on their way, so that they are not the course’s own. Make room or try again later; if it stays so, whoever hosts the course can serve its files unchanged.',
    unable: 'This course is stored for use without a network: no. This browser, or this kind of window, stores no pages.',
    without: 'This copy of the course is not made for use without a network.',
  },
  store: (bytes: number) => (bytes === 0 ? 'Store it all' : `Store it all, ${megabytes(bytes)}`),
  remove: 'Remove it',
} as const
