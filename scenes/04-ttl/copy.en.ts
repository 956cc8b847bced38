/** Every word that a learner of this scene reads. ICU messages; the slots are filled by figures.ts, beats.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { HEADERS, WORDS } from './world.ts'

/** Words of the timeline under the plate, and of the one on which a time is marked. */
export const timelineCopy = {
  title: 'Which copy may answer, and when',
  browser: 'Browser',
  edge: 'Edge',
  origin: 'Origin',
  guess: 'you',
  answer: 'the run',
  mark: 'Your mark',
} as const

export const copy: SceneCopy = {
  title: 'TTL: how long a copy may be trusted',
  thesis: 'max-age binds every cache, the browser’s too; s-maxage overrides it in shared ones such as a CDN’s. Once a copy’s age reaches its lifetime, it turns from fresh to stale.',
  previously: 'Routers have settled which POP a user reaches. What waits there is a copy, and nothing has said yet for how long it may stand in for the origin.',
  promise: 'write the header that gives each cache the lifetime you mean, and say until when an old version can be seen.',
  beats: {
    'one-number': {
      title: 'One number, two caches',
      body: [
        'The <part-origin><term-origin>origin</term-origin></part-origin> sends <term-header>headers</term-header> with each answer. <code>{one}</code> says: use a copy until it is {browserSeconds} seconds old. That is its lifetime, or <term-ttl>TTL</term-ttl> (time to live): before, it is <term-fresh>fresh</term-fresh>; after, <term-stale>stale</term-stale>. <term-max-age>max-age</term-max-age> speaks to every <term-cache>cache</term-cache> on the way: here the <part-pop>CDN’s edge</part-pop> near Mika, and her <part-browser>own browser</part-browser>.',
        'She opens a page of prices three times. Watch the bars of the two copies drain.',
      ],
      after: [
        '{header, select, one {At {at2} her browser answered by itself, without any network: {wait2}. Then both copies went stale in the same moment, since both count from when the origin made the answer. The visit at {at3} had to go all the way: {wait3}.} other {With this header the browser’s first copy is fresh for {browserLifetime}, the edge’s for {edgeLifetime}. Of {requests} visits the browser answered {fromBrowser}, the edge {fromEdge}, the origin {fromOrigin}.}}',
        'Change the number. The run follows what you type.',
      ],
    },
    'two-numbers': {
      title: 'A number for the CDN alone',
      body: [
        'One lifetime for both is a poor bargain. Short, and the origin is asked all the time. Long, and an old price sits in browsers, where nobody can reach it.',
        '<term-s-maxage>s-maxage</term-s-maxage> counts in <term-shared-cache>shared caches</term-shared-cache> only, in place of max-age; browsers pass over it. The header now says {browserSeconds} seconds for browsers, and {edgeSeconds} for the edge. Mika has the page. She comes back at {at2}.',
      ],
      after: [
        '{header, select, two {Her own copy had gone stale; the edge’s had not. The edge answered in {wait2}. All the way from the origin, over connections that are open by now, it would have been {warmOrigin}. The origin heard nothing.} other {With your header: browser {browserLifetime}, edge {edgeLifetime}. Of {requests} visits the browser answered {fromBrowser}, the edge {fromEdge}, the origin {fromOrigin}.}}',
      ],
    },
    trap: {
      title: 'The trap',
      body: [
        'Still {browserSeconds} seconds for browsers and {edgeSeconds} for the edge, which has had the page since the start. At {at2} Mika opens it on another computer. The browser there has nothing of it yet, so the edge sends its copy, with a <term-max-age>max-age</term-max-age> of {browserSeconds}.',
      ],
      after: [
        'The edge’s copy came with <code>Age: {arrivedAge}</code>. A browser adds that to its own count: for it, the copy was {arrivedAge} seconds old on arrival. Its {browserSeconds} seconds were over before they began, and the visit at {at3} had to ask again.',
        'So for most of these {edgeSeconds} seconds a max-age of {browserSeconds} gives browsers nothing. It is no fault: <term-age>Age</term-age> is how all caches on the way together keep one promise, that nobody uses a copy for longer than the header allows.',
      ],
    },
    'ways-out': {
      title: 'Ways out',
      body: [
        'Four things that people try. A header for CDNs alone, <term-cdn-cache-control>CDN-Cache-Control</term-cdn-cache-control>. A shorter lifetime at the edge. A longer one in the browser. Or a <term-edge-ttl-override>setting of the CDN</term-edge-ttl-override>: the edge sends no Age and a new Date, as if the answer had just been made.',
        'The same visits as before, at {at2} and {at3}.',
      ],
      after: [
        'How long may her browser use what it gets at {at2}? With CDN-Cache-Control {targetedLeft}: the edge still tells its Age. With a shorter lifetime at the edge {shorterLeft}, but the origin was asked {shorterOrigin} times instead of {targetedOrigin, plural, one {once} other {# times}}. With a longer one in browsers {longerLeft}; it shrinks as the edge’s copy ages.',
        'With the Age reset {resetLeft}, each time. The price: lifetimes now add up. Keep that in mind for the last step.',
      ],
    },
    'no-ttl': {
      title: 'No lifetime at all',
      body: [
        'Somebody forgot the header. The answer says only when the page was last changed: <code>Last-Modified</code>, {unchanged} before Mika’s first visit. No max-age, no s-maxage, no <term-expires>Expires</term-expires>.',
        'She comes back after {at2}.',
      ],
      after: [
        '{header, select, none {Silence doesn’t mean “don’t”. Where no lifetime is stated, a cache may guess one, and the usual guess is a tenth of the time since the last change: <term-heuristic-freshness>heuristic freshness</term-heuristic-freshness>, here {edgeLifetime}. Both caches did, so her browser answered.} other {With your header: browser {browserLifetime}, edge {edgeLifetime}. Of {requests} visits the browser answered {fromBrowser}, the edge {fromEdge}, the origin {fromOrigin}.}}',
        'The page that has been still for longest gets the longest guess. State a lifetime always, even if it is 0.',
      ],
    },
    words: {
      title: 'Six more words',
      body: [
        'Not every instruction is a number. Try each of these words and read what the caches make of it. Mika comes at {at1} and at {at2}, presses reload at {at3}, and comes again at {at4} and at {at5}.',
      ],
      after: [
        '{word, select, nocache {<term-no-cache>no-cache</term-no-cache> does not forbid storing. Both caches keep a copy and must ask before every use: {fromOrigin} of {requests} visits reached the origin.} nostore {<term-no-store>no-store</term-no-store> is the word that forbids storing. Nothing is kept anywhere: {fromOrigin} of {requests} visits reached the origin.} private {<term-private>private</term-private>: only a browser may store it. The edge passes each answer on and keeps none, so everybody else’s visit goes to the origin, too.} mustrevalidate {<term-must-revalidate>must-revalidate</term-must-revalidate> changes nothing while copies are fresh, nor after, as long as the origin answers. It forbids exceptions: once stale, never without asking. Scene 06 shows who would make one.} immutable {<term-immutable>immutable</term-immutable>: while her copy was fresh, even the reload at {at3} sent nothing. Use it only where a new content gets a new name.} expires {<term-expires>Expires</term-expires> states a moment, not a length. The copies of the first visit lasted until then. The one fetched at {at4}, after it, was stale on arrival, so {at5} asked again. A max-age would have come first.} other {With your header the browser answered {fromBrowser} of {requests} visits, the edge {fromEdge}, the origin {fromOrigin}.}}',
      ],
    },
    deploy: {
      title: 'A new price goes live',
      body: [
        'Back to {browserSeconds} and {edgeSeconds} seconds. The edge fetched the page at the very start. At {deployAt} a new version goes live at the <part-origin>origin</part-origin>, and no cache is told. Mika comes at {at2}, at {at3}, just before the edge’s copy ends, and at {at4}.',
      ],
      after: [
        '{outdated, plural, =0 {Nobody was shown the old version after the deploy.} one {One visit was shown the old version after the deploy.} other {# visits were shown the old version after the deploy, the last of them at {lastOldAt}: {lastOldAfter} too late.}} No cache could answer with it on its own after {oldUntil}.',
        '{reset, select, yes {} other {As long as Age is counted, the longest lifetime in the header is the limit: wherever a copy goes, its time runs from the same moment.}}',
      ],
    },
  },
  predictions: {
    'who-answers': {
      question: 'Who answers Mika at {at2}?',
      options: { browser: 'Her browser, from its own copy', edge: 'The edge, from its copy', origin: 'The origin' },
      right: 'Her browser goes by max-age, the edge by s-maxage.',
      wrong: 'Her browser’s copy may be used for {browserLifetime}, the edge’s for {edgeLifetime}. At {at2} only the edge’s is fresh: {answer}.',
    },
    'browser-stale': {
      question: 'For how many seconds may her browser use what it gets at {at2} without asking?',
      right: 'Not once: it was stale when it came. Its age did not begin at 0: it began at what the edge’s Age said.',
      wrong: 'Your guess: {guess}. It would be {browserSeconds} s if ages began anew in each cache, and {edgeLeft} if the browser went by s-maxage. But a browser goes by max-age, and the answer said <code>Age: {arrivedAge}</code>. It counts on from there, so the copy was stale on arrival, by {overAge}: {answer}.',
    },
    'ways-out': {
      question: 'Which of them give Mika, at {at2}, a copy that her browser can use again at {at3}?',
      options: {
        targeted: 'CDN-Cache-Control in place of s-maxage',
        shorter: 'a shorter lifetime at the edge (s-maxage=30)',
        longer: 'a longer one in browsers (max-age=300)',
        reset: 'an edge that resets Age',
      },
      right: 'What counts is the age that the copy arrives with, against the browser’s own lifetime. A header for CDNs changes neither.',
      wrong: 'Ask of each: how old is the copy when it reaches her, and what is her browser’s lifetime? CDN-Cache-Control changes who reads which lifetime, but not the age. A shorter edge lifetime makes it younger, a longer browser lifetime bears more, a reset begins at 0.',
    },
    'no-ttl': {
      question: 'For how long will the caches answer from their copies without asking?',
      options: { none: 'Not at all: without a lifetime nothing is reused', kept: 'For ever, until the copy is dropped' },
      right: 'A tenth of the time since Last-Modified, unless you say otherwise.',
      wrong: 'RFC 9111 lets a cache guess where nothing is stated, and suggests a tenth of the time since the last change: {answer}.',
    },
    'old-until': {
      question: 'At {at3} the edge still hands the old version to her browser, which may use copies for {browserSeconds} s. After which moment can no cache show the old price by itself? Put the mark there.',
      right: 'Her browser adds nothing: what it got at {at3} was that old already. The edge’s lifetime is the limit, counted from its fetch.',
      wrong: 'Your mark: {guess}. The edge’s copy dates from the start of the run and may be used until it is {edgeSeconds} seconds old; the deploy changes nothing about that. What her browser gets from it at {at3} carries its Age and is stale on arrival, so nothing is added: {answer}.',
    },
  },
  checks: {
    'two-tier': {
      title: 'Five minutes and a day',
      task: 'Write a header with which browsers use the page for 5 minutes and the CDN for 24 hours. The run tries it: visits shortly before and shortly after each of the two ends. Any header that does it counts.',
      hint: 'One number for everybody, and one that overrides it in shared caches; or a field of its own for CDNs. Lifetimes are in seconds: how many has a day?',
      solution: 'max-age=300 for browsers, s-maxage=86400 for shared caches. CDN-Cache-Control: max-age=86400 beside max-age=300 does it as well. In both, what the edge hands out after its first five minutes arrives stale in browsers: that takes more than a header.',
      parts: {
        browser: '{seen, plural, =0 {Mika’s browser answers by itself just before {wanted}, and no more just after} other {Mika’s browser answers by itself just before {wanted}, and no more just after (its copy may be used for {lifetime})}}',
        edge: '{seen, plural, =0 {The edge still answers just before {wanted}, and asks the origin just after} other {The edge still answers just before {wanted}, and asks the origin just after (its copy may be used for {lifetime})}}',
      },
    },
    'longest-old': {
      title: 'How long can the old one be seen?',
      task: 'The origin sends <code>{text}</code>. {resets, select, yes {The edge is set to <b>reset Age</b>: it hands each copy out as if just made.} other {The edge tells its Age, as the standard asks.}} The edge fetches the page at the start, and right after that a new version goes live. People may come at any time.',
      question: 'Until when, counted from that fetch, can a cache still answer with the old version on its own, if all goes as badly as it can?',
      hint: 'Somebody asks the edge in the last moment of its copy. How old does that person’s browser think the copy is?',
      solution: '{resets, select, yes {The edge may answer to the end of its lifetime. A browser that asks in that last moment begins a lifetime of its own from 0, so the two add up.} other {Ages count from the fetch at the origin, wherever the copy is. Nothing can be used after the longer one of the two lifetimes.}}',
      right: '{resets, select, yes {With Age reset, the browser’s lifetime begins when the edge’s ends: the sum.} other {With Age counted, both lifetimes run from the same moment: the longer one is the limit.}}',
      wrong: '{resets, select, yes {With Age reset, a browser that asks in the edge’s last moment begins its own lifetime from 0. The two lifetimes add up: {answer}.} other {Both lifetimes run from the moment of the fetch, since the copy carries its Age along. The longer one is the limit: {answer}.}}',
    },
    'why-asked': {
      title: 'Why did it ask?',
      task: 'The origin sends <code>{text}</code>. The whole run is on the stage and in the list of requests. Look at Mika’s last visit, at {lastAt}: her browser did not answer by itself.',
      question: 'Why not?',
      options: {
        aged: 'Its copy was stale on arrival, because of the edge’s Age',
        expired: 'Its copy came in fresh and has gone stale since',
        'no-cache': 'It has a fresh copy, but must ask before each use',
        'no-store': 'It never stored a copy',
        unreadable: 'The lifetime can’t be read, so it counts as 0',
      },
      hint: 'Open the last row of the list of requests and read what the browser decided, and with which figures. Then open the row before it: which Age did its answer carry?',
      solution: '{cause, select, aged {The answer before carried an Age beyond the browser’s lifetime. Such a copy is stale from the start.} expired {The answer before came in young. The time since then is longer than the lifetime.} nocache {no-cache lets a copy be stored, and has every use of it asked for.} nostore {no-store forbids storing, whatever max-age beside it says.} unreadable {A lifetime has to be a whole number of seconds right after the sign, or a date as HTTP writes it. A cache that can’t read it treats the response as stale.} other {}}',
      right: '{cause, select, aged {A copy’s age counts from the origin, not from its arrival.} expired {It was good while it lasted.} nocache {Storing and using are two questions.} nostore {No copy, no answer.} unreadable {One sign too many, and the lifetime is 0: stale from the start.} other {}}',
      wrong: '{cause, select, aged {It had a copy, and the header can be read. But the answer that brought it carried an Age beyond the browser’s lifetime: {answer}.} expired {It had a copy, which came in young enough. Count the time since: {answer}.} nocache {The copy was stored, and is young. It is the word no-cache that has every use asked for.} nostore {With no-store in it, the max-age beside it has nothing to act on: {answer}.} unreadable {Look at the lifetime sign by sign: it is no whole number of seconds, nor a date. {answer}.} other {}}',
    },
  },
  controls: {
    header: { label: 'Response headers of the origin' },
    way: {
      label: 'Header',
      options: { [HEADERS.two]: 'As before', [HEADERS.targeted]: 'CDN-Cache-Control in place of s-maxage', [HEADERS.shorter]: 'A shorter lifetime at the edge', [HEADERS.longer]: 'A longer one in browsers' },
    },
    reset: { label: 'The edge resets Age' },
    word: {
      label: 'Word',
      options: { [WORDS['no-cache']]: 'no-cache', [WORDS['no-store']]: 'no-store', [WORDS.private]: 'private', [WORDS['must-revalidate']]: 'must-revalidate', [WORDS.immutable]: 'immutable', [WORDS.expires]: 'Expires' },
    },
    visit: { label: 'Mika visits' },
    'wait-half': { label: 'Wait 30 s' },
    'wait-ten': { label: 'Wait 10 min' },
  },
  meters: { outdated: 'old ones shown', browser: 'from the browser', edge: 'from the edge', origin: 'from the origin' },
  whatIfs: {
    'one-number': {
      label: 'max-age=60 alone',
      finding: 'Then the edge’s copy goes stale together with the browser’s, and the visit goes on to the origin: {originAfter} origin requests instead of {originBefore}.',
    },
    'age-reset': {
      label: 'The edge resets Age',
      finding: 'The old version may now be used until {untilAfter} instead of {untilBefore}. Mika’s browser got it from the edge late, and begins a lifetime of its own with it: the two add up.',
    },
    'short-edge': {
      label: 's-maxage=30',
      finding: 'The old version is gone from every cache at {untilAfter} instead of {untilBefore}. The origin pays for it: {originAfter} requests instead of {originBefore}.',
    },
  },
  nodes: {
    browser: { label: 'Mika', name: 'Mika’s browser' },
    pop: { label: 'Edge · {city}', name: 'the edge', detail: '{rtt} to the origin and back' },
    origin: { label: 'Origin · {city}', name: 'the origin' },
  },
  fieldNotes: {
    common: {
      title: 'The trap, counted',
      body: [
        'In September 2026 Paul Calvano looked for it in the HTTP Archive, a regular crawl of millions of public pages. On about 14 % of websites something was served whose Age was already beyond its max-age: a browser may store such a copy and can’t use it once without asking.',
        'It shows in a browser’s network panel, too. An answer with <code>Age</code> above <code>max-age</code> is one that the next visit will ask for again.',
      ],
    },
    tiers: {
      title: 'Two tiers: a minute for pages, a year for what they name',
      body: [
        'A page’s own address never changes, so its copies must be short-lived: seconds or minutes. Scripts, styles and pictures can carry a hash of their content in their name. New content is then a new name, no copy of it can ever be wrong, and <code>max-age=31536000, immutable</code> (a year) is safe.',
        'Mixed up, it hurts both ways. A page cached for a year goes on naming last year’s files. A script without a hash, cached for a day, runs against a page that is newer than itself.',
      ],
    },
    price: {
      title: 'A price, cached for a day',
      body: [
        'A shop sends <code>max-age=86400</code> with everything, product pages included. In the morning a price is corrected. The CDN’s copies can be purged (scene 07). The ones in browsers can’t: nobody can call them back, and until the day is over these customers see the old price and are charged the new one.',
        'Give browsers only what you could bear to leave wrong for that long. The CDN’s lifetime can be generous where you are able to purge; this is what the second number is for.',
      ],
    },
    vendors: {
      title: 'Fields for CDNs alone',
      body: [
        'RFC 9213 (June 2022) defines CDN-Cache-Control and lets each CDN have a more specific one besides. As of 2026, Cloudflare documents CDN-Cache-Control and Cloudflare-CDN-Cache-Control; Fastly reads Surrogate-Control first. Vercel documents both CDN-Cache-Control and one of its own.',
        'They differ in what goes on to the browser, and in whether Age does. Look at the answer that a browser gets before you trust a lifetime: <code>Date</code>, <code>Age</code> and <code>Cache-Control</code> stand in it.',
      ],
    },
  },
  takeaway: [
    '<term-max-age>max-age</term-max-age> speaks to every cache; <term-s-maxage>s-maxage</term-s-maxage> and <term-cdn-cache-control>CDN-Cache-Control</term-cdn-cache-control> override it for CDNs. Say nothing, and caches guess.',
    'A copy is <term-fresh>fresh</term-fresh> while its age is below its lifetime, and age counts from the origin: a browser’s copy may arrive stale.',
    'With Age counted, the longest lifetime is the limit for the old version. With Age reset, lifetimes add up.',
  ],
}
