/** The header fields of a European shop's visitors. In: a traffic spec's short name for them. Out: all values with their shares. */
import type { ClientFieldSpec, DrawnValue, Population } from '../spec.ts'
import { acceptEncodings } from './encodings.ts'
import { acceptLanguages } from './languages.ts'
import { userAgents } from './userAgents.ts'

/** The values that a population draws from. */
export function populationValues(population: Population): readonly DrawnValue[] {
  switch (population.of) {
    case 'encodings':
      return acceptEncodings(population.offered)
    case 'languages':
      return acceptLanguages(population.offered)
    case 'user agents':
      return userAgents()
  }
}

export interface Offered {
  /** The best first. */
  readonly encodings: readonly ('br' | 'gzip' | 'zstd')[]
  /** The fallback first. */
  readonly languages: readonly [string, ...string[]]
}

/**
 * Each field is drawn independently of the others, as traffic specs do it; in life a browser fixes several at once, so that there are
 * somewhat fewer combinations than here.
 * @param cookieShare how many requests carry a cookie, each person's own
 */
export function visitorFields({ encodings, languages }: Offered, cookieShare: number): readonly ClientFieldSpec[] {
  return [
    { name: 'Accept-Encoding', population: { of: 'encodings', offered: encodings } },
    { name: 'Accept-Language', population: { of: 'languages', offered: languages } },
    { name: 'User-Agent', population: { of: 'user agents' } },
    { name: 'Cookie', perUser: 'session=s{user}', share: cookieShare },
  ]
}
