/**
 * Stands in for @formatjs/icu-skeleton-parser, which reads how a message wants a number or a date written (`{n, number, ::percent}`).
 * No message of the course does: figures come as text, from src/language/numbers.ts. A test looks at every message.
 */
const refuse = (): never => {
  throw new Error('A message asks for a number or date skeleton (::…), which pages can not read. Hand the figure in as text, from src/language/numbers.ts.')
}
export { refuse as parseDateTimeSkeleton, refuse as parseNumberSkeleton, refuse as parseNumberSkeletonFromString }
