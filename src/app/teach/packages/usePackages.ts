/** The packages beside these pages, asked for once. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useHref } from '../../routes/useHref.ts'
import { packagesIn, type CoursePackage } from './packages.ts'

export type Packages = readonly CoursePackage[] | 'unknown'

let known: Packages = 'unknown'
let asking: Promise<void> | null = null
const listeners = new Set<() => void>()

async function ask(address: string): Promise<void> {
  try {
    const response = await fetch(address)
    known = response.ok ? packagesIn(await response.text()) : []
  } catch {
    // Without a network nobody can say; the links stay, and a later visit asks again.
    asking = null
    return
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** 'unknown' until the list has come, and in pages written ahead; empty where this copy of the course has no packages. */
export function usePackages(): Packages {
  const href = useHref()
  const [address] = useState(() => href('/packages/index.json'))
  useEffect(() => {
    asking ??= ask(address)
  }, [address])
  return useSyncExternalStore<Packages>(subscribe, () => known, () => 'unknown')
}
