/** Every word that a learner of this scene reads. ICU messages; the slots are filled by figures.ts, beats.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'

export const copy: SceneCopy = {
  title: 'Design your CDN configuration',
  thesis: 'A configuration is right when it does what is demanded, measured under traffic, under failure and under attack. So this one is run.',
  previously: 'You have read a hit ratio and found out why it fell. Every fault so far was somebody else’s. Now the configuration is yours: what would show that it is good?',
  promise: 'design a configuration for four workloads, have it tried, and defend every choice.',
  beats: {
    two: {
      title: 'An objective is a measurement',
      body: [
        'A shop’s API says who you are at <code>/me</code>: whoever asks sends <code>Authorization</code>. Its framework adds <code>{said}</code> to everything. The operator has configured nothing: the standard alone decides.',
        'A <b>probe</b> sends two people to that one address by turns; {first} goes first. How many <term-leak>leaked</term-leak> answers are allowed: {bound}.',
      ],
      after: [
        '{bypass, select, yes {With a route that takes <code>/me</code> past the caches, each got their own: measured {value}.} other {{second} got what belongs to {first}: {value} of the answers were somebody else’s. <code>public</code> lets a <term-shared-cache>shared cache</term-shared-cache> keep even that (RFC 9111 §3.5).}}',
        'That is the form of all {objectives} objectives ahead: who looks at what, what is measured, and a bound. Nothing is judged by how a configuration looks, only by what it does.',
      ],
    },
    price: {
      title: 'A change with a deadline',
      body: [
        'A price changes at the <part-origin>origin</part-origin>. The product’s own address shows it, and so does a list of products under another. Both lie in POPs for {life}; browsers ask before each use of what they keep.',
        '{purge, select, none {Nothing is purged.} url {Whoever changes the price <term-purge>purges</term-purge> the product’s address.} tag {Whoever changes the price purges the product’s <term-surrogate-key>tag</term-surrogate-key>.} other {Whoever changes the price purges everything.}} The purge is carried out {purgeAfter} after the change. The objective: the last old price {bound} after the change.',
      ],
      after: [
        '{old, select, none {Nobody saw the old price after the purge.} listing {The product was right at once. The list still showed the old price: its address is another, and nobody named it.} product {The list was right, the product still old.} other {Both showed the old price to the end.}} Last seen {value} after the change: {met, select, yes {met} other {missed}}.',
        'How you meet the deadline is your choice: a tag, a short lifetime, or everything. The verifier doesn’t ask how.',
      ],
    },
    moment: {
      title: 'Eight POPs, one moment',
      body: [
        'One page was opened in all {pops} cities at the same time, {life} ago. Its copies go <stale>stale</stale> together, and somebody asks in every city. The probe finds out by itself when that moment comes: it depends on the configuration’s lifetimes.',
        '{roof, select, off {There is no shield.} other {A shield stands in {place}.}} The objective: requests at the <part-origin>origin</part-origin>: {bound}.',
      ],
      after: [
        'The origin met {value}. {met, select, yes {That is within the bound.} other {That is beyond the bound.}} {roof, select, off {Each POP asked for itself.} other {The <term-origin-shield>shield</term-origin-shield> in {place} asked for all.}}',
        'A page that never expires meets this as well, if purges make up for it. An objective leaves ways open.',
      ],
    },
    outage: {
      title: 'The same setting, right and wrong',
      body: [
        'The origin of a stock ticker fails for {outage}. Quotes are cached for {life}; for {grace, select, 0 {no time at all} 10 {10 seconds} other {10 minutes}} after that a POP may answer from its <term-stale>stale</term-stale> copy while the origin fails (<term-stale-if-error>stale-if-error</term-stale-if-error>).',
        'For pages of a shop that would be kind. Here somebody trades on what the screen says. The objective: the oldest quote that anybody is shown is {bound} old.',
      ],
      after: [
        'The oldest was {value}: {met, select, yes {within the bound} other {beyond the bound}}. {grace, select, 600 {Ten minutes of grace kept every screen full, with prices from before the failure.} other {After the grace people saw an error instead of an old price. Here that is the better answer.}}',
        'The pages’ objective asks for the opposite: no errors in the same {outage}. One setting for everything can’t meet both. That is what routes are for.',
      ],
    },
    smallest: {
      title: 'The smallest counter-example',
      body: [
        'A verdict alone teaches little. Here everything on a shop’s site lives {life} at the edge, and yet the <term-hit-ratio>hit ratio</term-hit-ratio> under thousands of requests misses its bound. The verifier has a probe of {all} requests that shows the same fault.',
        'From it the verifier takes the shortest beginning that still fails, and leaves out every request that the fault doesn’t need. What is left is on the stage.',
      ],
      after: [
        '{few, plural, one {One request is} other {# requests are}} enough. They want the very same content, and the second was fetched all the same. Open it in the list and read why. Of the same address the POP keeps several copies here, as <term-vary>Vary</term-vary> says, and tells them apart by the letter of what browsers send.',
        'Every failure in your report comes with such a <b>counter-example</b>, to be played here, and with the scene that taught it.',
      ],
    },
    own: {
      title: 'Your configuration',
      body: [
        'Four workloads wait on the desk beside or below this text: a shop’s public site, its API, video, and real-time data, with {objectives} objectives in all. They are stated in full; nothing hidden decides. Begin with a worked configuration, with one to complete, or with an empty one.',
        'The verifier runs it: ordinary traffic, two people at one address, deploys, purges under load, failing origins, a stranger who means harm. When something fails, play its counter-example on the stage and follow it to its cause.',
      ],
    },
  },
  predictions: {
    two: {
      question: 'What does {second} get?',
      options: { own: 'What belongs to {second}', other: 'What belongs to {first}', error: 'An error' },
      right: 'Yes. The origin said that it may be shared, and the POP took its word.',
      wrong: 'Look at what the origin says: <code>public</code>. A cache that may keep an answer for everybody gives it to everybody.',
    },
    price: {
      question: 'When the purge has been carried out everywhere, what still shows the old price?',
      options: { none: 'Nothing', product: 'The product', listing: 'The list of products', both: 'Both' },
      right: 'Yes. A purge removes what it names, and nothing else.',
      wrong: 'Which addresses did the purge name? What it doesn’t name stays until its lifetime is over.',
    },
    moment: {
      question: 'How many requests reach the origin?',
      right: 'Yes: {answer}. Each of the {pops} POPs knows only its own copy.',
      wrong: 'It was {answer}. Each of the {pops} POPs has a copy of its own, and renews it for itself.',
    },
    outage: {
      question: 'Is the bound kept?',
      options: { met: 'Yes: nobody is shown a quote that old', missed: 'No: somebody is shown an older one' },
      right: 'Yes. The POP did what it was allowed to do.',
      wrong: 'For how long may a POP answer with what it has, and how long does the failure last?',
    },
    smallest: {
      question: 'How many of the {all} requests are enough to show the fault?',
      right: 'Yes: one to fill the cache, and one that should have found it there.',
      wrong: 'It takes {answer}. One request fills the cache; one that wants the same should have found it there, and didn’t.',
    },
  },
  checks: {
    complete: {
      title: 'To complete: the API',
      task: 'This configuration of the shop’s API has four open places. Fill them so that all five objectives are met.',
      hint: 'Take the objectives one by one. Who may share an answer? Which addresses show a price? Where does a purge not reach? What is better while the origin fails, an old list or none?',
      solution: 'Personal addresses go past the caches. A change is purged by tag, so that lists go with the product. {inBrowsers, select, 0 {Browsers ask each time, because no purge reaches them.} other {No purge reaches browsers: they may keep a price, if for less than the bound.}} A stale catalogue beats an error.',
      parts: {
        api_authorization: 'Answers with somebody else’s data, or nobody’s, to people who send Authorization: {measured, select, yes {{value}} other {not measured}} (demanded: {bound})',
        api_cookies: 'The same among people with cookies: {measured, select, yes {{value}} other {not measured}} (demanded: {bound})',
        api_set_cookie: 'Answers with somebody else’s Set-Cookie: {measured, select, yes {{value}} other {not measured}} (demanded: {bound})',
        api_price: 'The last old price after a change: {measured, select, yes {{value}} other {not measured}} (demanded: {bound})',
        api_outage: 'Errors for known things while the origin fails: {measured, select, yes {{value}} other {not measured}} (demanded: {bound})',
      },
    },
    diagnose: {
      title: 'To find out: what is wrong here?',
      task: 'A configuration misses an objective: {objective, select, api_cookies {leaks among people with cookies} static_wrong {answers in the wrong form} api_price {the last old price after a change} realtime_outage {the oldest quote while the origin fails} static_expiry {requests at the origin when a page expires everywhere} static_poisoned {answers that a stranger poisoned} other {}}. Measured: {value}; {bound}. On the stage is its smallest counter-example. Read it.',
      hint: 'Open the last request in the list and read why it was answered as it was. Then look for the member of the configuration that made it so.',
      solution: 'The right change is the one under which the same probe passes.',
      question: 'Which one change mends it?',
      options: {
        bypass: 'Bypass more',
        width: 'Put a parameter into the key',
        tags: 'Purge something else when content changes',
        grace: 'Shorten what may be served while the origin fails',
        shield: 'Put a shield before the origin',
        drop: 'Keep a request field from the origin',
      },
      right: 'Yes. With this change the probe passes; with each of the others it still fails.',
      wrong: 'With that change the probe still fails: each of the six was tried, and one lets it pass.',
    },
    realtime: {
      title: 'From nothing: real-time data',
      task: 'Now a workload from its beginning: quotes that change every second, and one person’s holdings. Quotes bypass the caches so far, and the origin can’t bear it; of holdings nothing is said at all. Meet all objectives; one of them is counted under thousands of requests.',
      hint: 'How long may a quote be kept if nobody may see one that is older than the bound? How many POPs then ask the origin each second, and who could ask for all of them?',
      solution: 'A quote is shared for a second at most, {graced, select, 0 {and when the origin fails an error is better than an old price} other {with a few seconds of grace and no more}}; holdings go past the caches; a shield asks once a second for all POPs.',
      parts: {
        realtime_staleness: 'The oldest quote that anybody is shown: {measured, select, yes {{value}} other {measured when something has changed}} (demanded: {bound})',
        realtime_load: 'The origin’s busiest second: {measured, select, yes {{value}} other {measured when something has changed}} (demanded: {bound})',
        realtime_p95: 'What 95 of 100 requests wait at most, on the slowest continent: {measured, select, yes {{value}} other {measured when something has changed}} (demanded: {bound})',
        realtime_leaks: 'Answers with somebody else’s holdings, or nobody’s: {measured, select, yes {{value}} other {measured when something has changed}} (demanded: {bound})',
        realtime_own: 'The last old holdings that their owner sees after a change: {measured, select, yes {{value}} other {measured when something has changed}} (demanded: {bound})',
        realtime_outage: 'The oldest quote shown while the origin fails: {measured, select, yes {{value}} other {measured when something has changed}} (demanded: {bound})',
      },
    },
  },
  controls: {
    bypass: { label: 'A route takes /me past the caches' },
    purge: { label: 'When the price changes, purge', options: { none: 'nothing', url: 'its address', tag: 'its tag', everything: 'everything' } },
    shield: { label: 'Shield', options: { off: 'none', virginia: 'Virginia', singapore: 'Singapore' } },
    grace: { label: 'stale-if-error', options: { '0': 'none', '10': '10 s', '600': '10 min' } },
    choices: { label: 'The open places' },
    play: { label: 'On the stage' },
  },
  meters: {
    origin: 'requests to the origin',
    wrong: 'answers with somebody else’s data',
    lastOldMs: 'last old price, after the change',
    originRequests: 'renewals at the origin',
    oldestMs: 'oldest quote shown',
    needlessFetches: 'needless fetches',
  },
  whatIfs: {
    bypassed: { label: 'What if a route took /me past the caches?', finding: 'Leaks fell from {valueBefore} to {valueAfter}; requests to the origin rose from {originBefore} to {originAfter}.' },
    roofed: { label: 'What if a shield stood in Virginia?', finding: 'The origin met {valueAfter} instead of {valueBefore}.' },
    short: { label: 'What if the grace were 10 s?', finding: 'The oldest quote shown was {valueAfter} instead of {valueBefore}.' },
  },
  nodes: {
    browser: { label: '{person}', name: '{person}’s browser', detail: '{city}' },
    pop: { label: '{city}', name: 'the POP in {city}', detail: '{rtt} from the origin and back' },
    shield: { label: 'Shield · {city}', name: 'the shield in {city}' },
    origin: { label: 'Origin · {city}', name: 'the origin' },
  },
  fieldNotes: {
    property: {
      title: 'Smaller until it can’t be smaller',
      body: ['Taking parts away from an input that fails, as long as it still fails, is called delta debugging (Zeller and Hildebrandt, 2002); tools for property-based testing do it as “shrinking”. The counter-examples of this scene are made so. A report that says “hit ratio too low” starts a meeting; one that shows two requests ends it.'],
    },
    oracle: {
      title: 'Configurations are tested, too',
      body: ['CDN operators run public conformance tests against real caches, such as http-cache-tests; the cache under this course runs them as well. What they can’t know is your routes. So teams keep requests of their own with the answers that they expect, and try each change of the configuration on them before it goes out. The command <code>npm run verify</code> of this course does that for these four workloads.'],
    },
    review: {
      title: 'What a review asks',
      body: ['Before a URL goes behind a cache: what does it identify, what changes its bytes, who may share them, for how long, how is a change made known, what happens when the origin is gone, and which header would show that all this is so? The page for single responses, the header doctor, answers what headers can.'],
    },
  },
  takeaway: [
    'A configuration is a set of claims: about who shares, for how long, and what happens when something fails. Claims can be run.',
    'Nearly every objective can be met in more than one way; what fits depends on what the workload can bear: age, errors, load, or cost.',
    'Routes exist because one setting is right for pages and wrong for prices.',
    'When something fails, make it small: the fewest requests that still show it, and the rung that decided.',
  ],
}
