/** Symbols of units, which stand behind a figure and a space. Most languages write them alike. */
export const units = {
  ms: 'ms',
  s: 's',
  min: 'min',
  h: 'h',
  d: 'd',
  /** Decimal: 1 kB is 1000 bytes. */
  bytes: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
} as const

/** What sliders are measured in, by what the scenes call it; behind a figure and a space: messages, with the figure as {n}. */
export const unitNames: Readonly<Record<string, string>> = {
  '%': '%',
  ms: 'ms',
  s: 's',
  km: 'km',
  'Mbit/s': 'Mbit/s',
  requests: '{n, plural, one {request} other {requests}}',
  'requests/s': '{n, plural, one {request/s} other {requests/s}}',
  cities: '{n, plural, one {city} other {cities}}',
  people: '{n, plural, one {person} other {people}}',
}
