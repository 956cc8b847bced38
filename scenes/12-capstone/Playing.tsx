import { useEffect, useRef } from 'react'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import buttons from '../../src/lesson/ui/buttons.module.css'
import { Prose } from '../../src/stage/prose/Prose.tsx'
import { assertionWords, probeWords } from '../../src/verifier/copy/en.ts'
import { OBJECTIVES } from '../../src/verifier/objectives.ts'
import { boundText } from '../../src/verifier/report/figures.ts'
import styles from './Playing.module.css'
import { playingWords as words } from './configuration.en.ts'
import { playOf } from './play.ts'
import type { CapstoneSettings } from './settings.ts'

interface Props {
  readonly lesson: Lesson<CapstoneSettings>
  readonly onPutAway: () => void
}

/** What the studio has put on the stage: whose failure it shows, and the way back to the desk. */
export function Playing({ lesson: { context }, onPutAway }: Props) {
  const { play } = context.trial.settings
  const { probe, objective: id } = playOf(play)
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    // It was asked for far below: sight and focus go to where it plays.
    const stage = bar.current?.closest('[data-scene]')?.querySelector<HTMLElement>('[data-stage]')
    stage?.scrollIntoView({ block: 'start' })
    stage?.focus({ preventScroll: true })
  }, [play])
  const putAway = () => {
    const from = bar.current?.closest('[data-scene]')?.querySelector<HTMLElement>('[data-failure] [aria-pressed="true"]')
    onPutAway()
    // Back to where it was asked for, once the desk has its room again.
    requestAnimationFrame(() => {
      from?.scrollIntoView({ block: 'center' })
      from?.focus({ preventScroll: true })
    })
  }
  const objective = OBJECTIVES.find((one) => one.id === id)
  return (
    <section ref={bar} className={styles.playing} aria-label={words.title}>
      <p>
        {objective ? (
          <Prose message={words.objective} values={{ label: assertionWords(objective.id).label, bound: boundText(objective.bound, objective.unit) }} />
        ) : (
          <Prose message={words.probe} values={{ name: probeWords(probe).name }} />
        )}{' '}
        {objective && assertionWords(objective.id).measures}
      </p>
      <button type="button" className={buttons.quiet} onClick={putAway}>
        {words.putAway}
      </button>
    </section>
  )
}
