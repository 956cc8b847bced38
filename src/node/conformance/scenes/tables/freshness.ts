/** Age and its malformed values (RFC 9111 §4.2.3, §5.1), where the suite's release still follows a draft. */
import type { Scene } from '../scene.ts'

/** @returns a scene in which an answer with these Age lines is asked for again */
function ages(id: string, name: string, age: string | readonly string[], from: 'cache' | 'origin', maxAge = 3600): Scene {
  const headers = { 'Cache-Control': `max-age=${maxAge}`, Age: age }
  return { id, name, section: 'RFC 9111 §5.1', steps: [{ origin: { headers }, expect: { from: 'origin' } }, { origin: { headers }, expect: { from } }] }
}

export const freshnessScenes: readonly Scene[] = [
  ages('age-word', 'An Age that is no number is ignored', 'abc', 'cache'),
  ages('age-negative', 'An Age below zero is ignored', '-7200', 'cache'),
  ages('age-fraction', 'An Age with a fraction is ignored', '7200.0', 'cache'),
  ages('age-parameter', 'An Age with a parameter is ignored', '7200;extension=1', 'cache'),
  ages('age-first-young', 'Of a list the first member counts: young, then old', '0, 7200', 'cache'),
  ages('age-first-old', 'Of a list the first member counts: old, then young', '7200, 0', 'origin'),
  ages('age-lines-young', 'Of several lines the first counts: young, then old', ['0', '7200'], 'cache'),
  ages('age-lines-old', 'Of several lines the first counts: old, then young', ['7200', '0'], 'origin'),
  ages('age-twice', 'The same Age twice is that age', '3600, 3600', 'cache', 10000),
  ages('age-twice-zero', 'Zero twice is zero', ['0', '0'], 'cache'),
  ages('age-largest', 'An Age of 2³¹ − 1 is old', '2147483647', 'origin'),
  ages('age-too-large', 'An Age too large to hold is old', '99999999999999999999', 'origin'),
]
