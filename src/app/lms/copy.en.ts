/** What a page in a course package says about recording. */
export const lmsCopy = {
  absent:
    'Progress is not being recorded: this page found no learning platform around it. Everything works, but only while the page is open. To have progress recorded, open it from your course on the platform.',
  refused:
    'Progress is not being recorded: the learning platform refused it. Everything works, but only while the page is open. Close this and open it again from your course; if that doesn’t help, tell your instructor.',
  over: 'Progress is not being recorded: this visit ended when its page was left or loaded anew, and the learning platform begins none a second time. What you reached before is kept. Close this and open it again from your course to go on where you were; if that doesn’t help, tell your instructor.',
  ended: 'Progress is not being recorded any more: this visit has ended for the learning platform. Open it again from your course to go on where you were.',
  /** At the end of a package of one scene. In: the score as the platform holds it, 0 to 100, or null while it holds none. */
  told: {
    completed: (raw: number | null) => (raw === null ? 'Your learning platform has been told that you completed this scene.' : `Your learning platform has been told that you completed this scene, with a score of ${raw} out of 100.`),
    passed: (raw: number | null) => (raw === null ? 'Your learning platform has been told that you passed this scene.' : `Your learning platform has been told that you passed this scene, with a score of ${raw} out of 100.`),
  },
  left: 'The score rises with each task that you solve yourself, and with the last one the scene is passed. Not solved yet:',
  leftUnrecorded: 'Not solved yet:',
  nothingLeft: 'That was all of it. You can close the scene.',
  elsewhere: 'This package holds one scene. What the link leads to is part of the whole course.',
} as const
