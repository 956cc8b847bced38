import type { Divergence } from '../../world/compare.ts'
import type { LogEvent, NodeId } from '../../world/log.ts'
import { platesCopy } from '../copy/plates.en.ts'
import { ruleCopy, whatIfCopy as copy } from '../copy/explain.en.ts'
import { requestsCopy } from '../copy/requests.en.ts'
import { formatText, type SlotValues } from '../prose/message.ts'
import { labelOf, shortUrl } from '../requests/rows.ts'
import { fixed } from '../../language/numbers.ts'

type Labels = Readonly<Record<NodeId, string>>

/** What each run did where they first parted, as a sentence. */
export function divergenceInWords({ atMs, a, b }: Divergence, names: { readonly before: string; readonly after: string }, labels: Labels): string {
  const time = fixed(atMs / 1000, 3)
  const [inBefore, inAfter] = [eventInWords(a, labels), eventInWords(b, labels)]
  if (inBefore === inAfter) return formatText(copy.divergesWithin, { time, inBefore })
  return formatText(copy.divergesParted, { time, inBefore, inAfter, ...names })
}

function eventInWords(event: LogEvent | undefined, labels: Labels): string {
  if (!event) return copy.nothingMore
  const what = formatText(copy.events[event.type], slotsOf(event, labels))
  return formatText(copy.happened, { what, time: fixed(event.atMs / 1000, 3) })
}

/** The slots that the sentences of events use, from whichever fields the event has. */
function slotsOf(event: LogEvent, labels: Labels): SlotValues {
  const slots: Record<string, string | number> = {}
  if ('from' in event) slots.from = labelOf(event.from, labels)
  if ('to' in event) slots.to = labelOf(event.to, labels)
  if ('node' in event) slots.node = labelOf(event.node, labels)
  if ('url' in event) slots.url = shortUrl(event.url, false)
  if ('request' in event) slots.url = shortUrl(event.request.url, false)
  if ('entry' in event) slots.url = shortUrl(event.entry.url, false)
  if ('outcome' in event && 'response' in event) slots.outcome = platesCopy.answer(event.outcome, event.response.status)
  if ('status' in event) slots.status = event.status
  if ('kind' in event) slots.kind = event.kind
  if (event.type === 'phase') slots.phase = requestsCopy.phases[event.phase]
  if (event.type === 'decided') {
    slots.question = ruleCopy[event.decision.rule]
    slots.outcome = event.decision.outcome
  }
  return slots
}
