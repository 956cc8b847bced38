/** What whoever teaches this scene wants to know beyond what learners read. Clauses are of RFC 9110 and 9111. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'say what a 304 saves and what it doesn’t: the body and its transfer, never the round trip',
    'count for a row of visits and deploys how often a body comes from the origin, with ETags, with none, and with ETags that differ per server',
    'choose between a strong ETag, a weak one and a date, and say what each fails to notice or notices needlessly',
    'tell from the headers that the edge sent and received why an answer was not a 304',
  ],
  prerequisites: [
    { text: 'Round trip and transfer as two parts of a wait', scene: '01' },
    { text: 'Fresh, stale, lifetime and Age', scene: '04' },
  ],
  discussion: [
    {
      question: 'Which of your own answers carry no validator? What would it cost to give them one, and what would it spare?',
      listenFor: 'Pages made anew for each request often have none. Hashing the finished page spares bytes, but not the work of making it. A label from a release or from the data’s version can be checked before the work is done, and then spares both.',
    },
    {
      question: 'A price list: no-cache with an ETag, or a lifetime of a few minutes? Who gains and who pays in each case?',
      listenFor: 'With no-cache nobody is shown an old price, but everybody waits for the origin, and the origin meets everybody. With a lifetime most wait for nobody and some see an old price. Being told of changes, by a purge (scene 07), is the third way.',
    },
    {
      question: 'After a move to two servers behind a load balancer everything works, but the bill for traffic from the origin rises. How would you test whether ETags are to blame?',
      listenFor: 'Ask for one thing several times and compare labels; send a label back in If-None-Match and see whether 304 comes each time. Nothing fails, so no alarm tells. Mends: labels made from content or release, equal everywhere.',
    },
    {
      question: 'What would break if the opposite happened: content changes, and its ETag stays?',
      listenFor: 'Caches are told 304 and go on with old content, lifetime after lifetime. It is worse than sending too much, because it is wrong and looks healthy. Labels from a template or a release number alone can do this when data changes between releases.',
    },
  ],
  misconceptions: [
    {
      says: 'A 304 is quick, there is nothing in it.',
      because: 'The question goes to the origin and back as the fetch did, and the origin takes its time. Only the transfer of the body is spared.',
      shownBy: 'bytes',
    },
    {
      says: 'If it has changed, the edge needs a second trip to fetch it.',
      because: 'The question is a GET on a condition. If the label doesn’t match, the origin performs that GET and sends the new content at once (RFC 9110 §13.1.2).',
      shownBy: 'changed',
    },
    {
      says: 'A stale copy is thrown away and fetched again.',
      because: 'It is kept, and the cache may ask whether it is still right (RFC 9111 §4.3). A 304 makes it fresh again (§4.3.4).',
      shownBy: 'stale',
    },
    {
      says: 'A 304 sets the clock back and changes nothing else.',
      because: 'It brings header fields, and with few exceptions they take the place of those stored (RFC 9111 §3.2), Cache-Control among them. The copy may come out of it with another lifetime.',
      shownBy: 'renewed',
    },
    {
      says: 'Last-Modified does the same as an ETag.',
      because: 'It counts whole seconds, so that two changes within one second look alike to it (RFC 9110 §8.8.1). Where a request has If-None-Match, the origin ignores the date (§13.1.3).',
      shownBy: 'second',
    },
  ],
}
