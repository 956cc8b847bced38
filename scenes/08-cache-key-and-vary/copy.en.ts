/** Every word that a learner of this scene reads. ICU messages; the slots are filled by figures.ts, beats.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'

/** Words of the key builder, the balance, the copies and the configurations. */
export const panelCopy = {
  builder: {
    key: 'In the key',
    always: 'scheme, host and path',
    before: 'Before the key is made',
    vary: 'The origin says Vary: {vary}',
    example: 'A request',
    becomes: 'its key',
    parameter: '{name}=',
    pattern: '{name}',
    others: 'any other parameter',
    header: 'header {name}',
    cookie: 'cookie {name}',
    few: { 'accept-encoding': 'Accept-Encoding becomes br, gzip or identity', 'accept-language': 'Accept-Language becomes en, es or de', 'user-agent': 'User-Agent becomes desktop or mobile' },
    drop: '{name} is taken away',
    ignore: '{name} in Vary is ignored',
  },
  balance: {
    title: '{many} measured requests under this rule',
    waiting: 'The rule is being tried on thousands of requests.',
    later: 'When the run has been watched: what this rule does to thousands of requests.',
    rule: 'Rule',
    misses: 'Asked the origin',
    wrong: 'Got the wrong one',
    copies: 'Copies stored',
    now: 'now',
    earlier: 'tried before',
    tooMuch: 'too much in the key',
    tooLittle: 'too little',
    query: { all: 'whole query', none: 'no query', include: 'only {names}', exclude: 'all but {names}' },
    also: { fields: 'and {names}', few: 'few values for {names}', ignore: 'Vary without {names}' },
  },
  copies: {
    title: 'What the POP holds',
    none: 'Nothing yet.',
    key: 'Key',
    variant: 'Variant',
    holds: 'Holds',
    served: 'Given to',
    /** After the name of a header that Vary names and the request did not have. */
    absent: '(not sent)',
    wrong: '{wrong} wrong',
    visitors: '{served, plural, one {# visitor} other {# visitors}}',
  },
  varied: {
    title: 'One page, the same {many} requests, four times',
    waiting: 'The same visitors are being sent to one page under each of the four.',
    later: 'When the run has been watched: one page under each of the four, with thousands of requests.',
    field: 'Vary',
    values: 'Copies of one page',
    hits: 'Hits',
  },
  configurations: {
    title: 'The same rule in other languages',
    intro: 'What you have built, as five systems would be told it. Read it line by line before you use it; vendors change.',
    language: 'Language',
  },
} as const

