/** Every word that a learner of this scene reads. ICU messages; the slots are filled by figures.ts, beats.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { requestsCopy } from '../../src/stage/copy/requests.en.ts'

/** Words of the figure under the map. */
export const ledgerCopy = {
  title: 'What came from the origin, and what Sydney waited for it',
  coming: '…',
  empty: 'No answer has come from the origin yet.',
  answer: 'Answer',
  bytes: 'Bytes from the origin',
  wait: 'Wait in Sydney',
  at: 'at {at}',
  version: 'version {version}',
  outdated: 'version {version}, not {live}',
  asGood: 'version {version}, still right',
  /** What the list of requests has too is called as it is there. */
  parts: { near: 'to the edge', ocean: 'ocean', origin: requestsCopy.phases.think, body: requestsCopy.phases.body },
  some: 'the first and the latest of {count}',
  row: '{bytes} bytes',
  first: '(first byte {first})',
  summary: 'The last answer, a {status}, brought {bytes} bytes, {bytePercent} % of the first one’s; the person waited {total}, {waitPercent} % of the first one’s wait.',
  one: 'The answer, a {status}, brought {bytes} bytes; the person waited {total}.',
} as const

export const copy: SceneCopy = {
  title: 'Revalidation: the cheap question with the expensive wait',
  thesis: 'An edge that holds a stale copy asks the origin whether it is still current. The answer 304, “not modified”, carries no body. So the bytes are saved; the round trip is not.',
  previously: 'A copy’s lifetime ends, and the copy turns stale. Mostly nothing has changed at the origin by then. Must the edge fetch it all again?',
  promise: 'say what a 304 saves and what it doesn’t.',
  beats: {
    stale: {
      title: 'Old, but perhaps still right',
      body: [
        'Somebody in Sydney has asked for <code>/products.json</code>. The <part-pop>Sydney POP</part-pop> fetched its {body} bytes from the <part-origin>origin</part-origin> in Virginia and kept them. With <code>s-maxage={lifetimeSeconds}</code> the copy is <term-stale>stale</term-stale> by now: not to be used without asking.',
        'Stale is not gone. The POP still has the list itself, the answer’s body. With it came an <term-etag>ETag</term-etag>, a label that the origin made for exactly this version. So the POP can ask: “send me the list, but only if its label has changed”. In Virginia nothing has changed.',
      ],
      after: [
        'The question was a <term-conditional-request>conditional request</term-conditional-request>: the same GET with one line more, <code>If-None-Match: {firstEtag}</code>. The label is still the same, so the origin said <term-not-modified>304 Not Modified</term-not-modified>: {renewalBytes} bytes, no body. The edge answered with its own copy: <revalidated>revalidated</revalidated>.',
        'Cheap, but not quick. The whole list was in Sydney after {renewalWhole}. With the fetch, it had taken {firstWhole}.',
      ],
    },
    renewed: {
      title: 'A 304 brings no body, but it brings headers',
      body: [
        'A 304 has just come. The POP keeps its body, and puts the 304’s header lines <term-updating-stored-headers>in place</term-updating-stored-headers> of those it had: <code>Date</code>, <code>ETag</code>, <code>Cache-Control</code>. From these it reckons anew how long the copy is <term-fresh>fresh</term-fresh>.',
        'Two more people come: one soon after the 304, the other a minute later.',
      ],
      after: [
        'The first: a <hit>hit</hit>, in {hitWait}. Its answer said <code>Age: {hitAge}</code>, though the bytes had been in Sydney for {bodyAge}. <term-age>Age</term-age> counts from the moment when the origin last said that the copy is right.',
        'So far {requests} people have been served, with {bodies, plural, one {# body} other {# bodies}} and {renewals, plural, one {one 304} other {# answers of 304}} from Virginia.',
      ],
    },
    bytes: {
      title: 'Bytes beside milliseconds',
      body: [
        'Under the map stand the answers that came from Virginia: first the fetch, a 200, then the question, a 304. On the left, the bytes that crossed the ocean. On the right, what somebody in Sydney waited until the whole list was there, part by part.',
        'Run it. Then turn the speed of the link and the size of the list. Which bar moves, and which part of it?',
      ],
      after: [
        'Bytes: {firstBytes} for the fetch, {renewalBytes} for the 304. What is missing is the body, {body}, and two lines that describe it. Milliseconds: the <term-ttfb>first byte</term-ttfb> came after {firstByte} with the fetch, after {renewalByte} with the 304. The ocean, {rtt} there and back, and the origin’s {think} of work cost a question as much as a fetch.',
        'What a 304 can spare is transfer: the time between a body’s first byte and its last. From Virginia that took {firstTransfer}, from the POP {renewalTransfer}.',
      ],
    },
    changed: {
      title: 'And if it did change?',
      body: [
        'Once more from the start. This time somebody puts a new list live at the <part-origin>origin</part-origin> before the edge asks. No edge is told. The POP’s copy has just turned stale, and when the next person comes, the edge asks with the old label, as before.',
      ],
      after: [
        '{bodies, plural, =1 {No new list has crossed so far.} other {The label didn’t match, so the origin answered 200 at once, with the new body and a new ETag, <code>{lastEtag}</code>. They took the old ones’ place in the POP.}} The last answer from Virginia took {sameWait, select, yes {{lastWhole}, exactly as long as the first fetch} other {{lastWhole}; the first fetch, {firstWhole}}}.',
        'So asking risks nothing. The condition is one header line on a trip that has to be made anyway. If the copy turns out to be old, that trip has already fetched the new one. In the list of requests such an answer is a <miss>miss</miss>, like a plain fetch. Open the edge’s own row: there the question shows, as <code>If-None-Match</code>.',
      ],
    },
    blind: {
      title: 'Nothing to ask by',
      body: [
        'An ETag is one kind of <term-validator>validator</term-validator>: a mark by which one can ask whether a copy is still current. Some origins send none. Then the edge can’t say which version it holds, and once its copy is stale it can only fetch anew.',
        'The list doesn’t change. Two people come, each after the copy’s lifetime.',
      ],
      after: [
        '{validator, select, none {{bodies} bodies for a list that never changed. The waits are about those of a 304: {lastWhole} the last time. The price of a missing validator is paid in bytes.} other {With this choice {bodies, plural, one {# body has} other {# bodies have}} come from Virginia, for {asked, plural, one {# question} other {# questions}}.}}',
        'Look at the last row under the map, and open the edge’s request in the list below: does it carry a condition? Then try ETags that differ per server: labels, but each server makes its own and knows no other’s.',
      ],
    },
    second: {
      title: 'Two deploys in one second',
      body: [
        'There is an older validator: <term-last-modified>Last-Modified</term-last-modified>, the date of the last change. The edge sends it back as <code>If-Modified-Since</code>. Dates in HTTP count whole seconds.',
        'Here version 2 goes live at {deployed} by the origin’s clock. Somebody asks, and the POP fetches version 2. But that deploy was a slip: version 3 follows {deploysApart} after it, within the same second. A good minute later the last person comes.',
      ],
      after: [
        '{lastStatus, plural, =304 {The edge asked <code>If-Modified-Since: {lastCondition}</code>. What followed within the same second bears that very date, so by the clock nothing had changed: 304. Sydney got version {shownVersion}, while version {liveVersion} was live.} other {Sydney was last shown version {shownVersion}; live is version {liveVersion}.}}',
        'A 304 to an equal date renews the wrong copy for another {lifetime}. So does the next one, until a later deploy moves the date. An ETag has no clock. Where both are sent, the ETag decides.',
      ],
    },
    always: {
      title: 'Ask every time',
      body: [
        'Until now nobody asked while the copy was fresh. The rule <term-no-cache>no-cache</term-no-cache> changes that. It doesn’t mean “don’t store”. It means: store, but ask before each use. {requests} people come, seconds apart.',
        'Before the last one the origin packs the list anew: the same products, but other white space, so other bytes. A <term-strong-validator>strong ETag</term-strong-validator> stands for exact bytes. A weak one, written <code>W/"…"</code>, stands for what they say. This origin’s are strong.',
      ],
      after: [
        '{policy, select, always {Nobody got an answer without a trip to Virginia: {asked} requests of the edge for {requests} people.} other {Within {lifetime} the edge answers by itself: {asked, plural, one {# request} other {# requests}} of the edge for {requests} people.}} Bodies: {bodies}. {validator, select, etag {A strong label changes with any byte, so packing anew means sending anew.} weak {A weak label stays while the list says the same, so the old bytes may go on being used.} other {}}',
        'From here it is yours: change the rule and the validator, deploy, pack, send.',
      ],
    },
  },
  predictions: {
    stale: {
      question: 'The first person waited {firstWhole} for the whole list. This time its {body} bytes need not cross the ocean. By how much does that shorten the wait in Sydney?',
      right: 'The question goes to Virginia and back just as the fetch did: {rtt}, and {think} of work there. Only transfer is spared: the body’s bytes now come from nearby, over a faster link.',
      wrong: 'You said {guess}. The bytes are gone, the distance is not: the question goes to Virginia and back just as the fetch did, {rtt}, and the origin takes its {think}. All that is spared is transfer, {answer}: the body’s bytes now come from nearby, over a faster link.',
    },
    changed: {
      question: 'How many trips to Virginia and back does the edge make for that person?',
      options: { '0': 'None: its label tells it that the copy is old', '1': 'One: the answer to the question is the new list', '2': 'Two: one to learn that it changed, one to fetch it' },
      right: 'The edge asked: send the list, but only if it has changed. It had, so the answer is the list.',
      wrong: 'The question already is a GET of the list, on a condition. When the condition holds, the origin sends what was asked for, at once. Without asking, the edge can’t know anything.',
    },
    second: {
      question: 'Version 3 has been live for more than a minute, and the POP’s copy is stale. Which version does the last person get?',
      options: { '1': 'Version 1', '2': 'Version 2', '3': 'Version 3' },
      right: 'Version 2 and version 3 have the same date. Asked by that date, the origin sees no difference.',
      wrong: 'The POP held version 2 and asked whether the list had changed since the date of version 2. Version 3 has that same date, to the second. So the origin said 304, and the person got what the POP had.',
    },
    always: {
      question: '{requests} people ask, the first to an empty cache. How many times does the list’s body cross the ocean?',
      right: 'Once for the first person, once because packing changed the bytes and with them the strong label. The others cost a trip, but no body.',
      wrong: 'You said {guess}; it was {answer}. A copy under no-cache is stored and used, after asking. While the label fits, the answer is a 304. It fits until the packing: other bytes, another strong ETag.',
    },
  },
  checks: {
    'one-body': {
      title: 'One body, three lifetimes',
      task: 'This origin sends {validator, select, none {no validator} other {validators of your choice}}, and its answers are fresh for {lifetime}. See to it that a copy is renewed three times over while the list’s body crosses the ocean only once.',
      hint: 'By what could the edge ask? Give the origin that first. Then a copy must be stored, grow stale, and be asked for.',
      solution: 'With an ETag the edge has something to ask by. One fetch, and then after each {lifetime} a question: {asked} answers from Virginia, {renewals} of them 304. A weak ETag or Last-Modified would have done as well, since nothing changed. ETags that differ per server would not.',
      parts: {
        renewals: 'At least {wanted} answers of 304: {done} so far',
        bodies: 'Exactly one body from Virginia: {done} so far',
      },
    },
    'count-the-bodies': {
      title: 'Count the bodies',
      task: 'People in Sydney ask at {times}. {deployCount, plural, =0 {The list doesn’t change.} other {A new list goes live at {deployTimes}.}} Answers are fresh for {lifetime}; the POP is empty at first. The origin {validator, select, none {sends no validator} servers {is two servers that take turns, each with ETags of its own making} other {sends a strong ETag}}.',
      question: 'How many times does a body come from Virginia?',
      hint: 'Go from visit to visit. Is the copy still fresh? Then nothing goes to Virginia. If it is stale: is there anything to ask by, and will the origin recognise it?',
      solution: '{bodies, plural, one {# body} other {# bodies}}, in {asked, plural, one {# answer} other {# answers}} from Virginia, {renewals} of them 304. {validator, select, none {Without a validator every answer has a body.} servers {Labels of one server mean nothing to the other, so every answer has a body.} other {The first fetch and each change that is noticed cost a body.}}',
      right: '{validator, select, none {Without a validator each stale copy costs a body.} servers {Labels of one server mean nothing to the other: each stale copy costs a body.} other {The first fetch and each change that is noticed cost a body; everything else is a hit or a 304.}}',
      wrong: 'You said {guess}; it was {answer}. Virginia was asked {asked, plural, one {once} =2 {twice} other {# times}}: whoever else came met a fresh copy, and then a deploy passes unnoticed. {validator, select, none {Without a validator each of these answers has a body.} servers {Labels of one server mean nothing to the other, so each of these answers has a body.} other {Of these answers {renewals, plural, one {one was a 304} other {# were 304}}.}}',
    },
    'why-the-body': {
      title: 'Why the whole body?',
      task: 'The whole run is on the stage: people asked at {times}. Whether a new list went live in the meantime is for you to find out. For the last one, at {markedAt}, the POP held a copy, and yet the whole body came from Virginia.',
      question: 'Why was the answer not a 304?',
      options: {
        blind: 'The edge had nothing to ask by',
        changed: 'The list had changed since the copy was fetched',
        servers: 'The list was the same, but the label was not recognised',
        stale: 'The copy was stale, and stale copies are fetched anew',
      },
      hint: 'Open the last request in the list, and in it what the edge sent to the origin. Is there an If-None-Match? If so, compare its label with the ETag of the answer: the version stands at its beginning.',
      solution: '{cause, select, blind {The edge’s request had neither If-None-Match nor If-Modified-Since: the answers carry no validator.} changed {A new list went live after the copy had last been confirmed. The label didn’t match, and rightly.} servers {Both labels begin with the same version and end in another letter: the other server made it. The list had not changed.} other {}}',
      right: '{cause, select, blind {No validator, no condition: the request was a plain GET.} changed {The label named the old version; the origin sent the new one in the same trip.} servers {The same version under another server’s label. The bytes were sent for nothing.} other {}}',
      wrong: '{cause, select, blind {Look at what the edge sent: a plain GET, with no condition in it. The origin’s answers carry neither ETag nor Last-Modified. That the copy was stale is why it asked, not why it got a body.} changed {The edge asked, with the label of the version it held, and a newer one was live by then. That the copy was stale is why it asked, not why it got a body.} servers {The edge asked, and the list was still the same version: compare the beginnings of both labels. Only the last letter differs, because the other of two servers made it. That the copy was stale is why it asked, not why it got a body.} other {}}',
    },
  },
  controls: {
    send: { label: 'Send from Sydney' },
    'wait-minute': { label: 'Wait 1 minute' },
    deploy: { label: 'Deploy a new list' },
    repack: { label: 'Pack the list anew' },
    validator: {
      label: 'The origin marks its versions by',
      options: { etag: 'a strong ETag', weak: 'a weak ETag', servers: 'ETags that differ per server', date: 'Last-Modified', none: 'nothing' },
    },
    policy: { label: 'Cache-Control', options: { minute: 's-maxage={lifetimeSeconds}', always: 'no-cache' } },
    'next-lifetime': { label: 's-maxage, from the first minute on' },
    size: { label: 'Size of the list', options: { '1200': '{small}', '45230': '{list}', '1000000': '{large}' } },
    mbit: { label: 'Link between origin and edge' },
    'slow-start': { label: 'The link has lain idle' },
  },
  meters: { asked: 'origin requests', bodies: 'bodies sent' },
  whatIfs: {
    longer: {
      label: 'The 304 says s-maxage={longer}',
      finding: 'The 304 itself carries the new Cache-Control, and it counts at once for a copy whose body was stored under the old one. The last person gets a hit in {lastAfter}, instead of waiting {lastBefore} for another question. “A 304 resets the TTL” says too little: it may change it.',
    },
    'slow-link': {
      label: 'A link of 1 Mbit/s',
      finding: 'Now the body’s bytes themselves take their time: the fetch needs {wholeAfter} instead of {wholeBefore}, and a 304 spares {savedAfter} instead of {savedBefore}. All of that lies after the first byte, which comes after {byteAfter} as before. The larger the body and the slower the link, the more a 304 is worth.',
    },
    'slow-start': {
      label: 'A connection that has lain idle',
      finding: 'TCP starts slowly: about {packets} packets, then a pause until they are confirmed, then twice as many. The body needs further round trips, so the fetch takes {wholeAfter} instead of {wholeBefore}. A 304 fits into the first packet: {renewalAfter}. It spares every round trip but one, the first. That is one reason why edges keep connections to origins open and busy.',
    },
    'with-etag': {
      label: 'The origin sends an ETag',
      finding: 'The last answer is a 304 of {bytesAfter} bytes instead of {bytesBefore}, and {bodiesAfter, plural, one {one body crosses} other {# bodies cross}} the ocean instead of {bodiesBefore}. The wait is {wholeAfter} instead of {wholeBefore}: hardly another one.',
    },
    'per-server': {
      label: 'ETags that differ per server',
      finding: 'The edge asks, but the origin is two servers, and each makes labels of its own. The one that is asked has never seen the other’s label. {bodiesAfter} bodies, exactly as with no validator at all: {bodiesBefore}.',
    },
    'etag-instead': {
      label: 'A strong ETag instead',
      finding: 'Versions 2 and 3 have different labels, however close their deploys. The question fails as it should, and the last person gets version {shownAfter} instead of version {shownBefore}.',
    },
    weak: {
      label: 'A weak ETag instead',
      finding: 'The label stands for what the list says, and that stays: the last answer is a 304 of {bytesAfter} bytes instead of {bytesBefore}. The edge goes on serving the old bytes, and rightly. Only where exact bytes matter, as for the rest of a broken download, a weak label is no good.',
    },
  },
  nodes: {
    browser: { label: '{city}' },
    pop: { label: '{city}', detail: '{rtt} to the origin and back' },
    origin: { label: 'Origin · {city}' },
  },
  fieldNotes: {
    'per-server': {
      title: 'ETags that differ per server, and never match',
      body: [
        'A server may make its ETags of anything. Up to version 2.2 Apache made those of files from inode number, size and modification time. The inode says where a file lies on one machine’s disk, so two servers with identical files disagreed. IIS 5 and 6 mixed in a counter of configuration changes, with the same effect.',
        'Behind a load balancer a conditional request landed on whichever server was free, and mostly brought the whole body. YSlow, Yahoo’s page checker of 2007, therefore had a rule, “Configure ETags”. Apache 2.4 leaves the inode out by default; the modification times must still agree on all servers. Best is a label made from the content, or from the release.',
      ],
    },
    compression: {
      title: 'What becomes of an ETag behind compression',
      body: [
        'A strong ETag stands for exact bytes, and gzip makes other bytes of them. Whoever compresses on the way has to change the label, weaken it or take it off. Until 2014 nginx took it off; since 1.7.3 it turns strong ones into weak ones, and a question by them can be answered with 304 again.',
        'Apache’s mod_deflate adds <code>-gzip</code> inside the quotes. When that label came back in a question, it was not recognised, and the whole body was sent each time: bug 45023, reported in 2008. The directive DeflateAlterETag now lets one choose. Try your own chain: fetch with <code>Accept-Encoding: gzip</code>, send the ETag back in <code>If-None-Match</code>, and look for a 304.',
      ],
    },
  },
  takeaway: [
    'Stale is not gone. By a validator, an ETag or a date, the edge asks whether its copy is still current. If it isn’t, the answer to the question brings the new one.',
    'A 304 saves the body’s bytes, and the time that they would have taken to come from the origin. It never saves the round trip: the first byte comes no sooner.',
    'A 304 brings new header lines, and with them perhaps another lifetime. An origin without validators, or with ones that never match, sends the whole body every time.',
  ],
}
