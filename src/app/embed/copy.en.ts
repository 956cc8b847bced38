/** Words of a scene in a frame, and what its console says about the address. */
import { MOST_SEED } from '../../lesson/seed.ts'
import type { Problem } from './wishes.ts'

export const en = {
  bar: 'About this frame',
  scene: (id: string, title: string) => `${id} ${title}`,
  open: 'Open in the course',
  memory: 'Progress ends with this page: storage is blocked here.',
  grown: 'Build a CDN: the frame kept growing by itself, so it stops asking its host for more height. It goes on when somebody uses it.',
  problem: {
    'not-a-number': ({ name, given }) => `${name}=${given} is not a number.`,
    'not-whole': ({ name, given }) => `${name}=${given} is not a whole number.`,
    'before-the-first': ({ name, given }) => `${name}=${given} lies before the first step, which is 1.`,
    'after-the-last': ({ name, given }) => `${name}=${given} lies behind the last step.`,
    'out-of-range': ({ name, given }) => `${name}=${given} lies outside of the steps that the address allows.`,
    'not-a-range': ({ name, given }) => `${name}=${given} is no range of steps. Write two steps from 1 with a hyphen, as in steps=2-4.`,
    unknown: ({ name, given, known }) => `${name}=${given} is not known. Known: ${known.join(', ')}.`,
    'not-an-id': ({ name, given }) => `${name}=${given} can’t be an id. Use 1 to 64 letters, digits, dots, colons, hyphens and underscores.`,
    'not-a-seed': ({ name, given }) => `${name}=${given} is no seed. Use a whole number from 0 to ${MOST_SEED}.`,
    doubled: ({ name, given }) => `${name}=${given} comes after another ${name}, and only the first is read.`,
  } satisfies Record<Problem['why'], (problem: Problem) => string>,
  said: (problem: string) => `Build a CDN, in the address of this frame: ${problem} It counts as left out.`,
  saidRange: (problem: string) => `Build a CDN, in the address of this frame: ${problem} The range ends at the last step.`,
  /** These stand in the page of whoever pastes them. */
  snippet: {
    title: (id: string, title: string) => `Build a CDN, scene ${id}: ${title}`,
    link: (title: string) => `Open “${title}” in a tab of its own`,
  },
  oembed: { link: (title: string) => `${title}, as oEmbed` },
} as const
