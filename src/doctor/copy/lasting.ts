/** Lengths of time in words. In: seconds. Out: e.g. '48 s', '10 min', '7 days', 'about 1.4 years'. */

const UNITS = [
  { seconds: 31_536_000, one: 'year', many: 'years', from: 31_536_000 },
  { seconds: 86_400, one: 'day', many: 'days', from: 172_800 },
  { seconds: 3600, one: 'h', many: 'h', from: 7200 },
  { seconds: 60, one: 'min', many: 'min', from: 120 },
  { seconds: 1, one: 's', many: 's', from: 0 },
] as const

export function lasting(seconds: number): string {
  const unit = UNITS.find((each) => seconds >= each.from) ?? UNITS[4]
  const exact = seconds / unit.seconds
  const rounded = Number(exact.toFixed(1))
  return `${rounded === exact || unit.seconds === 1 ? '' : 'about '}${rounded} ${rounded === 1 ? unit.one : unit.many}`
}
