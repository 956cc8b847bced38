import { MOST_SEED } from '../../lesson/seed.ts'

export const en = {
  badSeed: (asked: string) => `The address asks for seed “${asked}”, which is none: a seed is a whole number from 0 to ${MOST_SEED}. The checks here are drawn by chance, so others see other ones.`,
} as const
