import { useEffect, useRef, useState } from 'react'
import { HOME } from '../../routes/hrefs.ts'
import { useHref } from '../../routes/useHref.ts'
import { useHydrated } from '../../useMedia.ts'
import teach from '../teach.module.css'
import css from './builder.module.css'
import { builderCopy as copy } from './copy.en.ts'
import { frameAddress } from './markup.ts'
import type { BuilderSettings } from './settings.ts'

/** A frame is made anew when choices have rested for so long. */
const REST_MS = 450

/** The scene in a frame with these settings, once the place for it is in sight, and what it tells its host. */
export function Preview({ settings, title }: { readonly settings: BuilderSettings; readonly title: string }) {
  const href = useHref()
  const box = useRef<HTMLDivElement>(null)
  const seen = useSeen(box)
  const src = useRested(frameAddress(settings, href(HOME)))
  const frame = useRef<HTMLIFrameElement>(null)
  const { said, heightPx } = useMessages(frame, src)
  const high = settings.autoHeight && heightPx !== null ? heightPx : settings.heightPx
  return (
    <section className={css.preview} aria-labelledby="preview">
      <h3 id="preview">{copy.preview}</h3>
      <p className={teach.help}>{copy.previewHelp}</p>
      <div ref={box} className={css.frame} style={{ minHeight: settings.heightPx }}>
        {seen && <iframe key={src} ref={frame} src={src} title={title} style={{ height: high }} allow="fullscreen; clipboard-write" />}
      </div>
      <p className={teach.help} role="status">
        {copy.previewSays} {said ?? copy.silent}
      </p>
    </section>
  )
}

/** True once the element has come into sight: a scene is a lot to fetch for somebody who came for the handouts. */
function useSeen(element: { readonly current: Element | null }): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      setSeen(true)
      observer.disconnect()
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return seen
}

function useRested(value: string): string {
  const hydrated = useHydrated()
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), hydrated ? REST_MS : 0)
    return () => clearTimeout(timer)
  }, [value, hydrated])
  return rested
}

interface Told {
  readonly src: string
  readonly said: string | null
  readonly heightPx: number | null
}

/** What the frame with this address has said last. */
function useMessages(frame: { readonly current: HTMLIFrameElement | null }, src: string): Told {
  const [told, setTold] = useState<Told>({ src, said: null, heightPx: null })
  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent<unknown>): void => {
      const message = data as { readonly source?: unknown; readonly type?: unknown; readonly step?: unknown; readonly steps?: unknown; readonly height?: unknown } | null
      if (frame.current === null || source !== frame.current.contentWindow || message?.source !== 'build-a-cdn') return
      const heightPx = message.type === 'resize' && typeof message.height === 'number' ? message.height : null
      const said = wordsFor(message.type, Number(message.step), Number(message.steps), heightPx)
      setTold((before) => ({ src, said: said ?? (before.src === src ? before.said : null), heightPx: heightPx ?? (before.src === src ? before.heightPx : null) }))
    }
    addEventListener('message', onMessage)
    return () => removeEventListener('message', onMessage)
  }, [frame, src])
  return told.src === src ? told : { src, said: null, heightPx: null }
}

function wordsFor(type: unknown, step: number, steps: number, heightPx: number | null): string | null {
  switch (type) {
    case 'step':
      return copy.said.step(step, steps)
    case 'resize':
      return heightPx === null ? null : copy.said.resize(heightPx)
    case 'ready':
    case 'completed':
    case 'passed':
    case 'error':
      return copy.said[type]
    default:
      return null
  }
}
