/** A whole node among hostile neighbours: it never throws, answers every request once, and tells nobody what is not for them. */
import { bodyRuns } from '../../../engine/http/body.ts'
import { fieldLines, type HttpResponse } from '../../../engine/http/message.ts'
import { parseContentRange } from '../../../engine/http/range.ts'
import { normalisedUri } from '../../../engine/key.ts'
import { holds, same, type Subject } from '../subject.ts'
import { smallerTexts } from '../text.ts'
import { languageSeen, play, type Asked, type Content, type Purged, type Responded, type Story } from './play.ts'
import { somePlan, type Happening, type Plan } from './plan.ts'

export const wholeNode: Subject<Plan> = {
  name: 'node',
  isCostly: true,
  classes: ['hits', 'no hits'],
  generate: somePlan,
  parse: play,
  check(plan) {
    const story = play(plan)
    same(story.responded.map(({ requestId }) => requestId).sort(), [...story.asked.keys()].sort(), 'every request is answered exactly once')
    for (const answer of story.responded) {
      const asked = story.asked.get(answer.requestId)
      holds(asked !== undefined, 'answers go to requests')
      keepsItsWord(plan, story, answer, asked)
    }
    return story.responded.some(({ outcome }) => outcome === 'hit' || outcome === 'collapsed') ? 'hits' : 'no hits'
  },
  *smaller(plan) {
    const { happenings } = plan
    for (let size = Math.ceil(happenings.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < happenings.length; at += size) yield { ...plan, happenings: [...happenings.slice(0, at), ...happenings.slice(at + size)] }
    }
    for (const [at, happening] of happenings.entries()) for (const less of smallerHappenings(happening)) yield { ...plan, happenings: happenings.map((each, index) => (index === at ? less : each)) }
    if (plan.options.withPolicy) yield { ...plan, options: { ...plan.options, withPolicy: false } }
    if (plan.options.targeted) yield { ...plan, options: { ...plan.options, targeted: false } }
  },
  show: (plan) => JSON.stringify(plan),
  // Time in proportion to the length of a field is the parsers' own matter.
  long: () => [],
}

function* smallerHappenings(happening: Happening): Iterable<Happening> {
  if (happening.afterMs > 0) yield { ...happening, afterMs: 0 }
  if (happening.type !== 'ask' && happening.type !== 'answer') return
  const { headers } = happening
  for (const at of headers.keys()) yield { ...happening, headers: headers.filter((_, index) => index !== at) }
  if (happening.type === 'answer' && happening.arriving) yield { ...happening, arriving: false }
  for (const [at, [name, value]] of headers.entries()) {
    for (const text of smallerTexts(value)) yield { ...happening, headers: headers.map((line, index) => (index === at ? [name, text] : line)) }
  }
}

function keepsItsWord({ options }: Plan, { purges }: Story, { requestId, response, outcome }: Responded, asked: Asked): void {
  const left = mark(response, 'x-left')
  // Generated here: it came from nowhere, so it can be wrong for nobody.
  if (left === undefined) return
  const shared = options.kind === 'shared'
  const control = mark(response, 'x-control')
  const isOwn = mark(response, 'x-for') === requestId
  if (!isOwn) holds(control !== 'no-store' && !(shared && control === 'private'), 'what is for one user goes to that user alone', control, requestId)
  const wanted = normalisedUri(asked.request.url)
  if (!options.withPolicy) {
    holds(normalisedUri(mark(response, 'x-url') ?? '') === wanted, 'an answer is for the URL that was asked for', mark(response, 'x-url'))
    const varies = fieldLines(response.headers, 'vary').join(',').toLowerCase() === 'x-lang'
    if (varies && !isOwn) holds(mark(response, 'x-seen') === languageSeen(asked.request), 'an answer was made for a request like this', mark(response, 'x-seen'))
  }
  for (const purge of purges) {
    const overtaken = purge.mode === 'hard' && purge.step < asked.step && Number(left) < purge.step && selects(purge, response, wanted, options.kind)
    holds(!overtaken, 'nothing from before a purge is told after it', purge, left, outcome)
  }
  if (outcome === 'hit' || outcome === 'stale' || outcome === 'collapsed') rightBytes(response, asked)
}

/** Tags are read at the cache and taken off, so that only what names the response itself is asked about here. */
function selects({ by, what }: Purged, response: HttpResponse, wanted: string, kind: 'private' | 'shared'): boolean {
  if (by === 'everything') return true
  if (by === 'url') return normalisedUri(`http://shop.example${what}`) === wanted
  return kind === 'private' && what !== '' && fieldLines(response.headers, 'surrogate-key').some((line) => line.split(' ').includes(what))
}

/** A part is made of the bytes that its Content-Range names, all of them of one content. */
function rightBytes({ status, headers, body }: HttpResponse, { request }: Asked): void {
  const runs = bodyRuns(body).map(({ content, firstByte, lastByte }) => ({ ...(content as Content), firstByte, lastByte }))
  const length = runs.reduce((sum, { firstByte, lastByte }) => sum + lastByte - firstByte + 1, 0)
  holds(length === body.lengthBytes, 'a body is as long as its pieces', length, body.lengthBytes)
  holds(request.method !== 'HEAD' || body.lengthBytes === 0, 'HEAD has no content')
  holds(new Set(runs.map(({ of }) => of)).size <= 1, 'a body is of one content', runs)
  let next = status === 206 ? parseContentRange(fieldLines(headers, 'content-range').join())?.firstByte : 0
  if (next === undefined) return
  for (const { base, firstByte, lastByte } of runs) {
    holds(base + firstByte === next, 'a body has its bytes in their place', runs)
    next = base + lastByte + 1
  }
}

function mark({ headers }: HttpResponse, name: string): string | undefined {
  return fieldLines(headers, name).at(-1)
}
