/** Every word that a learner of this scene reads beside its instruments' (instruments/words.en.ts). ICU messages; the slots are filled by figures.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'

const causes = {
  vary: 'Vary: too many copies of one page',
  ttl: 'TTL: copies live too short',
  purge: 'Purges: too much is thrown away too often',
  bypass: 'Bypass: a rule sends too much past the cache',
  cookie: 'Cookies in the key: one copy for each person',
  crowd: 'Nothing in the configuration: a crowd at pages that nobody has asked for before',
  pop: 'Nothing in the configuration: a POP is down, and its users reach a smaller one',
} as const

const fixes = {
  undecided: 'not yet decided',
  vary: 'Ignore User-Agent and Accept-Language in Vary',
  ttl: 'Lifetimes of an hour, set at the edge',
  purge: 'Releases purge by tag, not everything',
  bypass: 'Bypass the account pages only',
  cookie: 'No cookies in the key',
  wait: 'Change nothing, and wait',
} as const

const regions = '{region, select, europe {Europe} america {America} asia {Asia} nordics {the Nordics} other {}}'

/** What the instruments say beside their own words. */
export const instrumentCopy = {
  purge: 'The release script purges the tag of the product that it is about, instead of everything.',
  answers: {
    caption: 'The answers',
    path: 'Path',
    outcome: 'Answered by',
    bytes: 'Bytes',
    outcomes: { hit: 'hit', miss: 'miss', stale: 'stale', revalidated: 'revalidated', bypass: 'bypass', collapsed: 'collapsed', error: 'error' },
  },
} as const

