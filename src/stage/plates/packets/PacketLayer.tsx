import { use, useCallback, useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import type { RequestId } from '../../../world/log.ts'
import type { Packet } from '../../state.ts'
import { WrongContext } from '../../wrong.tsx'
import type { TrackLookup } from '../track.ts'
import type { Clock } from '../useClock.ts'
import { makeSprites, packetNear, paintPackets, readPalette, type Scene, type Sprites } from './paint.ts'
import { onThemeChange } from './themeChange.ts'
import styles from './PacketLayer.module.css'

export interface PacketLayerProps {
  readonly packets: readonly Packet[]
  readonly trackOf: TrackLookup
  readonly selected: RequestId | null
  readonly clock: Clock
  readonly widthPx: number
  readonly heightPx: number
  /** The plate: a click near a packet there selects its request. */
  readonly plate: RefObject<HTMLElement | null>
  readonly onSelectRequest?: ((req: RequestId) => void) | undefined
}

/** While nothing flies, sprites wait until the page has settled: drawing them takes longer than all else that a plate begins with. */
const SETTLED_MS = 500
/** More device pixels than this cost time and show nothing. */
const MAX_RATIO = 2
const REACH_PX = 18

/**
 * Packets in flight, on one canvas above the plate. React hands over what flies; every frame is drawn straight from the time,
 * without rendering. The canvas says nothing to those who don't see it: the plate's summary and the live text do.
 */
export function PacketLayer({ packets, trackOf, selected, clock, widthPx, heightPx, plate, onSelectRequest }: PacketLayerProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null)
  const wrongs = use(WrongContext)
  const scene = useRef<Scene>({ packets, trackOf, selected, wrongs })
  const sprites = useRef<Sprites | null>(null)
  const painted = useRef(false)
  const scheduled = useRef(false)
  /** Makes canvas and sprites ready; null once that is done. */
  const unready = useRef<(() => void) | null>(null)

  const paint = useCallback(() => {
    if (scene.current.packets.length > 0) unready.current?.()
    const ctx = sprites.current && canvas.current?.getContext('2d')
    if (!ctx || !sprites.current) return
    const hasPackets = scene.current.packets.length > 0
    if (!hasPackets && !painted.current) return
    const { ratio } = sprites.current
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    ctx.clearRect(0, 0, ctx.canvas.width / ratio, ctx.canvas.height / ratio)
    paintPackets(ctx, scene.current, clock.now(), sprites.current)
    painted.current = hasPackets
  }, [clock])

  /**
   * A new time often brings a new state, which React commits in a microtask. Two microtasks later both are known, and it is still
   * the same frame: one painting a frame, and never of an old state.
   */
  const paintOnce = useCallback(() => {
    if (scheduled.current) return
    scheduled.current = true
    queueMicrotask(() =>
      queueMicrotask(() => {
        scheduled.current = false
        paint()
      }),
    )
  }, [paint])

  useLayoutEffect(() => {
    scene.current = { packets, trackOf, selected, wrongs }
    painted.current = true
    paintOnce()
  }, [packets, trackOf, selected, wrongs, paintOnce])

  useEffect(() => clock.onTime(paintOnce), [clock, paintOnce])

  useEffect(() => {
    const element = canvas.current
    // A document without drawing contexts (a test's) has nothing to paint on.
    if (!element || typeof CanvasRenderingContext2D === 'undefined') return
    const prepare = (): void => {
      unready.current = null
      const ratio = Math.min(MAX_RATIO, window.devicePixelRatio || 1)
      element.width = Math.round(widthPx * ratio)
      element.height = Math.round(heightPx * ratio)
      sprites.current = makeSprites(readPalette(element), ratio)
      painted.current = true
      paint()
    }
    unready.current = prepare
    paint()
    const settled = setTimeout(() => unready.current?.(), SETTLED_MS)
    const unlisten = onThemeChange(prepare)
    return () => {
      clearTimeout(settled)
      unlisten()
    }
  }, [widthPx, heightPx, paint])

  useEffect(() => {
    const element = plate.current
    if (!element || !onSelectRequest) return
    const select = (event: MouseEvent): void => {
      if (event.target instanceof Element && event.target.closest('button, a, [role=button]')) return
      const box = element.getBoundingClientRect()
      const req = packetNear(scene.current, clock.now(), event.clientX - box.left, event.clientY - box.top, REACH_PX)
      if (req !== null) onSelectRequest(req)
    }
    element.addEventListener('click', select)
    return () => element.removeEventListener('click', select)
  }, [plate, onSelectRequest, clock])

  return <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
}
