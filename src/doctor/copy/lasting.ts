/** Lengths of time in words. In: seconds. Out: the two largest units, e.g. '48 s', '10 min', '6 min 55 s', '1 year 35 days'. */

const UNITS = [
  { seconds: 31_536_000, one: 'year', many: 'years', from: 31_536_000 },
  { seconds: 86_400, one: 'day', many: 'days', from: 172_800 },
  { seconds: 3600, one: 'h', many: 'h', from: 7200 },
  { seconds: 60, one: 'min', many: 'min', from: 120 },
] as const

/** Parts of a second, and what is smaller than the second unit, are left out. */
export function lasting(seconds: number): string {
  const index = UNITS.findIndex((unit) => seconds >= unit.from)
  const unit = UNITS[index]
  if (unit === undefined) return `${Math.round(seconds)} s`
  const count = Math.floor(seconds / unit.seconds)
  const rest = seconds - count * unit.seconds
  const first = `${count} ${count === 1 ? unit.one : unit.many}`
  const next = UNITS[index + 1]
  const small = Math.floor(rest / (next?.seconds ?? 1))
  if (small === 0) return first
  return `${first} ${small} ${next === undefined ? 's' : small === 1 ? next.one : next.many}`
}
