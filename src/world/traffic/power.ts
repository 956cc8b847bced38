/**
 * Powers with real exponents from the four operations alone. Math.pow may differ in its last bits between machines (ECMA-262
 * §21.3.2.26), and a popularity law that differs makes other traffic of the same seed.
 */

const LN2 = 0.6931471805599453

/** Natural logarithm of a positive number, to about 15 digits: x = m · 2^e with m in [√½, √2), then 2 · artanh((m − 1) ÷ (m + 1)). */
export function naturalLog(x: number): number {
  let mantissa = x
  let exponent = 0
  for (; mantissa >= Math.SQRT2; mantissa /= 2) exponent++
  for (; mantissa < Math.SQRT1_2; mantissa *= 2) exponent--
  const t = (mantissa - 1) / (mantissa + 1)
  const square = t * t
  let sum = 0
  for (let k = 23; k >= 1; k -= 2) sum = sum * square + 1 / k
  return exponent * LN2 + 2 * t * sum
}

/** e^x, by halving the argument into [−½ ln 2, ½ ln 2] and Taylor's series. */
export function exponential(x: number): number {
  const twos = Math.round(x / LN2)
  const rest = x - twos * LN2
  let sum = 1
  for (let k = 16; k >= 1; k--) sum = 1 + (rest * sum) / k
  for (let i = twos; i > 0; i--) sum *= 2
  for (let i = twos; i < 0; i++) sum /= 2
  return sum
}

/** base^exponent for base > 0. */
export function power(base: number, exponent: number): number {
  if (exponent === 0 || base === 1) return 1
  return exponential(exponent * naturalLog(base))
}

/** The weights 1 ÷ i^exponent of the ranks i = 1 … count. */
export function zipfWeights(count: number, exponent: number): Float64Array {
  return Float64Array.from({ length: count }, (_, rank) => power(rank + 1, -exponent))
}

/** The bounded Pareto distribution's value at `uniform` in [0, 1): its inverse distribution function. */
export function boundedPareto(uniform: number, least: number, most: number, shape: number): number {
  const tail = 1 - power(least / most, shape)
  return least * power(1 - uniform * tail, -1 / shape)
}
