import type { NodeId } from '../../world/log.ts'
import { platesCopy } from '../copy/plates.en.ts'
import { inspectorCopy as copy, ruleCopy } from '../copy/explain.en.ts'
import { requestsCopy } from '../copy/requests.en.ts'
import { atStart } from '../names.ts'
import { formatBytes, formatMs, formatText } from '../prose/message.ts'
import type { RequestView } from '../state.ts'
import { legsOf, type Leg } from './legs.ts'
import { segmentsOf } from './phases.ts'
import { labelOf } from './rows.ts'
import { undecided, whyOf } from './reasons.ts'

/** What the inspector shows as plain text: for a message to a colleague or a bug report. Ends with a line end. */
export function asText(request: RequestView, fetches: readonly RequestView[], labels: Readonly<Record<NodeId, string>>): string {
  const why = whyOf(request, fetches).flatMap(({ node, reasons }) => [
    `  ${atStart(labelOf(node, labels))}`,
    ...reasons.flatMap(({ rule, outcome, sentence, section, because, inputs }) => [
      `    ${ruleCopy[rule]} ${outcome} (${because}, ${section.label})`,
      `      ${sentence}`,
      ...inputs.map(({ name, value }) => `      ${name}: ${value}`),
    ]),
  ])
  const phases = segmentsOf(request, Infinity).map(
    ({ phase, fromMs, untilMs }) => `  ${formatText(requestsCopy.phaseLength, { phase: requestsCopy.phases[phase], length: formatMs(untilMs - fromMs) })}`,
  )
  return [
    `${request.request.method} ${request.request.url}`,
    ...(request.finished ? [platesCopy.answer(request.finished.outcome, request.finished.response.status)] : []),
    summaryOf(request, labels),
    '',
    copy.why,
    ...(why.length > 0 ? why : [`  ${undecided(request)}`]),
    '',
    ...legsOf(request, fetches).flatMap((leg) => legAsText(leg, labels)),
    copy.phases,
    ...(phases.length > 0 ? phases : [`  ${requestsCopy.noPhases}`]),
    '',
  ].join('\n')
}

/** Who answered, and how long it took. */
export function summaryOf(request: RequestView, labels: Readonly<Record<NodeId, string>>): string {
  const { finished } = request
  if (!finished) return copy.unanswered
  return formatText(copy.answered, {
    node: labelOf(finished.answeredBy, labels),
    ttfb: formatMs(finished.ttfbMs),
    total: formatMs(finished.totalMs),
    roundTrips: finished.roundTrips,
  })
}

/** Titles of a leg's two halves. */
export function legTitles(leg: Leg, labels: Readonly<Record<NodeId, string>>): { readonly request: string; readonly response: string } {
  const names = { from: labelOf(leg.from, labels), to: labelOf(leg.to, labels) }
  return {
    request: formatText(leg.inside ? copy.legInside : copy.legRequest, names),
    response: formatText(leg.inside ? copy.legInsideResponse : copy.legResponse, names),
  }
}

function legAsText(leg: Leg, labels: Readonly<Record<NodeId, string>>): string[] {
  const titles = legTitles(leg, labels)
  const request = [titles.request, `  ${leg.request.method} ${leg.request.url}`, ...leg.request.headers.map(([name, value]) => `  ${name}: ${value}`), '']
  if (!leg.response) return request
  const { status, headers, body } = leg.response
  const size = formatText(copy.bodyBytes, { size: formatBytes(body.lengthBytes) })
  return [...request, titles.response, `  ${status}`, ...headers.map(([name, value]) => `  ${name}: ${value}`), `  ${size}`, '']
}
