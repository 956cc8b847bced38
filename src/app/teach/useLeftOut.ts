import { useEffect, useEffectEvent, useState } from 'react'

/**
 * What of the page's address can't be used is said, and taken out of it, so that a bookmark says what is shown.
 * @param ignored the parameters, fit to be shown; '' where all can be used
 * @param mend writes the address without them
 * @returns what was left out, and how to have it no longer said
 */
export function useLeftOut(query: string, ignored: string, mend: () => void): readonly [leftOut: string, forget: () => void] {
  const [leftOut, setLeftOut] = useState('')
  if (ignored !== '' && ignored !== leftOut) setLeftOut(ignored)
  const put = useEffectEvent(() => {
    if (ignored !== '') mend()
  })
  // With each query: two parts of the page that mend it at once write over one another, and the one that lost tries again.
  useEffect(() => put(), [ignored, query])
  return [leftOut, () => setLeftOut('')]
}
