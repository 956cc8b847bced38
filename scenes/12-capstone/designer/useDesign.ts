import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { newDesign, reduceDesign, reopened, replaced, type Design, type DesignAction } from './design.ts'
import { KEPT_KEY, openKeep, type Kept, type KeepNotice } from './keep.ts'

/** Storage is slow, and typing is not. */
const SAVE_AFTER_MS = 300

interface Options {
  /** Ids of the cities in which a shield may stand. */
  readonly places?: readonly string[]
  /** A document that came by a link: stands in front of what was kept, which undo brings back. */
  readonly given?: string | null
  /** Under which key it is kept; left out: the usual one. Must not change. */
  readonly at?: string
  /** For tests. */
  readonly storage?: () => Storage | null
}

export interface KeptDesign {
  readonly design: Design
  readonly dispatch: (action: DesignAction) => void
  /** What should be told about keeping: not kept, or a broken one set aside. */
  readonly notice: KeepNotice | null
  /** What another tab's version took the place of, while that version stands here unchanged. */
  readonly overwritten: Kept | null
}

/** A design that is kept in the browser and follows what other tabs keep. Only for parts that are loaded late: it reads storage at once. */
export function useDesign(initial: PolicyDocument, { places, given = null, at = KEPT_KEY, storage = () => window.localStorage }: Options = {}): KeptDesign {
  const [{ keep, loaded }] = useState(() => {
    const keep = openKeep(storage, at)
    return { keep, loaded: keep.load() }
  })
  const [design, dispatch] = useReducer(reduceDesign, null, () => {
    const kept = loaded.kept ? reopened(loaded.kept.text, loaded.kept.good, places) : newDesign(initial, places)
    return given === null ? kept : replaced(kept, given)
  })
  const [notice, setNotice] = useState(loaded.notice)
  const { text, good } = design
  const first = useRef(design)
  const [heard, setHeard] = useState<{ readonly text: string; readonly before: Kept } | null>(null)
  const hearOther = useEffectEvent((other: Kept) => {
    // Of several changes over there, what stood here before the first is one's own.
    if (other.text !== text) setHeard({ text: other.text, before: heard?.text === text ? heard.before : { text, good } })
    dispatch({ type: 'replaced', ...other })
  })

  const save = useEffectEvent(() => {
    // What nobody touched is not worth keeping, and a newer example may take its place.
    if (design === first.current) return
    const saved = keep.save({ text, good })
    setNotice((before) => (saved.notice?.kind === before?.kind ? before : (saved.notice ?? (before?.kind === 'damaged' ? before : null))))
  })
  useEffect(() => {
    const rest = setTimeout(() => save(), SAVE_AFTER_MS)
    return () => clearTimeout(rest)
  }, [text, good])
  useEffect(() => {
    const leave = () => save()
    const hear = (event: StorageEvent) => {
      const other = keep.heard(event.key, event.newValue)
      if (other) hearOther(other)
    }
    window.addEventListener('pagehide', leave)
    window.addEventListener('storage', hear)
    return () => {
      // Leaving the scene within the page is leaving, too.
      leave()
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('storage', hear)
    }
  }, [keep])
  return { design, dispatch, notice, overwritten: heard?.text === text ? heard.before : null }
}
