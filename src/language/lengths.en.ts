/** Lengths of time that are words, with how many there are. */
export const lengths = {
  years: '{n, plural, one {# year} other {# years}}',
  days: '{n, plural, one {# day} other {# days}}',
} as const