export const copy: SceneCopy = {
  title: 'Hit ratio: the headline and the diagnostic ladder',
  thesis: 'Count requests and you get one ratio; count bytes and you get another. When they fall, five looks in order find out why: Vary, TTL, purges, bypass rules, cookies in the key.',
  previously: 'You know what can be kept, for how long, under which key, and what must not be kept at all. Every one of those settings ends up in a single number that somebody watches. One morning it falls.',
  promise: 'read both hit ratios, and find out in at most five looks why they fell.',
  beats: {
    'two-ratios': {
      title: 'Two ratios, one site',
      body: [
        'Ten people in Frankfurt ask the shop for something, each with a browser that knows nothing yet. Nine want its logo, {logo}, which the <part-pop>POP</part-pop> has stored. The tenth wants a film, {film}, which it hasn’t.',
        'The <term-hit-ratio>request hit ratio</term-hit-ratio> counts answers: how many of them came from the POP’s store. The <term-byte-hit-ratio>byte hit ratio</term-byte-hit-ratio> counts the bytes in them. Both are read from these ten.',
      ],
      after: [
        '{fewHits} of {few} answers: {fewRequestRatio}. But of {fewBytes} only {fewHitBytes} came from the store: {fewByteRatio}.',
        'Beneath, a day of the whole shop, {many} requests through four POPs. Downloads are {downloadRequests} of the requests and {downloadBytes} of the bytes. One file of {file}, asked for {fileAsked, plural, one {once} other {# times}}, was {fileBytes} of all bytes. Requests load the origin’s processors; bytes load its line and the bill. So: {requestRatio} and {byteRatio}. Always say which you mean.',
      ],
    },
    'ninety-nine': {
      title: 'Nine points, and what they are worth',
      body: [
        'Halfway through this run, the lifetime of everything goes from {short} seconds to {long, plural, one {# second} other {# seconds}}. Nothing else changes. On the stage one page is asked for every 40 seconds; beside it {many} requests are measured.',
        'The request hit ratio goes from {before} to {after}. (An answer that had to be revalidated is no hit here: somebody waited for the origin.) On a dashboard that is a small step in a line near the top.',
      ],
      after: [
        'The <part-origin>origin</part-origin> had {originBefore} requests a second to answer, and then {originAfter}: {times} times fewer. It sees only what the caches miss. From 90 % to 99 %, misses fall from ten in a hundred to one, whatever the traffic.',
        'So watch the miss ratio, or the origin’s load. The nearer to 100 % a cache works, the less its hit ratio tells. What both lines draw as a saw: what was fetched together expires together.',
      ],
    },
    ladder: {
      title: 'Five looks, in this order',
      body: [
        '{cause, select, vary {A release goes out, and purges the old pages by their tag. Each page now says <code>Vary: {changed}</code>; the origin looks at the first alone.} none {This afternoon nothing goes wrong.} other {This afternoon something else is changed.}} The ratio stood at {before}.',
        'When it falls, look in this order: <b>Vary</b> (how many copies of one page?), <b>TTL</b> (how long do copies live?), <b>purges</b> (who throws them away?), <b>bypass</b> (what isn’t looked up at all?), <b>cookies in the key</b> (one copy a person?). Each look has its evidence in the access log or in what the POPs hold.',
      ],
      after: [
        '{cause, select, none {Nothing is wrong now: {before} before, {fallen} now. This is what a healthy ladder looks like.} other {From {before} to {fallen}. Open the five looks beneath: one of them stands out, four are as before.}}',
        'The order is by experience and by cost. The first looks are one glance at a header, and what they find does most damage. Choose another fault, and see which look finds it.',
      ],
    },
    incident: {
      title: 'Something fell',
      body: [
        'It is half past four, and an alert came in: the shop’s <term-hit-ratio>request hit ratio</term-hit-ratio> went from {before} to {fallen} within minutes. Nobody admits to anything.',
        'Beneath is all that you would have: the ratio over time, the five looks to be opened one by one, the most missed addresses, and the access log. A look that is much as it was before can be crossed off. Not every fall is a fault: if all five are as before, look at who asks, and for what.',
      ],
      after: [
        'The look that stands out is {diagnosis, select, vary {Vary} ttl {TTL} purge {the purges} bypass {bypass} cookie {the last one, cookies in the key} other {none of the five}}: {cookieNow} keys in the mean for one and the same content, where one is enough. Each visitor’s session made an entry of its own, and the next visitor couldn’t use it.',
        'On the stage the same in small: six people, one page, the store filling with copies of it.',
      ],
    },
    fix: {
      title: 'Fix it, and see the ratio recover',
      body: [
        'A configuration is changed now, while the traffic goes on. On the team somebody says what is often said first: “Raise the <term-ttl>TTL</term-ttl>.” Lifetimes of an hour at the edge, whatever the origin says.',
        'The same afternoon runs again, this time to its end, with that change made at the moment of the alert.',
      ],
      after: [
        '{effect, select, restored {Back: {after}, as it was before, {before}.} partly {Better, but not back: {after} after {fallen}; it was {before}.} nothing {No effect: {after} after {fallen}; it was {before}.} other {Nothing has been decided yet.}} {fix, select, undecided {} ttl {The copies didn’t lack time. They lacked a second reader: under a key with somebody’s session in it nobody else can ask for them.} cookie {With the cookie out of the key, everybody’s requests meet under one key again.} wait {Waiting mends what passes. A rule doesn’t pass.} other {This change is about something that wasn’t wrong.}}',
        'Each fix is a change of configuration that was really run. Try the others; one of them brings the ratio back.',
      ],
    },
    breakdown: {
      title: 'What an average hides',
      body: [
        'The day of the first step again: {many} requests, request hit ratio {requestRatio}. A good day, by the headline.',
        'But a ratio is an average over everybody, weighted by how much they ask. Break it down by region and by route before you trust it. One region asks for {regionShare} of all that is asked for. Its POP is small. On the stage, people in Frankfurt and in Stockholm ask for the same three pages in turn; Stockholm’s POP has room for two.',
      ],
      after: [
        'In ' + regions + ' the ratio was {regionRatio}: there, {regionMissed} of all requests waited for the origin, all day, while the headline stood at {requestRatio}. What a small store throws away to make room, it must fetch again.',
        'So measure per region and per route, and set alerts there. Group the access log beneath and look for others who are worse off than the mean.',
      ],
    },
  },
  predictions: {
    'two-ratios': {
      question: 'Nine logos of {logo} from the store, one film of {film} from the origin. What is the byte hit ratio?',
      right: 'The film is nearly all of the bytes, and none of them came from the store.',
      wrong: 'You said {guess}; it is {answer}. Nine of ten answers came from the store, but all nine logos together are {fewHitBytes} of {fewBytes}. Bytes don’t care how many answers they are spread over.',
    },
    'ninety-nine': {
      question: 'The ratio rises from {before} to {after}. What is left of the requests that reach the origin? (The nearest.)',
      options: { '1.1': 'a tenth fewer', '2': 'half as many', '5': 'a fifth', '10': 'a tenth', '20': 'a twentieth' },
      right: 'The origin sees the misses: 100 % less the ratio. Divide what was missing before by what is missing now.',
      wrong: 'You said {guess}; the nearest is {answer}. The hit ratio hardly moved, but the origin sees only the rest: 100 % less {before} before, 100 % less {after} after. Divide one by the other.',
    },
    ladder: {
      question: 'Pages are a good part of all requests, pictures most of the rest. Within minutes, browsers send hundreds of different User-Agents. Where does the request hit ratio go from {before}?',
      right: 'Most visitors to a page bring a User-Agent for which nothing is stored yet; pictures are as before. What is left is mostly theirs.',
      wrong: 'You said {guess}; it was {answer}. For each User-Agent a page now needs a copy of its own, and there are hundreds. Only the commonest find one. Pictures say nothing of User-Agent and are found as before.',
    },
    incident: {
      question: 'Read the evidence beneath. Why did the ratio fall?',
      options: causes,
      right: 'This look stands out, and no other.',
      wrong: 'The evidence says: {answer}. Compare “before” and “now” of each look: where both are alike, or where each content has one copy, nothing is wrong.',
    },
    fix: {
      question: 'What does raising the lifetimes do to the hit ratio?',
      options: { restored: 'It is what it was before', partly: 'It rises by a part', nothing: 'Next to nothing' },
      right: 'The cause lies elsewhere, and so the change goes past it.',
      wrong: 'What happened: {answer}. A longer life helps copies that are asked for again. Here each copy stands under a key that holds one person’s session; however long it lives, nobody else asks for it.',
    },
    breakdown: {
      question: 'Over all, {requestRatio} of requests were hits. What was the ratio of the region that had the lowest?',
      right: 'A small part of all requests can be as badly off as this, and the average hardly shows it.',
      wrong: 'You said {guess}; it was {answer}. That region’s share of all requests is only {regionShare}, so that even so low a ratio takes a few points off the average.',
    },
  },
  checks: {
    drill: {
      title: 'Drill: bring the ratio back',
      task: 'Another afternoon, another fall. Find its cause in the evidence beneath, then choose what is to be done. The same traffic runs again to its end with your change. A new seed is a new drill, and its address can be sent to others.',
      hint: 'Open the looks one by one, and cross off each whose measure is much as it was before. If all five are: does somebody ask for other things than before, or is a POP silent? Such things pass by themselves.',
      solution: '{was, select, vary {It was Vary: answers varied by a header that changes nothing in them, so each value of it needed a copy of its own. Ignored at the edge, it no longer divides them.} ttl {It was the TTL: the origin said such short lives that nearly every request had to ask again. Lives set at the edge count in place of them.} purge {It was the purges: a release script threw everything away every few minutes. Purged by tag, only what changed is fetched anew.} bypass {It was a rule: it sent pages or pictures past the cache that everybody shares. Without it they are looked up again; the account pages still aren’t.} cookie {It was the key: a session in it made one copy for each person. Without it all meet under one key.} crowd {It was a crowd at new pages: the first request for each must go to the origin. No setting changes that, and it passed.} pop {It was a POP that was down: its users reached a small one, which hadn’t room for what they ask for. No setting changes that, and it came back.} other {}} Evidence first, then one change, then the evidence again.',
      parts: {
        restored: 'The ratio is what it was before, or at most {points} points below: {decided, select, yes {{before}, then {fallen}, and {after} from {from} to {to} min after {fix, select, wait {you looked; waiting is judged by the end} other {your change, which has to show soon}}{later, select, yes {. At the end it was {end}: it came back later by itself, not by your change} other {}}} other {{before} before, {fallen} now}}',
        right: 'Nobody gets another’s data or the wrong coding for it: {wrong, plural, =0 {none did} one {# did} other {# did}}',
      },
    },
    'which-look': {
      title: 'Which look?',
      task: 'Once more an alert, with other traffic. The evidence is beneath; on the stage are six requests of that afternoon.',
      question: 'Why did the ratio fall?',
      options: causes,
      hint: 'Open the looks one by one, from Vary down. “Before” and “now” of a healthy one are nearly alike; copies and keys for one content are healthy at one. A purge by tag now and then is a day’s work.',
      solution: 'The evidence points at: {diagnosis, select, vary {Vary. One key, many copies of the same content.} ttl {TTL. Copies are there but have expired; the origin has to say each time that they still hold.} purge {the purges. The operator’s log holds purges of everything, every few minutes.} bypass {bypass. Requests are answered without a lookup that used to be looked up.} cookie {cookies in the key. One address and content, many keys.} crowd {no fault. All five looks are as before, but many more different addresses are asked for.} pop {no fault. All five looks are as before, but one POP answers nobody any more.} other {}}',
      right: 'One look stands out, the others are as before.',
      wrong: '{diagnosis, select, vary {Look at Vary: {varyBefore} copies for one content before, {varyNow} now.} ttl {Look at lifetimes: {ttlBefore} of requests had to ask the origin before, {ttlNow} now.} purge {Look at the purges: {purgeBefore} of everything before, {purgeNow} now.} bypass {Look at bypass: {bypassBefore} of requests went past the cache before, {bypassNow} now.} cookie {Look at the cookies: {cookieBefore} keys for one content before, {cookieNow} now.} crowd {The five looks are much as before. But {addressesBefore} different addresses were asked for in five minutes, and {addresses} now.} pop {The five looks are much as before. But one POP answers nobody any more.} other {}} The other looks are much as they were.',
    },
    'both-ratios': {
      title: 'Read both ratios',
      task: 'Eight requests, on the stage and in the list beneath, each with its bytes and how it was answered.',
      question: 'What is the byte hit ratio, in percent?',
      hint: 'Add up the bytes of all answers, then the bytes of the hits alone. How many answers there are doesn’t matter.',
      solution: 'Hits brought {fewHitBytes} of {fewBytes}: {fewByteRatio}. By requests it is {fewHits} of {few}: {fewRequestRatio}.',
      right: 'By requests it would have been {fewRequestRatio}.',
      wrong: 'You said {guess}; it was {answer}. Hits brought {fewHitBytes} of {fewBytes}. By requests it would have been {fewRequestRatio}.',
    },
  },
  controls: {
    'ask-logo': { label: 'Somebody asks for the logo' },
    'ask-film': { label: 'Somebody asks for the film' },
    lifetime: { label: 'Lifetime from halfway on', options: { '60': '60 s', '300': '5 min', '1200': '20 min', '3600': '1 h' } },
    cause: { label: 'What is wrong', options: { none: 'nothing', vary: 'Vary', ttl: 'TTL', purge: 'purges', bypass: 'bypass', cookie: 'cookie in the key' } },
    fix: { label: 'What is done', options: fixes },
  },
  meters: { 'request-ratio': 'hits here', 'byte-ratio': 'bytes hit', origin: 'to the origin' },
  whatIfs: {},
  nodes: {
    browser: { label: 'People · {city}', name: 'people in {city}' },
    pop: { label: '{city}', detail: '{rtt} to the origin and back' },
    origin: { label: 'Origin · {city}' },
  },
  fieldNotes: {
    bill: {
      title: 'What the ratio is worth on the bill, and what it isn’t',
      body: [
        'An example with prices as clouds list them for Europe and North America. A CDN sends {terabytes} TB a month to users at {cdnPrice} a gigabyte: {out}, whatever the hit ratio. At a byte hit ratio of {hitRatio} it fetches the rest from an origin that pays {originPrice} for each gigabyte going out: another {fill}. Together {both}. Without the CDN the origin would have sent everything itself, for {without}.',
        'So the price of bytes hardly differs. A missed byte is paid for twice, once on its way from the origin and once on its way to the user. What the ratio saves is the origin: processors, databases, and the line that would have to carry it all. Some clouds charge nothing for what goes to their own CDN; then a miss costs one way only.',
      ],
    },
    alerts: {
      title: 'Alerts worth having',
      body: [
        'A ratio over everything falls late and says little. What wakes the right person: the hit ratio of static files below 80 %, per region; errors from the origin above 2 %; bytes from the origin doubled within five minutes, which is a purge, a release or an attack. Compare with the same hour a week ago, since nights and weekends differ.',
        'And keep on the dashboard what the five looks need: copies per address, lifetimes, purges, the share of bypasses, keys per address. In an incident there is no time to build them.',
      ],
    },
    definitions: {
      title: 'Whose ratio?',
      body: [
        'There is no standard that defines a hit ratio. Does an answer that had to be revalidated count? Here it doesn’t by requests, since somebody waited for the origin, and does by bytes, since its content came from the store. Bypassed requests count as asked for and not found; some dashboards leave them out, and look better by it. A request that a shield answers may count as a hit, or not.',
        'The <code>Cache-Status</code> field says for one response what each cache did, in words that are standardised. Logs that keep it can be counted in whichever way is meant.',
      ],
    },
  },
  takeaway: [
    'Say which ratio: requests for the load, bytes for the line and the bill. And read the miss ratio: from 90 to 99 is ten times less for the origin.',
    'When it falls: Vary, TTL, purges, bypass, cookies in the key. Evidence first, then a change, then the evidence again.',
    'Not every fall is a fault. And no average is to be trusted before it has been broken down by region and route.',
  ],
}
