import { use, useEffect, useRef, useState, type ReactNode } from 'react'
import { captionOfInstant } from '../captions.instant.ts'
import type { NodeNames } from '../names.ts'
import { platesCopy } from '../copy/plates.en.ts'
import { usePlayerSnapshot, useStageState } from '../useStage.tsx'
import { WrongContext } from '../wrong.tsx'
import styles from './LiveText.module.css'

/** While a run plays, it is told at most this often; what was passed in between is left out. */
export const SPEAK_EVERY_MS = 2000

/**
 * What just happened, in words: for those who hear the stage always, and on screen while the motion is stepped.
 * @param names what sentences call the actors
 */
export function LiveText({ names }: { readonly names: NodeNames }): ReactNode {
  const { run, playing, motion } = usePlayerSnapshot()
  const state = useStageState()
  // A step in which nothing has been sent yet has no end to tell of.
  const wrongs = use(WrongContext)
  const ended = wrongs && run.log.slice(0, state.seen).findLast((event) => event.type === 'request-finished' && wrongs.has(event.req))
  const wrong = ended?.atMs === state.latest?.atMs && ended?.type === 'request-finished' ? wrongs?.get(ended.req) : undefined
  const said = run.log.every(({ type }) => type === 'run-ended') ? '' : captionOfInstant(run.log, state, names)
  const caption = wrong ? `${said} ${platesCopy.wrongAnswer[wrong]}` : said
  const spoken = useThrottled(caption, playing ? SPEAK_EVERY_MS : 0)
  return (
    <>
      {motion === 'stepped' && (
        <p className={styles.caption} aria-hidden="true" data-caption>
          {caption}
        </p>
      )}
      <p className="visually-hidden" role="status" aria-live="polite" data-live>
        {spoken}
      </p>
    </>
  )
}

/** The latest text, changed at most every `everyMs` (0: at once). */
function useThrottled(text: string, everyMs: number): string {
  const [shown, setShown] = useState(text)
  const lastAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const waitMs = everyMs === 0 ? 0 : lastAt.current + everyMs - performance.now()
    const show = (): void => {
      lastAt.current = performance.now()
      setShown(text)
    }
    const timer = setTimeout(show, Math.max(0, waitMs))
    return () => clearTimeout(timer)
  }, [text, everyMs])
  return shown
}
