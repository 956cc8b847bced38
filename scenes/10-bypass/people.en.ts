/** What the people are called, by their ids in the world, and what the origin makes for them. */
export const personNames = { ana: 'Ana', ben: 'Ben' } as const

export const made = {
  account: (name: string) => `${name}’s account`,
  front: (name: string) => `${name}’s front page`,
  basket: (name: string) => `${name}’s basket`,
  nobody: 'sign-in',
} as const
