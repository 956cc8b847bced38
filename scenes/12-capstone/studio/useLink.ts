import { useEffect, useState } from 'react'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { fromLink, holdsConfiguration, type FromLink } from '../designer/share.ts'

export type LinkState =
  /** The address holds none, or what it held is settled. */
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'offer'; readonly document: PolicyDocument; readonly objectives: Readonly<Record<string, number>> }
  | { readonly kind: 'broken'; readonly problem: string; readonly mend: string }

/**
 * What the page's address holds. Nothing is taken over before somebody says so.
 * @param places where a shield may stand
 */
export function useLink(link: string, places: readonly string[]): { readonly state: LinkState; readonly settle: () => void } {
  const [read, setRead] = useState<{ readonly link: string; readonly result: FromLink } | null>(null)
  const [settled, setSettled] = useState<string | null>(null)
  const holds = holdsConfiguration(link)
  useEffect(() => {
    if (!holds) return
    let wanted = true
    void fromLink(link, { places }).then((result) => wanted && setRead({ link, result }))
    return () => {
      wanted = false
    }
  }, [holds, link, places])
  const settle = () => {
    setSettled(link)
    forget(link)
  }
  return { state: holds && settled !== link ? stateOf(read?.link === link ? read.result : null) : { kind: 'none' }, settle }
}

function stateOf(result: FromLink | null): LinkState {
  if (result === null) return { kind: 'reading' }
  return result.ok ? { kind: 'offer', document: result.document, objectives: result.objectives ?? {} } : { kind: 'broken', problem: result.problem, mend: result.mend }
}

/** Takes what is settled out of the address, so that a page that is loaded again doesn't ask again. */
export function forget(link: string): void {
  try {
    if (window.location.hash === link) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  } catch {
    // Some frames may not touch their address; then it asks again.
  }
}
