/** The verdict in sentences. In: a diagnosis. Out: one sentence a cache, and one about old content. */
import type { Diagnosis } from '../../doctor/diagnose.ts'
import type { CacheView } from '../../doctor/examine.ts'
import { doctorCopy as copy, USES, WHO } from './copy.en.ts'

export function verdictInWords({ examination: { browser, cdn }, ageing }: Diagnosis): readonly string[] {
  const old = ageing === null ? [] : [ageing.longestOldSeconds === null ? copy.verdict.never : copy.verdict.old(ageing.longestOldSeconds)]
  return [sentence(browser), sentence(cdn), ...old]
}

function sentence({ kind, stores, asksAlways, varyFields, lifetime, lifetimeSeconds, ageSeconds, leftSeconds, staleLeftSeconds }: CacheView): string {
  const who = WHO[kind]
  if (!stores) return copy.verdict.not(who)
  if (varyFields[0] === '*') return copy.verdict.fits(who)
  if (asksAlways) return copy.verdict.asks(who)
  if (staleLeftSeconds > 0) return lifetimeSeconds <= 0 ? copy.verdict.windowAlone(who, Math.round(staleLeftSeconds)) : copy.verdict.inWindow(who, Math.round(ageSeconds), Math.round(staleLeftSeconds))
  if (lifetimeSeconds <= 0) return copy.verdict.stale(who)
  if (leftSeconds <= 0) return copy.verdict.spent(who, Math.round(ageSeconds))
  if (ageSeconds >= 1) return copy.verdict.left(USES[kind], Math.round(leftSeconds))
  return lifetime.because === 'heuristic' ? copy.verdict.guessed(USES[kind], Math.round(leftSeconds)) : copy.verdict.fresh(USES[kind], Math.round(leftSeconds))
}
