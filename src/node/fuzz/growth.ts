/** Time must grow with the length of an input and not with its square: an attacker chooses the input. */
import type { Subject } from './subject.ts'

export interface Growth {
  readonly subject: string
  readonly inputs: number
  readonly slowestMs: number
  /** Inputs that took longer than the limit, each time it was tried. */
  readonly slow: readonly { readonly length: number; readonly ms: number; readonly input: string }[]
}

/**
 * Tries the subject's long inputs.
 * @param lengths in characters, the shortest first: something exponential shows there, before it takes for ever
 * @param limitMs far above what linear work takes at the last of them and far below what quadratic work does
 * @param every takes one long input of so many
 */
export function growth(subject: Subject, lengths: readonly number[], limitMs: number, every = 1): Growth {
  const slow: { length: number; ms: number; input: string }[] = []
  let slowestMs = 0
  let inputs = 0
  for (const size of lengths) {
    if (slow.length > 0) break
    let made = 0
    for (const input of subject.long(size)) {
      if (made++ % every > 0) continue
      inputs += 1
      const ms = fastestOfThree(subject, input, limitMs)
      slowestMs = Math.max(slowestMs, ms)
      if (ms > limitMs) slow.push({ length: size, ms, input: abridged(subject.show(input)) })
    }
  }
  return { subject: subject.name, inputs, slowestMs, slow }
}

/** Once is enough when it is below the limit. */
function fastestOfThree(subject: Subject, input: unknown, limitMs: number): number {
  let fastest = Infinity
  for (let tries = 0; tries < 3 && fastest > limitMs && (tries === 0 || fastest < 10 * limitMs); tries++) {
    const beforeMs = cpuMs()
    subject.parse(input)
    fastest = Math.min(fastest, cpuMs() - beforeMs)
  }
  return fastest
}

/** What this process has worked: the clock on the wall also counts what others on the machine do. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function abridged(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 40)} … ${text.slice(-30)}`
}
