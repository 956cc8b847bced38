/** Where people and bots are. In: how many, and the networks that give access. Out: how many in each. */
import type { Random } from '../random.ts'
import type { NetworkId, NetworkSpec } from './spec.ts'

const weightOf = ({ people }: NetworkSpec): number => people ?? 1

/** People in proportion to the networks' `people`; fractions of a person are as good as whole ones here. */
export function spreadPeople(people: number, eyeballs: readonly NetworkSpec[]): ReadonlyMap<NetworkId, number> {
  const total = eyeballs.reduce((sum, network) => sum + weightOf(network), 0)
  return new Map(eyeballs.map((network) => [network.id, (people * weightOf(network)) / total]))
}

/** Each bot by itself falls to a network, by the networks' `people`. Same random stream, same bots. */
export function spreadBots(bots: number, eyeballs: readonly NetworkSpec[], random: Random): ReadonlyMap<NetworkId, number> {
  const total = eyeballs.reduce((sum, network) => sum + weightOf(network), 0)
  const counts = new Map(eyeballs.map(({ id }) => [id, 0]))
  for (let bot = 0; bot < bots; bot++) {
    let left = random.uniform() * total
    const home = eyeballs.find((network) => (left -= weightOf(network)) < 0) ?? eyeballs.at(-1)!
    counts.set(home.id, counts.get(home.id)! + 1)
  }
  return counts
}
