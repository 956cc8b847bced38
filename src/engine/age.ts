/**
 * Age (RFC 9111 §4.2.3), in the clause's own names. In: when the request left, when the response came, its Date and Age, and
 * now. Out: seconds since the response was made or last validated at the origin, as this cache can know it.
 */
import type { DecisionInputs } from './decision.ts'
import { parseDeltaSeconds } from './http/cache-control.ts'
import { fieldValue, type HeaderFields } from './http/message.ts'
import type { ReceivedResponse } from './received.ts'
import type { RungOf } from './rungs.ts'
import type { StoredResponse } from './store/stored-response.ts'
import { shown, verdict, type Verdict } from './verdict.ts'

/** corrected_initial_age: the age, in seconds, that a response had when it came in. */
export function initialAge(response: ReceivedResponse): Verdict<number> {
  const ageValue = ageHeaderSeconds(response.headers)
  const apparentAge = Math.max(0, (response.receivedAtMs - response.dateMs) / 1000)
  const responseDelay = Math.max(0, (response.receivedAtMs - response.requestSentAtMs) / 1000)
  const correctedAgeValue = ageValue + responseDelay
  const inputs = {
    ageValueSeconds: ageValue,
    responseDelaySeconds: shown(responseDelay),
    apparentAgeSeconds: shown(apparentAge),
  }
  if (correctedAgeValue >= apparentAge) {
    return seconds(correctedAgeValue, 'age-from-upstream', inputs) // rung:age-from-upstream RFC 9111 §4.2.3
  }
  return seconds(apparentAge, 'age-from-date', inputs) // rung:age-from-date RFC 9111 §4.2.3
}

/** current_age: what it was when it came in, and the time it has been here. */
export function currentAge(stored: StoredResponse, nowMs: number): Verdict<number> {
  const residentSeconds = residentTime(stored, nowMs)
  const inputs = { ageAtStoreSeconds: shown(stored.ageAtStoreSeconds), residentSeconds: shown(residentSeconds) }
  return seconds(ageAt(stored, nowMs), 'current-age', inputs) // rung:current-age RFC 9111 §4.2.3
}

type Aged = Pick<StoredResponse, 'storedAtMs' | 'ageAtStoreSeconds'>

/** current_age alone, in seconds. */
export function ageAt(stored: Aged, nowMs: number): number {
  return stored.ageAtStoreSeconds + residentTime(stored, nowMs)
}

/** resident_time; a clock that was set back makes nothing younger than it came. */
function residentTime({ storedAtMs }: Aged, nowMs: number): number {
  return Math.max(0, (nowMs - storedAtMs) / 1000)
}

function seconds(age: number, because: RungOf<'age'>, inputs: DecisionInputs): Verdict<number> {
  return verdict('age', age, shown(age), because, inputs)
}

/** RFC 9111 §5.1: of a list the first member counts; one that is no whole number is ignored. */
function ageHeaderSeconds(headers: HeaderFields): number {
  const first = fieldValue(headers, 'age')?.split(',')[0]?.trim()
  return parseDeltaSeconds(first ?? null) ?? 0
}
