/**
 * The probes that the scene's own steps show; the others come with the studio, which plays any of them. In: an id. Out: the probe, null
 * while it has not come.
 */
import type { Probe, TracedProbe } from '../../src/verifier/probe.ts'
import { OUTAGE } from '../../src/verifier/probes/api-outage.ts'
import { PRICE } from '../../src/verifier/probes/api-price.ts'
import { HOLDINGS_OWN } from '../../src/verifier/probes/own.ts'
import { QUOTES, QUOTES_OUTAGE } from '../../src/verifier/probes/realtime-quotes.ts'
import { EXPIRY } from '../../src/verifier/probes/static-expiry.ts'
import { NOISE } from '../../src/verifier/probes/static-noise.ts'
import { POISONING, VARIANTS } from '../../src/verifier/probes/static-variants.ts'
import { TWO_USERS } from '../../src/verifier/probes/two-users.ts'

const known = new Map<string, Probe>()

/** The studio brings them all. */
export function bringProbes(probes: readonly Probe[]): void {
  for (const probe of probes) known.set(probe.id, probe)
}

bringProbes([...TWO_USERS, PRICE, OUTAGE, QUOTES, QUOTES_OUTAGE, HOLDINGS_OWN, EXPIRY, NOISE, VARIANTS, POISONING])

export function probeIfThere(id: string): Probe | null {
  return known.get(id) ?? null
}

/** Throws where there is none, which is a defect of ours: what the studio plays has come with it. */
export function tracedProbe(id: string): TracedProbe {
  const probe = known.get(id)
  if (probe?.kind !== 'traced') throw new Error(`The scene has no traced probe "${id}". Add it to probes.ts.`)
  return probe
}
