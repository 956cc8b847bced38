import { useEffect, useState } from 'react'
import { LAND_PATH } from './land.generated.ts'

/** On a path that draws the land, so that it can be found in a page. */
export const LAND_MARK = 'data-land'

/**
 * The land as a path. It is long, and a page that was written ahead holds it already: there it is read from the page, else it comes
 * after the rest.
 */
let known = import.meta.env.SSR ? LAND_PATH : null

/** The land's outline in plate units; '' until it has come. */
export function useLand(): string {
  const [land, setLand] = useState(() => (known ??= document.querySelector(`[${LAND_MARK}]`)?.getAttribute('d') || null) ?? '')
  useEffect(() => {
    if (land !== '') return
    let wanted = true
    // Without it the map has no coasts, and still all that happens on it.
    import('./land.generated.ts').then(
      (module) => {
        known = module.LAND_PATH
        if (wanted) setLand(known)
      },
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [land])
  return land
}
