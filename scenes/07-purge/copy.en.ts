/** Every word that a learner of this scene reads. ICU messages; the slots are filled by figures.ts, beats.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'

/** Words of the figures under the plate. */
export const figureCopy = {
  oldPages: { title: 'Pages that some POP still answers with the old price', x: 'Time', y: 'pages', series: 'old pages', price: 'price changes', purge: 'first purge' },
  flood: { title: 'The big shop’s origin, and what people got', x: 'Time since the purge', y: 'requests/s', origin: 'reach the origin', unanswered: 'not answered by it', errors: 'people with an error', purge: 'purge', down: 'down', back: 'up again', capacity: 'capacity' },
  race: { title: 'Which price Tokyo’s POP would answer with', versions: { 1: 'old price', 2: 'new price' }, origin: 'Origin', pop: 'Tokyo POP', user: 'Tokyo', sent: 'purge sent', done: 'purge done', arrived: 'old page comes' },
  purges: { caption: 'Sent at {at}: a purge {by, select, url {of the URL {what}} tag {of the tag {what}} other {of everything}}', heads: ['POP', 'Carried out', 'Copies removed'], notYet: 'not yet' },
  later: { oldPages: 'When the run has ended, a line here shows how many pages were still old, and when.', flood: 'When the run has ended, lines here show what the big shop’s origin had to bear, second by second.' },
  seconds: '{seconds} s',
} as const

