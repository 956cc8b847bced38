/** What a learner can turn: one thing of the configuration at a time, and in the exercises its open places. */
import type { Control } from '../../src/lesson/scene.ts'
import type { CapstoneSettings } from './settings.ts'

export const GRACES = ['0', '10', '600'] as const
export const PLACES = ['off', 'virginia', 'singapore'] as const

export const controls: Readonly<Record<string, Control<CapstoneSettings>>> = {
  bypass: { kind: 'switch', setting: 'bypass' },
  purge: { kind: 'choice', setting: 'purge', options: ['none', 'url', 'tag', 'everything'] },
  shield: { kind: 'choice', setting: 'shield', options: PLACES },
  grace: { kind: 'choice', setting: 'grace', options: GRACES },
  choices: { kind: 'own', setting: 'choices' },
  // The studio turns it, which stands below the stage.
  play: { kind: 'own', setting: 'play' },
}
