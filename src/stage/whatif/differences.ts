import { platesCopy } from '../copy/plates.en.ts'
import { whatIfCopy as copy } from '../copy/explain.en.ts'
import { atStart } from '../names.ts'
import { formatMs, formatText } from '../prose/message.ts'
import { labelOf, shortUrl } from '../requests/rows.ts'
import type { NodeId } from '../../world/log.ts'
import type { Pair, Sighting } from './compare.ts'
import { fixed } from '../../language/numbers.ts'

/** Two waits closer than this, in ms, are told as the same: nobody could tell them apart. */
const sameMs = 0.5

/**
 * What differs between two runs, a sentence for each user's request that went another way.
 * @returns sentences in order of sending; empty when every request went the same way
 */
export function differencesInWords(pairs: readonly Pair[], labels: Readonly<Record<NodeId, string>>): readonly string[] {
  return pairs.flatMap(({ before, after }) => {
    if (!before || !after) {
      const only = before ?? after
      return only ? [formatText(before ? copy.onlyBefore : copy.onlyAfter, slotsOf(only, labels))] : []
    }
    const changed = changeOf(before, after)
    return changed ? [formatText(changed.message, { ...slotsOf(before, labels), ...changed.values })] : []
  })
}

function changeOf(before: Sighting, after: Sighting): { readonly message: string; readonly values: Record<string, string> } | null {
  const values = { before: outcomeWord(before), after: outcomeWord(after), outcome: outcomeWord(before) }
  if (!before.finished || !after.finished) {
    return before.finished === after.finished ? null : { message: copy.outcomeChanged, values: { ...values, speed: 'unknown' } }
  }
  const deltaMs = after.finished.ttfbMs - before.finished.ttfbMs
  const speed = Math.abs(deltaMs) < sameMs ? 'same' : deltaMs < 0 ? 'faster' : 'slower'
  const withSpeed = { ...values, speed, delta: formatMs(Math.abs(deltaMs)) }
  if (values.before !== values.after) return { message: copy.outcomeChanged, values: withSpeed }
  if (speed !== 'same') return { message: copy.speedChanged, values: withSpeed }
  const sameContent = JSON.stringify(before.finished.response) === JSON.stringify(after.finished.response)
  return sameContent ? null : { message: copy.contentChanged, values: withSpeed }
}

/** How it ended in a word or two, and whether with a wrong answer; or that it didn't. */
export function outcomeWord(sighting: Sighting | null): string {
  if (!sighting) return copy.none
  if (!sighting.finished) return copy.unfinished
  const { outcome, response, wrong } = sighting.finished
  const word = platesCopy.answer(outcome, response.status)
  return wrong ? formatText(copy.andWrong, { outcome: word, wrong: platesCopy.wrong[wrong] }) : word
}

function slotsOf({ from, url, startMs }: Sighting, labels: Readonly<Record<NodeId, string>>) {
  return { who: atStart(labelOf(from, labels)), url: shortUrl(url, false), time: fixed(startMs / 1000, 3) }
}
