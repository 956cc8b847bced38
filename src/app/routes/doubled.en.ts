export const en = {
  /** In: the parameter, and its first value as it stands in the address, such as `seed=7`. */
  doubled: (name: string, first: string) => `The address has “${name}” more than once. Only the first is read: ${first}.`,
} as const
