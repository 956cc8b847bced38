/**
 * Accept-Encoding as browsers and other clients send it. The forms are those of the browsers' own releases: `zstd` came with
 * Chrome 123 (2024) and Firefox 126 (2024); Safari says `gzip, deflate, br`; HTTP libraries say `gzip`, `gzip, deflate` or nothing.
 * Shares: about those of the browsers (StatCounter Global Stats, all platforms worldwide, 2025), a few per cent for everything else.
 * Few forms exist: Laperdrix, Rudametkin, Baudry, "Beauty and the Beast" (IEEE S&P 2016) saw 42 in about 119,000 browsers.
 */
import { encodingFor } from '../../../engine/policy/normalise.ts'
import type { DrawnValue } from '../spec.ts'
import { drawnValues, type Weighted } from './weights.ts'

const FORMS: readonly Weighted[] = [
  ['gzip, deflate, br, zstd', 71],
  ['gzip, deflate, br', 22],
  ['gzip, deflate', 2.4],
  ['gzip', 1.6],
  [null, 1],
  ['br, gzip, deflate', 0.6],
  ['gzip,deflate', 0.4],
  ['identity', 0.3],
  ['gzip, deflate, br;q=1.0, *;q=0.5', 0.2],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', 0.15],
  ['deflate, gzip', 0.15],
  ['gzip;q=1.0, identity; q=0.5, *;q=0', 0.1],
  ['*', 0.1],
]

/** @param offered codings that the origin has, the best first */
export function acceptEncodings(offered: readonly ('br' | 'gzip' | 'zstd')[]): readonly DrawnValue[] {
  return drawnValues(FORMS, (value) => encodingFor(value, offered), 'identity')
}
