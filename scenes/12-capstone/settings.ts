import type { Trial } from '../../src/lesson/scene.ts'

/** Which configuration and which probe stand on the stage. */
export type Subject = 'two' | 'price' | 'moment' | 'outage' | 'smallest' | 'own' | 'complete' | 'diagnose' | 'realtime'

export type CapstoneSettings = {
  readonly subject: Subject
  /** Of 'two': does a route take the personal address past the caches? */
  readonly bypass: boolean
  /** Of 'price': what is purged when it changes. */
  readonly purge: 'none' | 'url' | 'tag' | 'everything'
  /** Of 'moment': where the shield stands. */
  readonly shield: string
  /** Of 'outage': stale-if-error in seconds, as text. */
  readonly grace: string
  /** Of 'complete' and 'realtime': what was chosen so far; see choices.ts. */
  readonly choices: string
  /** Of 'diagnose': the mistake, by its number. */
  readonly mistake: number
  /** Of 'own': what the studio put on the stage; see play.ts. */
  readonly play: string
}

export type CapstoneTrial = Trial<CapstoneSettings>
