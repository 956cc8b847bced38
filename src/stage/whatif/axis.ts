/** A stretch of virtual time, ms. */
export interface Stretch {
  readonly fromMs: number
  readonly untilMs: number
}

/** Part of the axis: real time at one scale, or a long quiet stretch drawn at a fixed short width. */
export interface AxisPart extends Stretch {
  readonly quiet: boolean
  /** Position on the axis, 0 to 1. */
  readonly from: number
  readonly until: number
}

export interface Axis {
  readonly parts: readonly AxisPart[]
  /** Position of a virtual time on the axis, 0 to 1; times beyond the ends sit on them. */
  at(ms: number): number
}

/** Share of the axis that a quiet stretch takes, and the most that all of them may take together. */
const quietShare = 0.06
const mostQuiet = 0.4

/**
 * An axis on which requests of tens of ms stay visible in runs of minutes: wherever nothing is going on for longer than
 * everything busy took together, time is folded up. Busy stretches share one scale.
 *
 * @param busy the stretches in which something happens, in any order; an empty list gives an axis of 1 ms
 */
export function makeAxis(busy: readonly Stretch[]): Axis {
  const merged = merge(busy)
  const busyMs = merged.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0)
  const gaps = merged.slice(1).map((next, index) => next.fromMs - (merged[index]?.untilMs ?? next.fromMs))
  // Without anything that takes time there is nothing to make room for.
  const isFolded = (gapMs: number) => busyMs > 0 && gapMs > busyMs
  const folds = gaps.filter(isFolded).length
  const perFold = Math.min(quietShare, mostQuiet / Math.max(1, folds))
  const openMs = busyMs + gaps.reduce((sum, gapMs) => (isFolded(gapMs) ? sum : sum + gapMs), 0)
  const scale = (1 - perFold * folds) / (openMs || 1)

  const parts: AxisPart[] = []
  const add = (fromMs: number, untilMs: number, quiet: boolean) => {
    const from = parts.at(-1)?.until ?? 0
    parts.push({ fromMs, untilMs, quiet, from, until: from + (quiet ? perFold : (untilMs - fromMs) * scale) })
  }
  merged.forEach(({ fromMs, untilMs }, index) => {
    const before = merged[index - 1]
    if (before) add(before.untilMs, fromMs, isFolded(fromMs - before.untilMs))
    add(fromMs, untilMs, false)
  })

  return {
    parts,
    at(ms) {
      const part = parts.find((candidate) => ms <= candidate.untilMs)
      if (!part) return parts.length === 0 ? 0 : 1
      const share = part.untilMs === part.fromMs ? 0 : (ms - part.fromMs) / (part.untilMs - part.fromMs)
      return part.from + Math.max(0, share) * (part.until - part.from)
    },
  }
}

/** Share of the axis that the label of a time takes on a narrow screen. */
const labelShare = 0.24

/** The times worth a label: where each busy stretch begins, as far as labels have room before the one at the end. */
export function tickTimes({ parts }: Axis): readonly number[] {
  const times: number[] = []
  let room = 0
  parts.forEach((part, index) => {
    const begins = index === 0 || parts[index - 1]?.quiet === true
    if (!begins || part.from < room || part.from > 1 - 1.3 * labelShare) return
    times.push(part.fromMs)
    room = part.from + labelShare
  })
  return times
}

function merge(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: { fromMs: number; untilMs: number }[] = []
  for (const { fromMs, untilMs } of [...stretches].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1)
    if (last && fromMs <= last.untilMs) last.untilMs = Math.max(last.untilMs, untilMs)
    else merged.push({ fromMs, untilMs })
  }
  return merged
}
