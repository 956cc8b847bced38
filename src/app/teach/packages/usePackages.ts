/** The packages beside these pages, asked for once. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useHref } from '../../routes/useHref.ts'
import { packagesIn, type CoursePackage } from './packages.ts'

export type Packages = readonly CoursePackage[] | 'unknown' | 'unreachable'

let known: Packages = 'unknown'
let asking: Promise<void> | null = null
const listeners = new Set<() => void>()

async function ask(address: string): Promise<void> {
  try {
    // Asked all the same, a browser without a network complains in its console.
    const response = navigator.onLine ? await fetch(address) : null
    known = answered(response) ? (response.ok ? packagesIn(await response.text()) : []) : 'unreachable'
  } catch {
    known = 'unreachable'
  }
  for (const listener of listeners) listener()
}

/** The course's worker answers with nothing when it has no network (src/app/offline/worker/sw.ts). */
function answered(response: Response | null): response is Response {
  return response !== null && response.status !== 204
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** 'unknown' until the list has come, and in pages written ahead; 'unreachable' without a network; empty where this copy of the course has no packages. */
export function usePackages(): Packages {
  const href = useHref()
  const [address] = useState(() => href('/packages/index.json'))
  useEffect(() => {
    // Where nobody could say, a later visit asks again, and a network that comes back.
    const look = (): void => void (asking ??= ask(address).then(() => void (known === 'unreachable' && (asking = null))))
    look()
    addEventListener('online', look)
    return () => removeEventListener('online', look)
  }, [address])
  return useSyncExternalStore<Packages>(subscribe, () => known, () => 'unknown')
}