export const copy: SceneCopy = {
  title: 'Purge: URL, surrogate key, or sledgehammer',
  thesis: 'A purge ends a copy before its lifetime does. What you select decides the rest: too little leaves old pages behind, too much sends the whole world to your origin.',
  previously: 'Lifetimes decide how long an old page may be shown. Some changes can’t wait for that: a wrong price, a recall, a page that should never have gone out.',
  promise: 'pick the invalidation that fits a change, and know what it costs.',
  beats: {
    'one-url': {
      title: 'One page is purged',
      body: [
        'A shop has six <part-pop>POPs</part-pop>. They hold {copies} copies of its pages, each good for {lifetime}. Now product 42 gets a new price. The price stands on its own page, on the home page, in lists, and beside other products: on {pages} pages in all. The <part-origin>origin</part-origin> has them all renewed at once.',
        'Somebody sends a <term-purge>purge</term-purge>, by <term-url>URL</term-url>: every POP is to remove its copy of <code>/products/42</code>.',
      ],
      after: [
        '{view1Who} opened <code>{view1Path}</code> and saw the {view1Price, select, old {old} other {new}} price, after {view1Ms}: the copy was gone, so the POP fetched the page anew. Then <code>{view2Path}</code>, from the same POP: the {view2Price, select, old {old} other {new}} price, after {view2Ms}. {view3Who}, <code>{view3Path}</code>: the {view3Price, select, old {old} other {new}} price.',
        '{oldLeft, plural, =0 {No page shows the old price any more.} one {One page still shows the old price.} other {# pages still show the old price, until their lifetimes end.}} (The bracket with a bin under the map is the purge, from its sending until every POP has carried it out.) A purge by URL knows one address. It doesn’t know what else was made from the same data.',
      ],
    },
    'by-url': {
      title: 'Page by page',
      body: [
        'So purge them all, one by one. Somebody has to have a list of the {pages} addresses, and the list has to be right. And CDNs limit how many purges they take. This one takes {rate} a minute, so a script sends {burst} at a time, {burstEvery} apart.',
        'While they go out, people keep coming.',
      ],
      after: [
        'It took {sent} purges and {gone} until no page had the old price. {oldSeen, plural, =0 {Nobody happened to come to an old page.} one {One person was shown it meanwhile.} other {# people were shown it meanwhile.}}',
        'The time grows with the number of pages. For {objects} of them, at {rate} a minute, it would be {bigHours, plural, one {one hour} other {# hours}}. Turn the rate, and look at the line under the stage.',
      ],
    },
    'by-tag': {
      title: 'One name for all of them',
      body: [
        'The origin knows what it makes a page from. It can say so: <code>Surrogate-Key: product-42</code> in each answer. The POP notes this <term-surrogate-key>surrogate key</term-surrogate-key>, also called a cache tag, with the copy. Now one purge by that name removes every page that carries it, whatever its address.',
        'The purge goes from Virginia to all {pops} POPs. The farthest is {farKm} km away; cables are about {stretch} times as long.',
      ],
      after: [
        'One purge: {purgedCopies} copies of {purgedPages} pages were gone after {propagation}. {purgedWithout, plural, =0 {All of them had the price.} one {One of those pages didn’t have the price at all.} other {# of those pages didn’t have the price at all.}} {oldLeft, plural, =0 {No old page is left.} one {One old page is left.} other {# old pages are left.}}',
        '{taggedFromOrigin, plural, =0 {The POPs asked the origin for nothing.} one {The origin’s answer to a POP had its tags on.} other {The origin’s # answers to the POPs had their tags on.}} {tagged, plural, =0 {None of what people got has tags} one {One answer that people got has tags} other {# answers that people got have tags}}: tags are for the CDN, and it takes them off.',
        '{network, select, slow {In queues the purge took {propagation}; until then some POPs had the new price and some the old: {oldSeen, plural, =0 {nobody happened to be shown the old one} one {one person was shown the old one} other {# people were shown the old one}}.} other {Try the other tag: a tag is worth what the origin makes of it. Then let purges wait in queues, as some CDNs do.}}',
      ],
    },
    everything: {
      title: 'Everything',
      body: [
        'Or purge all there is: many a deploy script ends like that. On the stage all POPs are emptied, and one person comes to each.',
        'Beside it a whole shop is simulated: {objects} objects, the same POPs, {load} requests a second, {hitShare} of them answered from copies. The <part-origin>origin</part-origin> is asked only {before} times a second. It could make {capacity} answers, its <term-capacity>capacity</term-capacity>; {queue} more requests can wait. A watchdog restarts it if it turns requests away in {sick} seconds running. Then everything is purged.',
      ],
      after: [
        'Before, {before} requests a second; in the worst second, {peak}: {times} times as many. {parts, select, ten {One tenth of the objects was purged at a time.} other {When POPs hold nothing, every request is a <miss>miss</miss>. With a <term-hit-ratio>hit ratio</term-hit-ratio> of {hitShare}, that multiplies the load by up to 1 ÷ (1 − hit ratio), here {law}. Of the {peakLoad} people of that second, {spared} didn’t add to it: a page was back, a fetch for it under way, or the request still on its way. The better a cache works, the harder this hits.}}',
        '{down, select, yes {Within {fullAfter} the queue was full: the rest of the <term-thundering-herd>herd</term-thundering-herd> was <error>turned away</error> (<term-load-shedding>503</term-load-shedding>), and what is turned away can’t be stored. An error goes to all who waited for the same fetch, so more people see one than requests are refused. {downAfter} after the purge the watchdog restarted the origin: it was down for {downFor}. Of 100 people who came then, {errorPercent} got an error; the others’ pages had been fetched in time. Try the same purge in ten parts.} other {The origin could bear it: nothing was turned away. Between one part and the next, POPs had time to refill; it only took longer until everything was new.}}',
      ],
    },
    soft: {
      title: 'Softly',
      body: [
        'A purge need not remove. A <term-soft-purge>soft purge</term-soft-purge> marks copies as <term-stale>stale</term-stale> and leaves them there. What a stale copy may be used for you know: as these pages allow <term-stale-while-revalidate>stale-while-revalidate</term-stale-while-revalidate> for {window}, it may answer while a new one is fetched.',
        'The price changes, the tag is purged softly. Three people come to <part-pop-tokyo>Tokyo</part-pop-tokyo>: the second right after the first, the third a second later.',
      ],
      after: [
        'The first saw the {view1Price, select, old {old} other {new}} price, after {view1Ms}; the second the {view2Price, select, old {old} other {new}} one, after {view2Ms}; the third the {view3Price, select, old {old} other {new}} one, after {view3Ms}.',
        'In the big shop everything was purged {mode, select, soft {softly. For the origin it was as bad: {peak} requests a second at the peak, down for {downFor}. But {staleServed} times somebody was given a stale copy, and only {errors} times an error: the outage was shorter than the window. Where old is wrong, as for prices, that is a poor bargain. Try the hard purge, and compare.} other {hard: {errors} times somebody got an error, and nobody a stale copy. The origin’s peak, {peak} requests a second, is about the same softly: all copies have to be fetched anew either way.}}',
      ],
    },
    race: {
      title: 'The race',
      body: [
        'Somebody in <part-pop-tokyo>Tokyo</part-pop-tokyo> opens <code>/sale</code>; the POP has no copy and asks the origin. The answer leaves Virginia with the old price. One millisecond later the price changes, and a purge is sent. It takes a straighter cable than the answer, and arrives first.',
        'The POP has nothing to remove. {journal, select, yes {It notes down, though, which purges come while a fetch is under way.} other {It keeps no notes of purges.}} Then the old page comes in.',
      ],
      after: [
        '{fate, select, neither {The POP had made a note: this was purged while a fetch for it was under way. So the answer was neither stored nor passed on. The POP asked again, and the first person waited {view1Ms} for the {view1Price, select, old {old} other {new}} price. The next had it after {view2Ms}.} other {The POP had no note of the purge. It took the old page for a good one and kept it: the next person saw the {view2Price, select, old {old} other {new}} price, the one after that the {view3Price, select, old {old} other {new}} one. So it goes for {lifetime}, and everybody believes that the page has been purged.}}',
        'It takes an unlucky moment, some milliseconds long. With thousands of fetches under way, such moments come.',
      ],
    },
    'new-name': {
      title: 'Not purging at all',
      body: [
        'There are copies that no purge reaches: those in people’s browsers. The style sheet <code>/assets/app.css</code> says <code>max-age=31536000, <term-immutable>immutable</term-immutable></code>: keep it a year, don’t ask. Everybody has it.',
        'Now the design changes. The home page is purged, and so is the style sheet, at every POP. Then all six people come again, one in each city.',
      ],
      after: [
        '{styles, select, version {The file has a new name, made from its content: a <term-versioned-url>versioned URL</term-versioned-url>. Nobody has anything stored under it, so nobody can get anything old: {oldSeen} of {pops} did. Only the page that names the file had to be purged, and old and new live side by side.} other {{oldSeen, plural, =0 {Nobody was shown the old file.} other {{oldSeen} of {pops} were shown the old file, by their own browsers, which asked nobody.}} The new page with the old design: often worse than either.}}',
        '{styles, select, version {} other {Try the other way. }}Files with the content’s fingerprint in their names never change, so they never have to be purged.',
      ],
    },
  },
  predictions: {
    'one-url': {
      question: '{pages} pages have the price; one of them is purged. How many of the other {others} go on showing the old price?',
      options: { none: 'None: POPs see that they belong together', some: 'Some, depending on the POP', all: 'All of them' },
      right: 'For a cache each address is a thing of its own. What they share is known to the origin alone.',
      wrong: 'A POP keeps answers under their addresses and knows nothing of what is in them. The purge named one address, in every POP, so exactly that one went. The others are as fresh as before.',
    },
    'by-url': {
      question: '{pages} purges, {rate} a minute. How many seconds after the change is the last old price gone?',
      right: 'The purges themselves are quick. The limit is what takes time.',
      wrong: 'You said {guess}; it was {answer}. {pages} purges at {rate} a minute take {pages} ÷ {rate} minutes, less what is left of the last gap. The way to the POPs adds {farMs} at most.',
    },
    'by-tag': {
      question: 'How long is the purge on its way, from Virginia until the last POP has carried it out?',
      right: 'One way through the fibre of {farKm} km, times {stretch} for the cable’s detours: {farMs}. It can’t be faster. Good networks take little more.',
      wrong: 'You said {guess}; it was {answer}. The purge is a small message. It goes one way, to all POPs at the same time, so what counts is the farthest: {farKm} km in a straight line, times {stretch} for the cable’s detours.',
    },
    everything: {
      question: 'How many requests a second reach the origin at the peak?',
      right: 'With nothing stored, what reaches the POPs reaches the origin: nearly all of {load} requests a second.',
      wrong: 'You said {guess}; it was {answer}. Before, the copies kept {hitShare} of {load} requests a second away from the origin. Without copies nothing keeps them away. Its capacity doesn’t limit what arrives, only what is answered.',
    },
    soft: {
      question: 'The copy was marked stale; its window allows it to answer while a new one is fetched. What does the first person get?',
      options: { 'old-now': 'The old price, at once', 'new-late': 'The new price, after a wait', 'new-now': 'The new price, at once' },
      right: 'The first visitor is answered from the stale copy and sets off the fetch behind it.',
      wrong: 'A soft purge fetches nothing by itself. The copy stays; the first visitor is answered from it, at once, and sets off the fetch. Those who come after that fetch see the new price.',
    },
    race: {
      question: 'The purge has been and gone when the old page arrives. What becomes of that page?',
      options: { neither: 'It is thrown away, and the POP asks again', served: 'The person gets it, but it isn’t stored', stored: 'It is stored, and everybody gets it' },
      right: 'The answer left before the purge, so it may hold just what was to go. This POP keeps a note of purges while fetches are under way.',
      wrong: 'Anything that left before the purge may hold just what was to go. This POP keeps a note of purges while fetches are under way, and asks again. Switch its memory off and see what happens without.',
    },
    'new-name': {
      question: 'The file was purged at all POPs. How many of the six people get the old style sheet?',
      right: 'Their browsers have it, are sure of it for a year, and were told not to ask. A purge never gets there.',
      wrong: 'You said {guess}; it was {answer}. Look at who answered: the people’s own browsers. They have the file, they may use it for a year without asking, and no purge reaches them.',
    },
  },
  checks: {
    'four-ways': {
      title: 'Four kinds, four ways',
      task: 'A release changes the style sheet, the price on {others} pages, and the home page at once. How many are in stock changes all the time, in a warehouse that tells nobody. This CDN takes {checkRate} purges a minute. Choose how each of the four is kept current. Two people come back again and again; when they are through, each line below has its result.',
      hint: 'What can a purge not reach? What can’t be listed in time? What is just one address? And when would you purge what changes without a word?',
      solution: 'The style sheet gets a new name, since no purge reaches browsers. The price goes by its tag: page by page would take minutes. The home page is one address, and one purge. The stock is never stored: nobody says when to purge it. What belongs to one person isn’t either, so there is nothing to purge. Short lifetimes would keep some of the deadlines too, but the origin would pay for that day and night.',
      parts: {
        styles: 'Nobody gets the old style sheet with the new page{over, select, yes {: {old} did. {way, select, version {A new name is in nobody’s browser.} url {A purge doesn’t reach browsers.} tag {A purge doesn’t reach browsers.} other {}}} other {}}',
        prices: 'No old price after {deadline} s{over, select, yes {: the last was gone after {seconds} s. {way, select, tag {One tag, one purge.} url {So many purges take their time.} other {}}} other {}}',
        home: 'No old home page after {deadline} s{over, select, yes {: the last was gone after {seconds} s. {way, select, url {One address, one purge.} along {The price stands on it, so the price’s purge took it along.} other {}}} other {}}',
        stock: 'Nobody is shown an old number of what is in stock{over, select, yes {: {old} were. {way, select, never {What isn’t stored is never old.} other {Nobody says when to purge it.}}} other {}}',
        origin: 'Of {asked} requests, at most {most} reach the origin: what has changed once a POP, and what may not be stored{over, select, yes {. It was {origin}} other {}}',
      },
    },
    peak: {
      title: 'How high will it go?',
      task: 'Another shop. Its hit ratio is {hitShare}. On a normal day {before} requests a second reach its origin. Tonight somebody will purge everything.',
      question: 'How many requests a second will reach the origin at the peak?',
      hint: 'What reaches the origin now is what the copies let through: 1 − hit ratio of everything. How much is everything?',
      solution: '{before} ÷ (1 − hit ratio) is what people send, {all} requests a second on average: an upper bound, reached if no copy came back. In the worst second {peakLoad} people came, and {peak} requests reached the origin: copies and fetches under way spared it some, and what is sent late in a second arrives in the next. Within {within} % of {peak} counts as right.',
      right: 'That is {times} times the normal load. 1 ÷ (1 − hit ratio), here {law}, is the most to expect: if no copy came back.',
      wrong: 'You said {guess}; it was {answer}. Divide the {before} requests a second by the share that isn’t answered from copies, which is 1 − {hitShare}: {all}, the most to expect; some copies come back at once.',
    },
    'why-old': {
      title: 'Why is it still old?',
      task: '<code>{url}</code> was changed, and a purge was sent. The whole run is on the stage, and the table under it says what the purge named. {who} has been shown the old version all the same.',
      question: 'What went wrong?',
      options: {
        'other-url': 'The purge named another address',
        'other-tag': 'The purge named a tag that this page doesn’t carry',
        'on-its-way': 'The purge was right, but hadn’t reached that POP yet',
        browser: 'The purge was right; the answer came from the browser’s own copy',
      },
      hint: 'Who answered: a browser or a POP? If a POP, had it carried the purge out before (see the table)? If so, what did the purge name, and which tags did the origin’s answer have in Surrogate-Key (open the request)?',
      solution: '{cause, select, otherUrl {The purge selected by URL, and by another one. This page was never meant by it.} otherTag {The purge selected by tag. Look at the origin’s first answer for this page: it doesn’t carry that tag.} onItsWay {It selects this page, but at this POP it was carried out after the answer. Propagation takes time.} browser {The POPs had removed it. The browser had not asked them.} other {}}',
      right: '{cause, select, otherUrl {One address, one page. What else shows the same data is for you to know.} otherTag {A purge is as good as the tags that the origin sends.} onItsWay {Until a purge is complete, both versions are about.} browser {A purge ends at the CDN’s door.} other {}}',
      wrong: '{cause, select, otherUrl {Look at what the purge selects: a single URL, and not this one.} otherTag {Look at the origin’s first answer for this page, and at the tag in the purge: they don’t match.} onItsWay {Compare two times: that of the answer, and that at which this POP carried the purge out.} browser {Look at who answered. It was no POP.} other {}}',
    },
  },
  controls: {
    'open-product': { label: 'Tokyo opens /products/42' },
    'open-home': { label: 'Sydney opens the home page' },
    'purge-home': { label: 'Purge the home page' },
    'purge-tag': { label: 'Purge the tag {tag}' },
    'purge-all': { label: 'Purge everything' },
    rate: { label: 'Purges a minute' },
    tag: { label: 'The tag that is purged', options: { 'product-42': 'product-42', 'category-shoes': 'category-shoes' } },
    network: { label: 'Purges travel', options: { light: 'as fast as light in fibre', slow: 'through queues, up to 30 s' } },
    mode: { label: 'The purge is', options: { hard: 'hard: remove', soft: 'soft: mark as stale' } },
    parts: { label: 'The big shop is purged', options: { one: 'in one go', ten: 'in ten parts' } },
    journal: { label: 'POPs remember purges while a fetch is under way' },
    name: { label: 'The new style sheet', options: { url: 'keeps its name, and is purged', version: 'gets a new name' } },
    styles: { label: 'Style sheet', options: { ttl: 'lifetime of 60 s', url: 'purge by URL', tag: 'purge by tag', version: 'new name', never: 'never store' } },
    prices: { label: 'Pages with the price', options: { ttl: 'lifetime of 60 s', url: 'purge by URL', tag: 'purge by tag', version: 'new name', never: 'never store' } },
    home: { label: 'Home page', options: { ttl: 'lifetime of 60 s', url: 'purge by URL', tag: 'purge by tag', version: 'new name', never: 'never store' } },
    stock: { label: 'What is in stock', options: { ttl: 'lifetime of 60 s', url: 'purge by URL', tag: 'purge by tag', version: 'new name', never: 'never store' } },
  },
  meters: { old: 'old pages left', seen: 'shown something old', purges: 'purges sent', origin: 'origin answers since' },
  whatIfs: {
    forgetful: {
      label: 'A POP without that memory',
      finding: '{oldAfter} people see the old price after the purge, instead of {oldBefore}, and it would go on for the rest of the lifetime. Nothing shows that anything is wrong: the purge was carried out everywhere.',
    },
  },
  nodes: {
    browser: { label: '{city}', name: '{city}’s browser' },
    pop: { label: '{city} POP', detail: '{rtt} to the origin and back' },
    origin: { label: 'Origin · {city}' },
  },
  fieldNotes: {
    deploy: {
      title: 'The deploy that purged 50,000 objects',
      body: [
        'An online shop with about 50,000 objects at its CDN, and a hit ratio of 98 %. Its deploy script ended with a purge of <code>/*</code>, as it always had. One day it ran at a busy hour. Within 2 seconds every copy was gone, everywhere. The origin was used to 800 requests a second; now 40,000 came. After 11 seconds it was out of memory, its containers were killed one by one, and the shop was down for 8 minutes.',
        'The mend was to purge less. Files got their fingerprints as names and are never purged. Pages go by tag. What is left in the script are two addresses.',
      ],
    },
    vendors: {
      title: 'How fast, and how many, by vendor',
      body: [
        'As their own pages say, about 2024 to 2026: at Fastly a purge by URL or surrogate key is done around the world in about 150 ms, and one of everything in 10 to 20 s. Cloudflare measured under 150 ms for half of its purges by tag, host name and prefix. Akamai’s fast purge takes seconds; the one with wildcards up to 40 minutes.',
        'Limits are as different. Cloudflare took 5 purge requests a minute from free accounts and 50 a second from the largest, with up to 100 addresses or tags in each. Amazon CloudFront let 3,000 files be on their way at a time, or 15 paths with a wildcard, and charged for paths after the first 1,000 in a month.',
        'Names differ too. Fastly’s header is <code>Surrogate-Key</code>, with spaces between keys; Cloudflare’s is <code>Cache-Tag</code>, with commas. And at Fastly a purge of everything can’t be soft: put one common key on all answers, and purge that. Ask before you need it, and build nothing that needs a purge to be instant.',
      ],
    },
    unsafe: {
      title: 'The purge that is in the standard',
      body: [
        'RFC 9111 has no purge: it is each vendor’s own. But it has something like it. When a <code>POST</code>, <code>PUT</code> or <code>DELETE</code> passes through a cache and succeeds, the cache must take what it has for that address as invalid (§4.4). It holds for that one cache, and for that address. Other POPs, through which the request didn’t pass, know nothing of it.',
      ],
    },
  },
  takeaway: [
    'Purge by tag what is made from data that changes. Purge by URL what is one address. Give new names to files, and purge them never.',
    'A zone-wide purge multiplies the origin’s load by up to 1 ÷ (1 − hit ratio), at the very moment when you have just deployed.',
    'A purge takes time, doesn’t reach browsers, and races with fetches under way. A good cache wins the race; a lifetime that isn’t too long is your net for everything else.',
  ],
}
