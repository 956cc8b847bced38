/** Around the configuration that is shown under the stage. */
export const words = {
  configuration: 'The configuration, as far as it concerns these requests',
  whole: 'The configuration',
  objective: 'What is demanded',
  bound: 'Bound',
  figure: 'Measured',
  notYet: 'when the run has been seen',
  met: '✓ {value}: met',
  missed: '✕ {value}: missed',
} as const

/** What the objectives of this scene’s steps demand; names as in checks.ts. */
export const objectiveCopy: Readonly<Record<string, string>> = {
  api_authorization: 'Nobody is answered with what belongs to somebody else: counted are such answers, of people who send Authorization.',
  api_cookies: 'Nobody is answered with what belongs to somebody else: counted are such answers, of people whose cookie says who they are.',
  api_price: 'From a change of a price to the last request that is still answered with the old one, in the product itself and in lists that show it.',
  static_expiry: 'Requests that reach the origin when one page goes stale at eight POPs at once and people ask for it everywhere.',
  static_wrong: 'Answers in another form than was asked for: coding, language or width.',
  static_poisoned: 'Answers that hold what a stranger’s request field put there.',
  realtime_outage: 'While the origin fails: how old the oldest quote is that anybody is shown.',
}

/** Over the desk, while something of it is on the stage. ICU messages. */
export const playingWords = {
  title: 'On the stage',
  objective: 'On the stage: what shows that <b>{label}</b> is missed (demanded: {bound}).',
  probe: 'On the stage: <b>{name}</b>, the whole probe.',
  putAway: 'Put it away',
} as const