export const copy: SceneCopy = {
  title: 'Cache key and Vary: when “same URL” isn’t',
  thesis: 'A cache answers by name. Put too much into the name and nobody ever finds a copy; put in too little and people find somebody else’s.',
  previously: 'You can keep copies fresh, and throw them away when they change. But how does a POP know that two requests ask for the same thing at all?',
  promise: 'build a cache key with neither too much nor too little in it, and say what it costs to be wrong on either side.',
  beats: {
    'default-key': {
      title: 'The name of a copy',
      body: [
        'A shop has one picture, <code>/products/42/hero.jpg</code>. Its image service makes it in the width that the address asks for, <code>width=800</code>. The links in newsletters carry more: <code>utm_campaign=launch</code>, for the people who count clicks.',
        'The <part-pop-madrid>POP</part-pop-madrid> files each answer under a <term-cache-key>cache key</term-cache-key>. Unless told otherwise that is method and address, <term-query-string>query string</term-query-string> and all. {linkVisits} people now ask, one after another: <code>{linkList}</code>.',
      ],
      after: [
        '{copies} copies of {due} pictures, and {hits, plural, one {# hit} other {# hits}}. <code>width=800</code> and <code>width=800&utm_campaign=launch</code> are the same bytes; to the POP they are two names, so it went to the origin for each. A name costs nothing. A name that nobody else uses costs a fetch: {missMs} to the first byte instead of {hitMs}.',
      ],
    },
    clicks: {
      title: 'A name for every click',
      body: [
        'The shop buys advertisements. Whoever shows them puts a click identifier on the link, <code>gclid=Cj0KCQ…</code>, another one each time, and the page hands its query on to the picture.',
        'A few of those visitors are on the stage. Beside that, {many} requests are measured, for {products} such pictures in {widths} widths. Where visitors come by advertisements, {clickShare} of the requests carry a click identifier, from Google, Meta or TikTok; some carry campaign words as well.',
      ],
      after: [
        '{links, select, ads {Of {many} measured requests {manyHits} were hits, and the POP filled up with {manyCopies} copies, nearly all of which nobody will ever ask for again. Nothing failed: no error, no wrong picture, no alarm. Only the origin has everything to do again.} email {With newsletter links alone {manyHits} of the measured requests are hits. The {products} pictures in {widths} widths have {manyCopies} copies: each combination of campaign words makes another name for the same bytes, but those words are few, so the names are found again.} other {Without any of those links {manyHits} of the measured requests are hits, and the POP holds {manyCopies} copies: one for each of the {products} pictures in each of the {widths} widths that somebody asked for.}}',
      ],
    },
    'no-query': {
      title: 'The splendid ratio',
      body: [
        'Somebody tells the POP to leave the query out of the key altogether. Now there is one name for each picture, whatever link it came by.',
        '{sizeVisits} visitors come with phones, tablets and large screens. Their pages ask for <code>{sizeList}</code>, in that order.',
      ],
      after: [
        'Whoever comes first decides for everybody. {wrong} of {visits} visitors were given a picture of another size, the first of them <code>{served}</code> instead of <code>{wanted}</code>. In the measured traffic {manyHits} of requests are hits, the best ratio that this shop’s pictures can have, and {manyWrongShare} of all requests get the <b>wrong</b> picture. A <term-hit-ratio>hit ratio</term-hit-ratio> says how often a copy was found, not whether it was the right one.',
      ],
    },
    include: {
      title: 'Name what matters',
      body: [
        'Here is the rule as tiles. A tile that counts is part of the key. Under the stage two bars pull against each other: too much in the key, and requests go to the origin; too little, and visitors get the wrong picture. Each press is tried on {many} requests.',
        'Make both bars short. Then look at “any other parameter”: some visitors bring a <code>ttclid</code>, which has no tile. What should happen to a name that you have never heard of?',
      ],
      after: [
        'Under this rule {manyHits} of requests are hits, with {manyCopies} copies, and {anyWrong, select, yes {{manyWrong} times somebody got the wrong picture} no {nobody got the wrong picture} other {–}}. {listing, select, include {This is an <b>include list</b>: only the names on it count, and a name that you have never heard of does not. What changes the answer must be on it.} exclude {This is an <b>exclude list</b>: every name counts but those on it. It keeps out the noise that is known today, and lets in whatever is invented tomorrow.} none {No parameter counts: one name for all.} other {Every parameter counts, noise and all. Which of these names change the picture?}}',
      ],
    },
    vary: {
      title: 'When headers change the answer',
      body: [
        'The page <code>/products/42</code> has one address, and several forms: in English, Spanish or German, and compressed as the browser can read it. The origin chooses by request headers and says which ones in <term-vary>Vary</term-vary>. The POP’s lookup then has two steps: the key finds the stored responses, and each one’s own Vary says which of them was made for a request like this.',
      ],
      after: [
        'Of one page, for the same visitors: {aeValues} copies by <code>Accept-Encoding</code>, {alValues} by <code>Accept-Language</code>, {uaValues} by <code>User-Agent</code>, {cookieValues} by <code>Cookie</code>, which is one a person. Hits fall from {aeHits} to {cookieHits}. On the stage, with {bare, select, yes {no Vary} other {<code>Vary: {vary}</code>}}, {wrong, plural, =0 {none} other {#}} of {visits} visitors got the wrong page. Many copies are no protection: where Vary leaves out a header that the origin chooses by, somebody gets the wrong language or a coding that cannot be read. Choose other headers below.',
      ],
    },
    normalise: {
      title: 'Few values, then vary',
      body: [
        'Browsers say the same thing in many ways: <code>es-\u2060ES,es;q=0.9</code> and <code>es,en-\u2060US;q=0.7</code> both mean Spanish here. So the POP may rewrite the request before it looks: <term-normalisation>normalise</term-normalisation>. Accept-Encoding can become one of {codings} words ({codingList}), Accept-Language one of {languages} ({languageList}). The origin says <code>Vary: {vary}</code>, as it should.',
      ],
      after: [
        'With this rule one page has {manyCopies} copies, {manyHits} of requests are hits, and {anyWrong, select, yes {{manyWrong} times somebody got the wrong page} no {nobody got the wrong page} other {–}}. {ruleDoes, select, ignores {The origin still makes a page for each language; a POP told to ignore that name in Vary gives one visitor’s page to the next. Few copies, many hits, wrong pages.} splits {A part more in the key multiplies: each of its values with each of the others.} few {This is safe because the origin sees the rewritten header, too: what it makes is made for exactly that word. Try the other tiles: the browser’s name, a cookie, or ignoring what the origin says.} other {A header that comes as the browser wrote it has many values, and each is another copy.}}',
      ],
    },
    poison: {
      title: 'What nobody put in the key',
      body: [
        'One more header. Behind some proxies the origin learns its own name from <code>X-Forwarded-Host</code>, and writes it into the page as the address of a script. It is not in the key, not in Vary: an <term-unkeyed-input>unkeyed input</term-unkeyed-input>.',
        'A <part-browser-stranger>stranger</part-browser-stranger> asks for the page just when the POP has no copy, with <code>X-Forwarded-Host: {evil}</code>. Then {visits} visitors come.',
      ],
      after: [
        '{defence, select, none {{wrong} of {visits} visitors were given the page that was made for the stranger, with a script from {evil}. That is <term-cache-poisoning>cache poisoning</term-cache-poisoning>: one request, and the cache hands it to everybody for {lifetime}.} key {With the header in the key the stranger has a copy alone and {wrong, plural, =0 {no visitor gets} other {# get}} it. It works, and it lets anybody split the cache by inventing values.} other {The header never reaches the origin: {wrong, plural, =0 {every visitor gets the page as it is due} other {# visitors get another}}. What no visitor needs, the edge takes away.}}',
      ],
    },
  },
  predictions: {
    copies: {
      question: 'How many stored responses for this picture does the POP hold after these {visits} requests?',
      right: 'In the first run: one for each different address, whether the bytes differ or not.',
      wrong: 'You said {guess}; in the first run it was {answer}. The key is the whole address: {addresses} different ones were asked for, though they stand for only {due} pictures.',
    },
    'click-hits': {
      question: 'Visitors come by advertisements. Of 100 measured requests, how many are hits?',
      right: 'In the first run, with advertisements: a key that occurs once can be stored, and never found. The few requests without a click identifier are spread over all pictures, widths and campaigns, so not all of them are hits either.',
      wrong: 'You said {guess}; in the first run, with advertisements, it was {answer}. Every address with a click identifier is new, so it misses, and what is stored for it is never asked for again. Only requests without one can share, and those are spread over {products} pictures, {widths} widths and the campaigns’ words.',
    },
    'wrong-pictures': {
      question: 'How many of these {visits} visitors get a picture in another width than they asked for?',
      right: 'In the first run: all sizes have one name now; the first visitor’s size is everybody’s.',
      wrong: 'You said {guess}; in the first run it was {answer}. The first request fills the only place there is. Whoever asks for another width is given that one, as a hit.',
    },
    'vary-order': {
      question: 'The origin may vary by any of these. Which leads to the fewest copies of one page? Put them in order, fewest first.',
      right: '{aeValues} lists of encodings, {alValues} lists of languages, {uaValues} names of browsers, and a session cookie for each person.',
      wrong: 'It was {answer}. Count how many different values these visitors sent: {aeValues} lists of encodings, {alValues} lists of languages, {uaValues} names of browsers, and a session cookie is another one for each person.',
    },
    'few-copies': {
      question: 'With both headers brought to those few words, how many copies of this one page can there be?',
      right: 'In the first run: each coding with each language.',
      wrong: 'You said {guess}; in the first run it was {answer}. Vary counts combinations: {codings} codings, each with {languages} languages.',
    },
    poisoned: {
      question: 'X-Forwarded-Host is let through. How many of the {visits} visitors after the stranger get the stranger’s page?',
      right: 'In the first run, with the header let through: the key does not know that the request was unlike theirs.',
      wrong: 'You said {guess}; in the first run, with the header let through, it was {answer}. Same method, same address, same language and coding: to the POP the stranger’s request was exactly theirs, so they get what was made for it.',
    },
  },
  checks: {
    'good-rule': {
      title: 'Neither too much nor too little',
      task: 'The whole shop: pictures with six parameters, of which the image service looks at only some, and pages with <code>Vary: {vary}</code>. Nobody has written down what matters. Somebody has left out the noise that everybody knows; go on from there to one rule for all of it, with nothing in the key that changes no answer.',
      hint: 'Leave something out and see whether anybody gets the wrong one: if not, it did not matter. Pages need few values of what they vary by, and nothing of the cookie: they are the same for everybody.',
      solution: 'Include only the parameters whose absence makes wrong pictures. Normalise the two headers that the pages are chosen by, and ignore the cookie in Vary.',
      parts: {
        hits: 'At least {least} of requests are hits: {hits}',
        wrong: 'Nobody gets the wrong picture or page: {wrong}',
        copies: 'No more copies than there are different pictures and pages: {copies} of at most {most}{found, select, yes {. What changed the picture: {matters}. The pages differed by language and coding alone} other {}}',
      },
    },
    'poisoned-by': {
      title: 'Find the header',
      task: 'Visitors of the shop load a script from {evil}. The stranger’s requests and what came after are on the stage and in the list below; open a request to read its headers. The answers’ <code>Link</code> header says where the script comes from.',
      question: 'Which request header poisoned the page?',
      hint: 'The stranger filled two pages. One came out bad and one did not, though both requests carried odd headers. What did only the bad one’s request have?',
      solution: 'Both fills carried headers that name another host. Those on the harmless one did nothing there, so it was the one that only the bad one had: {header}.',
      right: 'Only the request that made the bad page carried it; the others were tried on both.',
      wrong: 'You said {guess}; it was {answer}. Compare the two requests that the stranger filled the cache with: what stands on the harmless one cannot be the cause, and languages and encodings are in Vary.',
    },
    'which-copy': {
      title: 'Two steps',
      task: 'The page says <code>Vary: {vary}</code>, and nothing is normalised. The POP holds three responses for <code>/products/42</code>, each made for another request by Chrome/142. Now {askedAgent} asks for <code>{askedUrl}</code> with <code>{askedFields}</code>{askedAll, select, no { and without Accept-Language} other {}}.',
      question: 'Which stored response answers?',
      options: { first: 'The one made for {stored1}', second: 'The one made for {stored2}', third: 'The one made for {stored3}', none: 'None of them: the origin is asked' },
      hint: 'First step: is it the same key, method and address? Second step: of the stored responses, is there one whose two named headers are the same as this request’s? Blanks after commas do not matter, everything else does. Headers that Vary does not name do not matter at all.',
      solution: 'The key must be the same, then each header that Vary names must match as it was sent, blanks aside. Weights are compared as text: nobody asks what they mean.',
      right: '{sameKey, select, no {The query makes <code>{askedUrl}</code> another key than <code>/products/42</code>: no stored response is even a candidate, whatever its headers.} other {The key is the same, so the headers decide: those that each stored response’s own Vary names, as they were sent.}}',
      wrong: 'You said “{guess}”; it was “{answer}”. {sameKey, select, no {First the address must be the same, query and all, and <code>{askedUrl}</code> is another key than <code>/products/42</code>.} other {The address is the same, query and all.}} Then every header named in Vary must match, blanks aside: another weight, or an absent header, is another value. What Vary does not name is not looked at.',
    },
  },
  controls: {
    rule: { label: 'The rule' },
    links: { label: 'Links that visitors come by', options: { plain: 'plain', email: 'newsletters', ads: 'advertisements' } },
    vary: { label: 'The origin says Vary', options: { '': 'nothing', 'Accept-Encoding': 'Accept-Encoding', 'Accept-Language': 'Accept-Language', 'User-Agent': 'User-Agent', Cookie: 'Cookie', 'Accept-Encoding, Accept-Language': 'Accept-Encoding, Accept-Language' } },
    defence: { label: 'X-Forwarded-Host', options: { none: 'is let through', key: 'becomes part of the key', drop: 'is taken away at the edge' } },
    'ask-large': { label: 'Ask for width=1600' },
    'ask-click': { label: 'Send another click' },
    'ask-page': { label: 'Send another visitor' },
  },
  meters: { hits: 'hits', copies: 'copies in the POP', origin: 'origin requests', wrong: 'got the wrong one' },
  whatIfs: {
    'without-clicks': {
      label: 'Leave known click identifiers out',
      finding: '{alike, select, yes {{hitsAfter} hits on the stage with it and without: these addresses carry nothing that could be left out.} other {{hitsAfter} hits on the stage instead of {hitsBefore}, and {copiesAfter, plural, one {one copy} other {# copies}} instead of {copiesBefore}. The origin still gets the whole address with each fetch; only the name of the copy has become shorter.}}',
    },
    'whole-query': {
      label: 'The whole query',
      finding: '{wrongAfter, plural, =0 {Nobody} other {#}} instead of {wrongBefore} visitors {wrongAfter, plural, =0 {gets} other {get}} the wrong picture, with {hitsAfter} hits instead of {hitsBefore}. The query is back in the name, and with it every click identifier.',
    },
    'include-width': {
      label: 'Include width alone',
      finding: '{alike, select, yes {Nothing changes here: {hitsAfter} hits, {copiesAfter} copies, {wrongAfter, plural, =0 {nobody} other {#}} with the wrong picture.} other {{hitsAfter} hits instead of {hitsBefore}, {copiesAfter} copies instead of {copiesBefore}, {wrongAfter, plural, =0 {nobody} other {#}} with the wrong picture. Every parameter but the width is out, <code>ttclid</code> too.}}',
    },
    'exclude-known': {
      label: 'Exclude what is known',
      finding: '{alike, select, yes {Nothing changes here: {hitsAfter} hits, {copiesAfter} copies.} other {{hitsAfter} hits instead of {hitsBefore}, {copiesAfter} copies instead of {copiesBefore}.}} The visitor with <code>ttclid</code> has a copy alone: a list of what to leave out is always one invention behind.',
    },
    'as-it-came': {
      label: 'Headers as they came',
      finding: '{alike, select, yes {Nothing changes for these visitors: {hitsAfter} hits, {copiesAfter} copies.} other {{hitsAfter} hits instead of {hitsBefore} for these visitors, {copiesAfter} copies instead of {copiesBefore}.}} {wrongBefore, plural, =0 {{wrongAfter, plural, =0 {Nobody gets} other {# get}} the wrong page either way.} other {{wrongAfter, plural, =0 {Nobody gets} other {# get}} the wrong page instead of {wrongBefore}.}}',
    },
    keyed: {
      label: 'Put the header in the key',
      finding: '{alike, select, yes {That is the rule on the stage: {wrongAfter, plural, =0 {no visitor gets} other {# visitors get}} the stranger’s page.} other {{wrongAfter, plural, =0 {No visitor gets} other {# visitors get}} the stranger’s page, on the stage {wrongBefore, plural, =0 {nobody} other {#}}. The POP holds {copiesAfter, plural, one {one copy} other {# copies}}, on the stage {copiesBefore}: the stranger’s has a name of its own.}}',
    },
    dropped: {
      label: 'Take the header away',
      finding: '{alike, select, yes {That is the rule on the stage: {wrongAfter, plural, =0 {no visitor gets} other {# visitors get}} the stranger’s page.} other {{wrongAfter, plural, =0 {No visitor gets} other {# visitors get}} the stranger’s page, on the stage {wrongBefore, plural, =0 {nobody} other {#}}. There {copiesAfter, plural, one {is one copy} other {are # copies}}: the stranger’s request has become an ordinary one.}}',
    },
  },
  nodes: {
    browser: { label: 'Visitors in {city}', name: 'a visitor in {city}' },
    stranger: { label: 'A stranger', name: 'the stranger' },
    pop: { label: '{city} POP', name: 'the {city} POP', detail: '{rtt} to the origin and back' },
    origin: { label: 'Origin · {city}', name: 'the origin' },
  },
  fieldNotes: {
    'fell-to-five': {
      title: 'From 87 to 5 per cent overnight',
      body: [
        'A story that is told of a media company: its API began to send <code>Vary: User-Agent</code>, to give phones a slightly smaller answer. Within a day its hit ratio fell from about 87 per cent to about 5, costs tripled, and the people on call first looked for a surge of traffic. The mend was to sort browsers into two classes at the edge and vary by the class.',
        'How many browsers are there? Section, a CDN, reported about 25,000 different User-Agent values an hour in its logs. The Financial Times’ polyfill service, in 2014, had to sort them out at the edge before it could cache anything. In this scene the header costs less, because everybody asks for one page: each browser’s copy is found again. Where the same visitors are spread over thousands of addresses, hardly any copy is.',
      ],
    },
    languages: {
      title: 'The same rule, five ways',
      body: [
        'nginx has a variable for each parameter, and none for “all but these”. Varnish needs a module to sort out a query, and handles gzip by itself. CloudFront’s policy knows no patterns, and the policy alone decides: a header that it does not list is not in the key, and two answers that differ by it are stored as one, whatever the origin’s Vary says. Fastly’s VCL has a function for each step, lookups for languages and codings included.',
        'Cloudflare barred headers with many values, such as User-Agent and Accept-Language, from its keys until November 2024, when customers of its Enterprise plan were let choose up to ten. Until at least 2023 its documentation said that it did “not consider vary values in caching decisions” apart from Accept-Encoding and images; since about June 2026 a cache rule can say what to do with each header that Vary names. Vendors change: read what yours says today.',
      ],
    },
    'who-comes': {
      title: 'Who the measured visitors are',
      body: [
        'They are made up from published shapes. Shares of browsers: about those of StatCounter, worldwide, 2025. Since 2023 Chrome tells little about a device, so few names make most of the traffic, and the long tail comes from browsers inside apps. In a study of about 119,000 browsers in 2016, Laperdrix and others found about 11,000 User-Agent values, 4,700 lists of languages and 42 forms of Accept-Encoding; here they are somewhat more alike than there, as browsers have become.',
        'Google makes another click identifier each time an advertisement is shown, so nearly every visitor brings their own; here all do, with Meta’s and TikTok’s as well. How many visitors come by which link is this scene’s choice; so is the shop.',
      ],
    },
    poisoning: {
      title: 'Unkeyed inputs',
      body: [
        'In 2018 James Kettle of PortSwigger showed how widely this worked: headers that a framework believes and a cache does not look at, <code>X-Forwarded-Host</code> among them, on sites of well-known companies. A tool that guesses header names found many more.',
        'Three things help: let only headers through that the origin needs; vary by what it uses; and do not write into a shared page what a visitor may choose. RFC 9111 names the risk in its section on security (§7.1). Some CDNs put such headers into their keys without being asked; Cloudflare’s documentation lists them.',
      ],
    },
  },
  takeaway: [
    'A cache key is a claim: these requests are due the same answer. Too much in it costs fetches; too little serves somebody else’s answer, as a hit.',
    'Include what changes the answer. Names nobody has heard of should not count, unless they change it.',
    'Lookup is two steps: the key finds candidates, each one’s Vary selects. Bring headers to few values first, and let Vary name every header that the origin chooses by.',
    'What the origin uses and nobody keys is a way in. Take away what no visitor needs.',
  ],
}
