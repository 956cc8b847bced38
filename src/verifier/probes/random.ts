/** What a probe draws from its seed. */
import { randomStream } from '../../world/random.ts'

/** The same things in an order that the seed says (Fisher and Yates). @param stream names what is drawn, so that probes don't disturb one another */
export function shuffled<T>(things: readonly T[], seed: number, stream: string): readonly T[] {
  const random = randomStream(seed, stream)
  const all = [...things]
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    ;[all[i], all[j]] = [all[j]!, all[i]!]
  }
  return all
}
