import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { transportCopy as copy } from '../copy/transport.en.ts'
import { createPaceMap, formatPace, type PaceMap } from '../pace.ts'
import type { Speed } from '../player.ts'
import { formatText } from '../prose/message.ts'
import { usePlayer, usePlayerSnapshot, useStageTime } from '../useStage.tsx'
import { ForwardIcon, BackIcon, PauseIcon, PlayIcon, StartIcon } from './icons.tsx'
import { OutcomeTicks } from './OutcomeTicks.tsx'
import { secondsOf, widestSeconds } from './time.ts'
import styles from './Transport.module.css'
import { fixed } from '../../language/numbers.ts'
import { atMost } from '../../language/numbers.ts'

const SPEEDS: readonly Speed[] = [0.5, 1, 2, 4]

/** Play, step, scrub, the time and how fast it goes. Everything by keyboard and by thumb. */
export function Transport(): ReactNode {
  const player = usePlayer()
  const { run, startMs, playing, ended, motion, pace, speed } = usePlayerSnapshot()
  const map = useMemo(() => createPaceMap(run.log, { startMs, endMs: run.endMs }), [run, startMs])
  const playLabel = playing ? copy.pause : ended ? copy.playAgain : copy.play
  const nothingToPlay = isEmpty(map)
  return (
    <div className={styles.frame}>
      <div className={styles.transport} dir="ltr" role="group" aria-label={copy.transport}>
        <div className={styles.buttons}>
          <Button id="transport-start" label={copy.toStart} onPress={() => player.seek(startMs)}>
            <StartIcon />
          </Button>
          <Button id="transport-back" label={copy.stepBack} onPress={player.stepBack}>
            <BackIcon />
          </Button>
          <Button id="transport-play" label={playLabel} className={styles.play} disabled={nothingToPlay} onPress={playing ? player.pause : player.play}>
            {playing ? <PauseIcon /> : <PlayIcon />}
          </Button>
          <Button id="transport-forward" label={copy.stepForward} onPress={player.stepForward}>
            <ForwardIcon />
          </Button>
        </div>
        <Scrubber map={map} playing={playing}>
          <OutcomeTicks log={run.log} map={map} />
        </Scrubber>
        <Readout endMs={run.endMs} />
        <span className={styles.pace} data-pace={pace.kind} data-stepped={motion === 'stepped'}>
          {motion === 'stepped' ? copy.steppedPace : formatPace(pace.virtualPerWall)}
        </span>
        <select
          className={styles.speed}
          data-control="transport-speed"
          aria-label={copy.speed}
          value={speed}
          onChange={(event) => player.setSpeed(Number(event.target.value) as Speed)}
        >
          {SPEEDS.map((option) => (
            <option key={option} value={option}>
              {formatText(copy.speedOption, { speed: atMost(option, 2) })}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

interface ButtonProps {
  readonly id: string
  readonly label: string
  readonly onPress: () => void
  readonly className?: string | undefined
  readonly disabled?: boolean
  readonly children: ReactNode
}

function Button({ id, label, onPress, className = '', disabled = false, children }: ButtonProps): ReactNode {
  return (
    <button type="button" className={`${styles.button} ${className}`} data-control={id} aria-label={label} title={label} disabled={disabled} onClick={onPress}>
      {children}
    </button>
  )
}

/** Is there no time between the run's start and its end? */
function isEmpty(map: PaceMap): boolean {
  return map.wallMs === 0
}

/** The time on the wall scale, so that 16 ms of flight and a minute of waiting both have room. */
function Scrubber({ map, playing, children }: { readonly map: PaceMap; readonly playing: boolean; readonly children: ReactNode }): ReactNode {
  const player = usePlayer()
  const input = useRef<HTMLInputElement>(null)
  const fill = useRef<HTMLDivElement>(null)
  const end = Math.max(1, Math.ceil(map.wallMs))
  const nothingToPlay = isEmpty(map)

  useStageTime((tMs) => {
    const wallMs = map.toWall(tMs)
    if (fill.current) fill.current.style.transform = `scaleX(${map.wallMs > 0 ? wallMs / map.wallMs : 0})`
    if (!input.current) return
    // An empty run is at its end from the start; its thumb waits where playing will begin.
    input.current.value = String(nothingToPlay ? 0 : tMs >= map.endMs ? end : Math.round(wallMs))
    // While it plays, a reader on the slider hears whole seconds instead of every frame.
    const said = playing && tMs < map.endMs ? Math.floor(tMs / 1000) * 1000 : tMs
    const text = nothingToPlay ? copy.nothingToPlay : formatText(copy.timeOf, { seconds: String(secondsOf(said)), end: String(secondsOf(map.endMs)) })
    if (input.current.getAttribute('aria-valuetext') !== text) input.current.setAttribute('aria-valuetext', text)
  })

  const seekWall = (wallMs: number): void => player.seek(wallMs >= end ? map.endMs : map.toVirtual(wallMs))
  const onKeyDown = (event: KeyboardEvent): void => {
    const stepMs = Math.max(1, map.wallMs / 60)
    const by = { ArrowRight: stepMs, ArrowUp: stepMs, ArrowLeft: -stepMs, ArrowDown: -stepMs, PageUp: stepMs * 6, PageDown: -stepMs * 6 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    seekWall(map.toWall(player.getSnapshot().tMs) + by)
  }

  return (
    <div className={styles.scrubber}>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.fill} ref={fill} />
        {children}
      </div>
      <input
        ref={input}
        className={styles.range}
        type="range"
        data-control="transport-scrub"
        aria-label={copy.time}
        min={0}
        max={end}
        step={1}
        disabled={nothingToPlay}
        defaultValue={0}
        onChange={(event) => seekWall(Number(event.target.value))}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

function Readout({ endMs }: { readonly endMs: number }): ReactNode {
  const player = usePlayer()
  const text = useRef<HTMLSpanElement>(null)
  const widest = widestSeconds(endMs)
  const readout = (tMs: number): string => formatText(copy.timeIs, { seconds: fixed(tMs / 1000, 3).padStart(widest.length) })
  useStageTime((tMs) => {
    if (text.current) text.current.textContent = readout(tMs)
  })
  return (
    <span className={styles.time} ref={text} data-time>
      {readout(player.getSnapshot().tMs)}
    </span>
  )
}
