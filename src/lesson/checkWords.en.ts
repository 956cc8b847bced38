/** Words of the tasks at a scene’s end, which load after its first step. ICU messages. */
export const checkWords = {
  answer: 'Check my answer',
  hint: 'Hint',
  solution: 'Worked solution',
  skipCheck: 'Skip this task',
  tryAgain: 'Try again',
  newVariant: 'Another one like it',
  startOver: 'Start over',
  solved: 'Done. The log shows it.',
  shown: 'This is one way; the stage plays it. Then try your own.',
  met: 'reached',
  unmet: 'not yet',
  goalParts: 'What the log must show',
} as const
