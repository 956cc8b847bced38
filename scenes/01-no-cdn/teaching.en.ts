/** What whoever teaches this scene wants to know beyond what learners read. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'compute with pencil and paper, from a distance, the time one way, the round-trip time and the floor of a first visit',
    'name the round trips of a first visit with TLS 1.3 and with TLS 1.2, and those that a warm connection spares',
    'say from one request’s row which single change would shorten it most',
    'explain why people wait before capacity is reached, and why some are refused beyond it',
  ],
  prerequisites: [
    { text: 'The stops of a request, and its phases: name, TCP, TLS, request', scene: '00' },
    { text: 'Multiplying and dividing with distance, speed and time' },
  ],
  discussion: [
    {
      question: 'Where are your users, and where is your origin? Pick one place. What floor do you expect there before you measure, and what would a much larger figure tell you?',
      listenFor: 'A distance, the detour of cables, the speed in fibre, three round trips. What lies above that floor is the server, a queue, further round trips or a worse route, and each shows in another phase. Measured by place, not as one average over everybody.',
    },
    {
      question: 'There is money for one of these: a faster server, a second origin on another continent, or machines near users that take their connections. How do you decide, and what new trouble does each bring?',
      listenFor: 'First look which part of the wait is long. A faster server shortens think time alone. A second origin needs the same data in two places, with all that this entails. Machines nearby are often somebody else’s: they see the traffic and can fail.',
    },
    {
      question: 'A page names a style sheet, and that names a font on another host. What does this do to somebody far away, and what could you change without moving any machine?',
      listenFor: 'Each thing that is known only after another has come costs at least a further round trip; a new host costs name and handshakes besides. Fewer hosts, shorter chains, naming things early. Fewer bytes is another matter than fewer trips.',
    },
    {
      question: 'At what share of the origin’s capacity would you want to be woken, and why not at the whole of it?',
      listenFor: 'Requests come in bunches, so queues grow well before. It takes time to add capacity. Look at the longest waits, not at the mean. Refusing some early, by 503 (RFC 9110 §15.6.4), can be kinder than having everybody wait.',
    },
  ],
  misconceptions: [
    {
      says: 'Sydney is slow, so Sydney needs more bandwidth.',
      because: 'Before the first byte lie round trips, and bandwidth shortens none of them. It shortens the transfer that comes after, which matters for large files.',
      shownBy: 'four-cities',
    },
    {
      says: 'A server twice as fast makes the wait half as long.',
      because: 'It halves its own part, the think time. The crossings stay as they were; for somebody far away they are most of the wait.',
      shownBy: 'faster-server',
    },
    {
      says: 'The ping to the origin is what the first byte takes.',
      because: 'A first visit makes that round trip three times: one for TCP (RFC 9293 §3.5), one for TLS 1.3 (RFC 8446 §2), one for the request. Name and think time are added.',
      shownBy: 'floor',
    },
    {
      says: 'Encryption makes every request slower by a handshake.',
      because: 'The handshake belongs to the connection, not to the request. On a connection that is open, the next request needs one round trip.',
      shownBy: 'fewer-trips',
    },
    {
      says: 'As long as we are below capacity, nobody waits.',
      because: 'Capacity is a rate, and requests come unevenly. In a busy moment a queue forms although there is room on average.',
      shownBy: 'crowd',
    },
  ],
}
