/**
 * Where virtual time stands in the calendar. Virtual 0 ms is 2026-01-01T00:00:00Z, so that Date, Last-Modified and Expires are
 * real dates; nothing else depends on the day.
 */
import { formatHttpDate } from '../engine/http/dates.ts'

export const EPOCH_MS = 1_767_225_600_000

/** Every resource's first version is from this long before the run: ten hours. */
export const FIRST_VERSION_AGE_MS = 10 * 3600 * 1000

/** Virtual ms to ms since 1970, which the engine reckons in. */
export const toUnixMs = (virtualMs: number): number => EPOCH_MS + virtualMs

/** Virtual ms as an HTTP date (RFC 9110 §5.6.7), whole seconds. */
export const httpDate = (virtualMs: number): string => formatHttpDate(toUnixMs(virtualMs))
