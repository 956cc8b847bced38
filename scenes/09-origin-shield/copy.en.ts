/** Every word that a learner of this scene reads. ICU messages; the slots are filled by figures.ts, beats.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'

/** Words of the figures under the plate. */
export const figureCopy = {
  waits: {
    title: 'How long each city waits at the expiry, by where the shield stands',
    city: 'City',
    none: 'no shield',
    slowest: 'slowest',
    origin: 'Requests at the origin',
  },
  got: {
    title: 'Which language each city asked for, and got',
    city: 'City',
    asked: 'Asked for',
    got: 'Got',
    from: 'From',
    right: '✓ {language}',
    wrong: '✕ {language}: wrong',
    nothing: '–',
    sources: { pop: 'its own POP', shield: 'the shield', origin: 'the origin' },
  },
  funnel: {
    title: 'Where {requests} requests through {pops} POPs were answered',
    by: 'Answered by',
    value: 'Requests',
    detail: 'share of all',
    edge: 'the POP itself',
    shield: 'the shield',
    origin: 'the origin',
  },
} as const

export const copy: SceneCopy = {
  title: 'Origin shield: collapsing the herd',
  thesis: 'Copies that were fetched together expire together, in every POP at once. What the origin then has to bear depends on whom the POPs ask.',
  previously: 'Each POP now finds the right copy under the right key. But every POP has a cache of its own, and knows nothing of the others. What does the origin notice of that?',
  promise: 'say how many requests reach the origin, with a shield and without, and where to put it.',
  beats: {
    herd: {
      title: 'Eight copies go stale at once',
      body: [
        'A news site’s front page lives {lifetime} seconds. A minute ago readers in all {cities} cities opened it, so each <part-pop>POP</part-pop> took its copy at nearly the same moment. Now all {cities} copies have turned <stale>stale</stale>, and in each city somebody asks.',
        'The <part-origin>origin</part-origin> in Virginia needs {think} to make the page, and can make {workers} at a time.',
      ],
      after: [
        'The origin met {origin} requests for the very same page: a <term-thundering-herd>thundering herd</term-thundering-herd>. {quickest} had it after {quickestMs}; {slowest} waited {slowestMs}, much of it in the origin’s <term-queueing>queue</term-queueing>.',
        'No POP did anything wrong. Each fetched its own page once. It is just that there are {cities} of them; large CDNs have hundreds.{again, plural, =0 {} other { Of the {again} who asked after that, {againHits} found a fresh copy in their own POP.}}',
      ],
    },
    shield: {
      title: 'One more cache in front',
      body: [
        'The operator chooses one more POP and has the others ask it instead of the origin: an <term-origin-shield>origin shield</term-origin-shield>, here in {place}, next to the origin. Readers never talk to it. It is a cache like the others, with a copy as old as theirs.',
        'So the same minute has passed, the shield’s own copy is <stale>stale</stale> too, and all {cities} POPs ask it at once.',
      ],
      after: [
        'One. The first question that came found nothing fresh, and the shield fetched the page. The {waited} that came meanwhile were <collapsed>collapsed</collapsed>: they waited for that fetch and were answered from it (<term-request-collapsing>request collapsing</term-request-collapsing>).',
        'Waiting was no loss. The slowest city, {slowest}, had the page after {slowestMs}, because there was no queue at the origin. Compare it with the run without a shield, on one time line.{again, plural, =0 {} other { Of the {again} who asked after that, {againHits} found a fresh copy in their own POP.}}',
      ],
    },
    later: {
      title: 'Tokyo comes later',
      body: [
        'Collapsing helps those who ask in the same moment. What of those who don’t? All copies are stale again. This time a reader in Frankfurt asks, and nobody else. {later} later, long after Frankfurt has been answered, somebody asks in Tokyo, whose POP has no fresh copy.',
      ],
      after: [
        'Frankfurt waited {frankfurtMs}, Tokyo {tokyoMs}. Tokyo’s POP missed, and its question crossed half the world, but only as far as the shield: a <hit>hit</hit> there. The origin met {origin, plural, one {# request} other {# requests}}.{sydneyBy, select, shield { Sydney, which asked as well, had it after {sydneyMs}: its POP’s own copy was stale too, and the shield’s is for all.} other {}}',
        'The same, measured with {pops} POPs and {many} requests: {missShare} weren’t answered by the POP that was asked. Of those, the shield had {shieldShare}. So {originShare} of all reached the origin. In such a <term-tiered-cache>tiered cache</term-tiered-cache> the shares that miss multiply.',
      ],
    },
    move: {
      title: 'Where to put it',
      body: [
        'A shield can stand in any POP. Suppose most readers are in Asia, and somebody moves it to {moved}, near them. Nothing else changes: the origin stays in Virginia, all copies are <stale>stale</stale>, and all {cities} cities ask at once.',
        'A question now goes from the city to the <part-pop-shield>shield</part-pop-shield>, and from there to the <part-origin>origin</part-origin>, if it must.',
      ],
      after: [
        '{stands, select, away {With the shield in {place}, {slowest} waits longest, {slowestMs}. It is {toOrigin} from the origin and back, but {toShield} from the shield, and the shield another {shieldToOrigin} from the origin.} beside {With the shield in {place}, beside the origin, {slowest} waits longest, {slowestMs}. It is {toShield} from there and back, just as far as from the origin itself: no detour.} other {Without a shield {slowest} waits longest, {slowestMs}: each POP asks for itself, and they queue at the origin.}}',
        'A shield spares the origin wherever it stands. But each miss pays for the detour. Close to the origin there is nearly none, and that is where most operators put it. The table has every place.',
      ],
    },
    inside: {
      title: 'The same inside one POP',
      body: [
        'Collapsing is nothing that only shields do. Here are {neighbours} readers of one POP, in Tokyo, without a shield. {first} asks for the front page, of which the POP has no copy. The others ask one by one, {gap} apart, while {first}’s fetch is on its way.',
        'Whatever comes back for {first} could serve the others too, if it may be shared.',
      ],
      after: [
        '{page, select, private {The page says <code>private, no-store</code>: it was made for {first} alone. {waited} had waited for it, in vain; each had to be fetched for after all. The origin met {origin} requests, and the last answer took {slowestMs}.} other {The origin met {origin, plural, one {# request} other {# requests}}. {first} waited {firstMs}; whoever came last, {lastAfter} later, waited {lastMs}, since that much of the wait had already passed.}}',
        'A POP can’t know beforehand whether an answer may be shared. {page, select, private {So nobody got another’s page, but having waited for it cost time.} other {Turn the page to private: nobody gets another’s page, but waiting for it costs time.}}',
      ],
    },
    fails: {
      title: 'The shield fails',
      body: [
        'All {cities} POPs depend on one place now. Just before the copies expire, the <part-pop-shield>shield</part-pop-shield> in {place} fails; connections to it are reset. The origin, a few kilometres further, is well. All {cities} cities ask.',
        'The POPs’ stale copies may not stand in: the page doesn’t carry <term-stale-if-error>stale-if-error</term-stale-if-error>. And the operator hasn’t said what a POP should do when its shield gives no answer.',
      ],
      after: [
        '{failover, select, yes {With failover {served} cities got the page: each POP asked the origin itself. But that is the herd again, {origin} requests at once, and {slowest} waited {slowestMs}.} other {{served, plural, =0 {No city} one {One city} other {# cities}} got the page, and the origin met {origin, plural, =0 {nobody} one {one request} other {# requests}}. It had never been so idle.}}{again, plural, =0 {} other { Of the {again} who asked after that, {againServed} got the page.}}',
        '{downFor} later the shield was back, as the picture shows it now. It is a shared dependency. With failover its loss costs no answers, but the origin must bear the herd for that long. An origin that was built for one request a minute breaks just then.',
      ],
    },
    'wrong-key': {
      title: 'A wrong object, spread efficiently',
      body: [
        'The front page now comes in {languages} languages; the origin looks at <code>Accept-Language</code>. But its answers don’t say so: there is no <term-vary>Vary</term-vary>, and the <term-cache-key>key</term-cache-key> is only the address. No cache has the page yet.',
        'A reader in {reader} asks first, and gets it in German. A second later the other seven cities ask, each in its own language.',
      ],
      after: [
        '{wrong, plural, =0 {Everybody got their own language.} one {One city got a page in the wrong language.} other {# cities got a page in the wrong language.}} {keyed, select, yes {{shielded, select, yes {<code>Vary</code> makes the shield keep a copy for each language: {origin} requests at the origin for {languages} languages.} other {With <code>Vary</code> each POP tells languages apart. Without a shield each fetched for itself: {origin} requests at the origin.}}} other {{shielded, select, yes {One reader’s answer lay in the shield, and the shield gave it to every POP that asked.} other {Each POP fetched for its own readers. The mistake is still there, but each POP makes it for itself.}}}}',
        'A shield protects the origin, not the readers. Where a key forgets something, each POP alone makes the mistake among its own readers; a shield hands one reader’s answer to every city.',
      ],
    },
  },
  predictions: {
    herd: {
      question: 'How many requests meet the origin?',
      right: 'Each POP has its own cache, so each must fetch its own copy.',
      wrong: 'You said {guess}; it was {answer}. A POP knows only its own cache. Each of the {cities} found its copy stale and fetched a new one, though they are all the same page.',
    },
    shield: {
      question: 'The shield has no fresh copy either. How many requests meet the origin?',
      right: 'The first question makes the shield fetch; those that come while the fetch is under way wait for it.',
      wrong: 'You said {guess}; it was {answer}. It is true that the shield had nothing to give. But it knew that a fetch for this very key was under way, and had the later questions wait for what it brings.',
    },
    later: {
      question: 'Who has the page that Tokyo is answered with?',
      options: { pop: 'Tokyo’s own POP', shield: 'The shield', origin: 'The origin makes it anew' },
      right: 'Frankfurt’s question had filled two caches: Frankfurt’s own, and the shield that all POPs share.',
      wrong: 'Tokyo’s own copy was stale: a miss. But it doesn’t ask the origin, it asks the shield, and there lay the page that Frankfurt’s question had brought {later} before.',
    },
    move: {
      question: 'The shield stands in {place} now. Which city waits longest?',
      options: { 'san-francisco': 'San Francisco', 'mexico-city': 'Mexico City', 'sao-paulo': 'São Paulo', frankfurt: 'Frankfurt', johannesburg: 'Johannesburg', mumbai: 'Mumbai', tokyo: 'Tokyo', sydney: 'Sydney' },
      right: 'Of all cities it is the furthest from {place}. How near it is to the origin no longer counts.',
      wrong: '{slowest} waits longest: of all cities it is the furthest from the shield. Its question crosses the world to {place}, only to be fetched from Virginia. How near it is to the origin no longer counts.',
    },
    inside: {
      question: 'How many of the {neighbours} requests go on to the origin?',
      right: 'One fetch is under way for this key; the others wait for it.',
      wrong: 'You said {guess}; it was {answer}. When the second came, a fetch for the same key was already on its way. The POP had it wait for that one, and so with the others.',
    },
    fails: {
      question: 'The origin is well. How many of the {cities} cities get the page?',
      right: 'The POPs ask their shield and nobody else. No answer from it means no answer at all.',
      wrong: 'You said {guess}; it was {answer}. The POPs know one way only, through the shield. That the origin was well helped nobody, since nobody asked it. Turn failover on and see.',
    },
    'wrong-key': {
      question: 'How many of the {cities} cities get the page in a wrong language?',
      right: 'All but {reader}, whose page it was.',
      wrong: 'You said {guess}; it was {answer}. The key doesn’t tell languages apart, so for the shield all eight ask for the same thing. Its copy was fetched for {reader}, in German.',
    },
  },
  checks: {
    protect: {
      title: 'Protect the origin',
      task: 'There is no shield yet. Place one so that at the expiry the origin meets one request and no city waits longer than 350 ms. A minute later, as the copies expire again, the shield fails: all {cities} cities must still get the page.',
      hint: 'Every place spares the origin; the detour makes the difference. And what should a POP do whose shield doesn’t answer?',
      solution: 'Beside the origin, in Virginia, a shield is hardly a detour: each question would have come there anyway. Failover lets a POP ask the origin itself while the shield is gone.',
      parts: {
        one: 'At the first expiry the origin met one request: {origin} so far',
        quick: 'No city waited longer than {most}: {asked, select, yes {the slowest took {worst}} other {nobody has been answered yet}}',
        all: 'With the shield down, {got} of {cities} cities got the page',
      },
    },
    'count-fetches': {
      title: 'Count what reaches the origin',
      task: '{shielded, select, yes {A shield stands in {place}.} other {There is no shield.}} No cache has the page; it lives {lifetime} seconds. Readers ask, counted from the first: {visits}.',
      question: 'How many requests reach the origin?',
      hint: '{shielded, select, yes {All POPs share the shield’s copy, so it doesn’t matter which city asks. When does that copy expire? A POP that takes it later takes its age as well.} other {Each city has a copy of its own, and nothing of the others’. Go through them city by city.}}',
      solution: '{shielded, select, yes {Only the shield asks the origin: once at first, and again whenever its copy has turned stale as somebody asks.} other {Each city’s POP asks for itself: at its first question, and again when its own copy has turned stale.}} That makes {origin}.',
      right: '{shielded, select, yes {With a shield all cities share one copy: what counts is how long ago it was fetched, not which city asks.} other {Without a shield each city counts by itself.}}',
      wrong: 'You said {guess}; it was {answer}. {shielded, select, yes {Only the shield asks the origin. Its copy lives {lifetime} seconds from the fetch, whichever city it was fetched for; what POPs take from it keeps its age.} other {Each POP has only its own copy. Count each city’s first question, and those that come more than {lifetime} seconds after that city’s last fetch.}}',
    },
    'why-not-one': {
      title: 'Why didn’t it help?',
      task: 'The whole run is on the stage. There is a shield in {place}, and nobody had the page. Cities asked, in the time of the list: {visits}. The origin met {origin} requests.',
      question: 'Why so many?',
      options: {
        down: 'The shield was down, and the POPs asked the origin themselves',
        uncacheable: 'The page may not be kept by shared caches, so each question goes all the way',
        keys: 'Each city’s address is different, so nothing is shared',
        short: 'The page’s lifetime is so short that each copy was stale before the next question',
      },
      hint: 'Open the second city’s request. Did it reach the shield? Under which address? And what does the answer’s Cache-Control say?',
      solution: '{cause, select, down {Connections to the shield were reset, and each POP went on to the origin.} uncacheable {The answer says private, no-store. A shield may keep it no more than any other shared cache.} keys {Every city asks with a parameter of its own; for a cache these are different things.} short {The copy in the shield was stale after a second, and the next city came later than that.} other {}}',
      right: '{cause, select, down {The requests to the shield failed; the POPs’ own fetches went past it.} uncacheable {What may not be stored can’t be shared, by however many caches.} keys {A shield collapses by key. Different addresses are different keys.} short {A shield shares what is fresh. This never was for long enough.} other {}}',
      wrong: '{cause, select, down {Look at the fetches: those to the shield failed, and others went from the POPs straight to the origin.} uncacheable {Look at the answer: private, no-store. The shield may not keep it for anybody.} keys {Look at the addresses: each has a parameter with the city’s name, so each is a key of its own.} short {Look at the answer’s Cache-Control: a lifetime of one second. The shield kept each copy, but it was stale before the next city asked.} other {}}',
    },
  },
  controls: {
    'ask-all': { label: 'All eight cities ask' },
    'ask-sydney': { label: 'Sydney asks' },
    'ask-street': { label: 'All four ask' },
    shield: { label: 'Where the shield stands', options: { none: 'nowhere: no shield', virginia: 'Virginia', london: 'London', singapore: 'Singapore' } },
    failover: { label: 'A POP whose shield doesn’t answer asks the origin' },
    page: { label: 'The page says', options: { shared: 'max-age=60', private: 'private, no-store' } },
    languages: { label: 'The page says', options: { unkeyed: 'nothing about languages', vary: 'Vary: Accept-Language' } },
  },
  meters: { origin: 'reached the origin', waited: 'waited for another’s fetch', 'shield-hits': 'answered by the shield', served: 'got the page', wrong: 'in a wrong language', slowest: 'longest wait' },
  whatIfs: {
    none: { label: 'Without a shield', finding: 'The origin meets {originAfter} requests instead of {originBefore}, and they queue there. {slowestAfter} waits {slowestMsAfter}; with the shield nobody waited longer than {slowestMsBefore}.' },
    'none-later': { label: 'Without a shield', finding: 'Tokyo’s POP asks the origin itself, which makes the page a second time: {tokyoMsAfter} instead of {tokyoMsBefore}. The origin meets {originAfter} requests instead of {originBefore}.' },
    'beside-origin': { label: 'The shield beside the origin', finding: 'The longest wait falls from {slowestMsBefore} ({slowestBefore}) to {slowestMsAfter} ({slowestAfter}). The origin meets as many requests either way: {originAfter}.' },
    private: { label: 'The page is private', finding: 'Nobody gets another’s page, and the origin meets {originAfter} requests instead of {originBefore}. Those who had waited in vain began late: the last answer took {slowestMsAfter} instead of {slowestMsBefore}.' },
    failover: { label: 'With failover', finding: '{servedAfter} cities get the page instead of {servedBefore}. Each POP first finds the shield gone, then asks the origin, which meets {originAfter} requests at once. The last answer takes {slowestMsAfter}.' },
    unshielded: { label: 'Without a shield', finding: '{wrongAfter} cities get a wrong language instead of {wrongBefore}: in this run each POP’s first reader is its only one. The mistake waits for the second.' },
    vary: { label: 'With Vary: Accept-Language', finding: '{wrongAfter} wrong instead of {wrongBefore}. The origin meets {originAfter} requests, one for each language, and still not one for each city.' },
  },
  nodes: {
    browser: { label: 'Readers · {city}', name: 'a browser in {city}' },
    person: { label: '{person}', name: '{person}’s browser' },
    pop: { label: '{city}', detail: '{rtt} there and back' },
    shield: { label: 'Shield · {city}', name: 'the shield in {city}', detail: '{beside, select, yes {beside the origin} other {{rtt} to the origin and back}}' },
    origin: { label: 'Origin · {city}' },
  },
  fieldNotes: {
    'two-per-cent': {
      title: 'Two per cent',
      body: [
        'How much a second tier saves is one multiplication. Say {exampleMiss} of all requests miss at their POP. Without a shield all of these reach the origin. If a shield has {exampleHits} of what the POPs miss, {exampleOrigin} of all requests are left. On a site with {pops} POPs the worst moment shrinks even more: a page that expires everywhere costs one fetch instead of up to {pops}.',
        'Cloudflare calls it Tiered Cache, Amazon CloudFront Origin Shield (since October 2020), Fastly shielding; Akamai has had tiers of parents for long. Mostly it is one setting. Some charge for requests to the shield, so look at the price, too.',
      ],
    },
    'warm-shield': {
      title: 'A warm shield hides a weak origin',
      body: [
        'Behind a warm shield an origin sees so little that it looks too large, and somebody saves money on it. Then comes a purge of everything, a deploy that changes every address, or a failed shield. For minutes the origin meets what the shield had kept from it, and dies of it; as nothing can be filled then, the caches stay cold.',
        'So measure the origin with cold caches before the day comes. Purge by tags and not everything; let stale copies answer while new ones are fetched; limit how many requests the shield sends on at once.',
      ],
    },
    collapsing: {
      title: 'Waiting for whom, and how long?',
      body: [
        'RFC 9111 (§4) allows a cache to answer several requests by one fetch, but not to give anybody what isn’t theirs: a response that may not be stored satisfies nobody but the one who asked. Those who waited for it must be sent on.',
        'What if the fetch hangs? nginx collapses when told to (<code>proxy_cache_lock</code>), and then has everybody else wait for five seconds at most, by default; whoever has waited that long is sent to the origin, and the answer isn’t kept. Caches that know an address as uncacheable remember that for a while and don’t have anybody wait. Here the POPs have no such memory, so that you can see what it would save.',
      ],
    },
  },
  takeaway: [
    'Every POP is a cache of its own. What expires everywhere at once is fetched once for each of them, unless they share a cache in front of the origin: a shield.',
    'A shield makes one fetch of many: those who ask at once wait for it, those who ask later find it. It works for what may be shared, under one key, for as long as it is fresh.',
    'Beside the origin it is hardly a detour. It is one place for all, so say what happens when it fails; and it spreads whatever it holds, right or wrong.',
  ],
}
