import { useSyncExternalStore, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { MapPlate } from '../plates/MapPlate.tsx'
import type { StageState } from '../state.ts'
import { stateAt, topology } from './traffic.ts'

/**
 * The map plate under load, driven as the player drives it: every frame all listeners hear the time, and React hears of a new state
 * when a packet landed. `?packets=250`. The times of frames since the last `reset()` are on window.bench.
 */
declare global {
  interface Window {
    bench: { frames: number[]; states: number; reset: () => void }
  }
}

const inFlight = Number(new URLSearchParams(location.search).get('packets') ?? '250')
const listeners = new Set<(tMs: number) => void>()
const onTime = (listener: (tMs: number) => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
let state: StageState = stateAt(0, inFlight)

window.bench = {
  frames: [],
  states: 0,
  reset() {
    Object.assign(this, { frames: [], states: 0 })
  },
}

function sameFlights(a: StageState, b: StageState): boolean {
  return a.packets.every((packet, i) => packet.seq === b.packets[i]?.seq)
}

let last = 0
let start: number | null = null
function tick(nowMs: number): void {
  start ??= nowMs
  const tMs = nowMs - start
  const next = stateAt(tMs, inFlight)
  if (!sameFlights(next, state)) {
    state = next
    window.bench.states += 1
  }
  for (const listener of listeners) listener(tMs)
  if (last > 0) window.bench.frames.push(nowMs - last)
  last = nowMs
  requestAnimationFrame(tick)
}
requestAnimationFrame(tick)

function Bench(): ReactNode {
  const shown = useSyncExternalStore(onTime, () => state)
  return (
    <div className="stage">
      <MapPlate topology={topology} state={shown} onTime={onTime} summary="" meters={[{ id: 'requests', label: 'origin requests', value: String(Math.floor(shown.origin.requests / 10)) }]} />
    </div>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Bench />)
