import type { WorkloadWords } from './words.ts'

export const staticWords: WorkloadWords = {
  name: 'Static site',
  about: 'The public site of a shop, www.shop.example: pages in three languages, pictures in three widths, and script bundles whose names change with their content. Its origin in Virginia makes 200 responses a second.',
  resources: {
    page: {
      name: 'Pages',
      about:
        'Each is made in English, German and Japanese, in br, gzip and without coding; Vary names both fields. The origin also reads X-Forwarded-Host and begins the page’s links with what stands there, which Vary does not say. No lifetime is stated. A page changes now and then, under the same address; its tag page-{n} stands in Surrogate-Key.',
    },
    picture: {
      name: 'Pictures',
      about: 'The parameter width makes another picture; other parameters make none. No lifetime is stated. A picture may be replaced under the same address; its tag picture-{n} stands in Surrogate-Key.',
    },
    bundle: { name: 'Bundles', about: 'Scripts in br, gzip and without coding. New content always comes under a new name, so what stands under one address never changes. No lifetime is stated.' },
  },
  assertions: {
    wrong: {
      label: 'Everybody gets the form that is due',
      measures: 'Requests that were answered with another language, coding or width than the origin would have sent for them.',
      hint: 'Look at what tells two answers apart under one address: the request fields that Vary names, and the query.',
      fix: 'Pictures: have key.query keep width. Pages: leave vary.ignore empty, and let normalise.acceptLanguage and normalise.acceptEncoding name all that the origin offers.',
    },
    poisoned: {
      label: 'Nobody decides what others get',
      measures: 'Requests without X-Forwarded-Host that were answered with a page made for a request that had it.',
      hint: 'The origin reads a request field that the cache key does not know. Who is the first to send it?',
      fix: 'Pages: drop the field with normalise.values {"x-forwarded-host": []}, or let only named fields through with normalise.headers. key.headers with the field makes it safe, too, at the price of a copy for each value.',
    },
    deploy: {
      label: 'A deploy reaches everybody',
      measures: 'The time from the deploy to the last request, at the latest of all POPs and browsers, that was still answered with old content.',
      hint: 'Find out who still answers with the old: a POP, the shield, or a browser, which no purge reaches. Look at the picture’s whole address, too. A shield that serves stale while it renews hands its old copy to the POPs behind it.',
      fix: 'Pages and pictures: purge.by "tag", and browser.ttlSeconds 0 so that browsers ask. After a soft purge behind a shield, set edge.staleWhileRevalidateSeconds to 0, or purge hard. Without purges only a short edge.ttlSeconds helps.',
    },
    return: {
      label: 'Who comes back asks for no bundle',
      measures: 'Requests for a bundle that left the browser a day after it had got that bundle.',
      hint: 'Look at what the browser is told about a file that never changes, and at how old the copy is when it arrives.',
      fix: 'Bundles: browser.ttlSeconds of a year, e.g. 31536000, with immutable.',
    },
    expiry: {
      label: 'An expiry everywhere is one fetch',
      measures: 'Requests for one page that reach the origin when its copies go stale at eight POPs at the same moment and people ask at all of them.',
      hint: 'Each POP joins its own visitors into one fetch. Who joins the POPs?',
      fix: 'Turn the shield on, and have pages keyed by no more than what differs: key.query "none" and normalised fields.',
    },
    outage: {
      label: 'The site survives its origin’s failure',
      measures: 'Requests answered with an error during the failure although the same person had been shown that very page or picture before it.',
      hint: 'The failure falls into the moment in which the copy goes stale. What may a cache do with a stale copy when nobody answers?',
      fix: 'Pages and pictures: edge.staleIfErrorSeconds, longer than the failure lasts.',
    },
    error: {
      label: 'An error ends with its cause',
      measures: 'The time from when all is well again, the origin answering and the thing there, to the last request for a page, a picture or a bundle that was still answered with 404 or 5xx.',
      hint: 'Who comes first during a failure meets an error that may be stored like any other answer. Look at how long, at whether a browser is told to keep it, and at a bundle that is asked for just before its deploy.',
      fix: 'All three routes: edge.errorTtlSeconds {"4xx": 0, "5xx": 0}, or a few seconds where browser.ttlSeconds is 0. With a lifetime above 0, browsers keep the error as browser.ttlSeconds says.',
    },
    hits: {
      label: 'Requests are answered from the edge',
      measures: 'The share of all requests, after the warm-up, that a POP answered from what it had stored, stale answers included.',
      hint: 'Compare two requests for one page that both went upstream. In what do their keys or their Vary fields differ? Or had the copy run out?',
      fix: 'Drop campaign parameters with key.query; normalise.acceptEncoding and normalise.acceptLanguage for pages; a longer edge.ttlSeconds with a purge in place of a short one.',
    },
    bytes: {
      label: 'Bytes come from the edge',
      measures: 'The share of the bytes sent to people, after the warm-up, whose content a POP had stored.',
      hint: 'Pictures and bundles weigh the most. Which of their requests go upstream, and why was no copy found?',
      fix: 'Pictures: key.query {"include": ["width"]}. Bundles: a long edge.ttlSeconds, normalise.acceptEncoding.',
    },
    p95: {
      label: 'The wait for the first byte',
      measures: 'The 95th percentile of the time to the first byte on the slowest of five continents, over connections that stand.',
      hint: 'The percentile lies beyond the edge as soon as more than one request in twenty has to wait for Virginia.',
      fix: 'Whatever raises the hit ratio: fewer keys, normalised fields, longer lifetimes. edge.staleWhileRevalidateSeconds takes the renewals out of the wait.',
    },
    cold: {
      label: 'The origin bears a cold start',
      measures: 'Requests at the origin in its busiest second, while all caches begin empty. The bound is what the origin can make.',
      hint: 'Eight empty POPs ask for the same things. How many times does the origin have to make each?',
      fix: 'Turn the shield on. Fewer keys help as much: key.query, normalise.acceptLanguage, normalise.acceptEncoding; without Cookie, dropped by normalise.values, requests share their fetches.',
    },
    'zone-purge': {
      label: 'The origin bears a purge of everything',
      measures: 'Requests at the origin in its busiest second, while everything is purged under load. The bound is what the origin can make.',
      hint: 'It is a cold start with everybody there. What stands between eight POPs and the origin, and how many keys are there?',
      fix: 'Turn the shield on, and make fewer keys: key.query, normalise. A soft purge keeps validators, so that renewals carry no bodies.',
    },
    cost: {
      label: 'The bill',
      measures: 'Dollars a month if every hour were like the measured one: each byte to people at the CDN’s price, each byte out of the origin once more at the origin’s.',
      hint: 'What people get is paid in any case. What leaves the origin comes on top: which requests have it send whole bodies?',
      fix: 'Pictures weigh the most: key.query {"include": ["width"]}. Then longer lifetimes for pictures and bundles, and the shield.',
    },
  },
  probes: {
    variants: {
      name: 'Languages, codings, widths',
      does: 'Nine readers at one POP, one for each of three languages and each of br, gzip and no coding, ask for one page; some of them for one picture in three widths, with and without a utm_source parameter, and for a bundle. All of that twice, in an order that the seed says, 2 s apart. Each answer is compared with what the origin would send for that very request.',
    },
    poisoning: {
      name: 'A request with X-Forwarded-Host',
      does: 'Four pages are asked for at one POP by an attacker, who sends X-Forwarded-Host: evil.example, and by two visitors, who do not. For half of the pages the attacker is the first to ask, for the others the second. What the attacker gets does not count.',
    },
    deploy: {
      name: 'A deploy',
      does: 'Four people, two with and two without a browser cache, in Frankfurt, Tokyo, Madrid and São Paulo, get a page and a picture (width=800). Some 3 s later both change at the origin. 1 s after that whoever deployed them purges each as its route’s purge says: by its address without a query, by its own tag, everything, or not at all. The purge needs 1 s to the shield, and 1 s more from there to the POPs. The four ask again 0.5 s, 5 s, 50 s, 65 s, 5 min and 1 h after the deploy.',
    },
    return: {
      name: 'A visitor returns',
      does: 'In Tokyo somebody gets two bundles. Half an hour later another person with a browser cache gets them at the same POP, and a day later once more, as an ordinary visit, without pressing reload.',
    },
    expiry: {
      name: 'Expiry at eight POPs',
      does: 'One person at each of the eight POPs gets the same page at the same time. When it goes stale there is found by trying the configuration out. Just after the last copy has gone stale, all eight ask again within 20 ms; where nothing is kept they ask after 10 s, and where nothing goes stale within a week they ask then.',
    },
    outage: {
      name: 'The origin refuses connections',
      does: 'Three people in Frankfurt, New York and Mumbai get a page and a picture. When the page’s copies go stale is found by trying the configuration out. The origin refuses all connections for 90 s, beginning 30 s before that moment, or a week later where they last longer. All three ask 4 s before the failure and 5, 45 and 80 s into it.',
    },
    error: {
      name: 'Errors that go away',
      does: 'From 5 s to 13 s the origin answers 503 to everything. At 11.5 s two people in Madrid, one of them with a browser cache, ask for a page, a picture and a bundle that no cache holds; at 18.5 s, for another of each that is not deployed before 20 s. The first three are asked for again 2 s, 10.5 s, 1 min and 1 h after 13 s, the others as long after 20 s.',
    },
    steady: {
      name: 'Ordinary traffic',
      does: '180 requests a second for 110 s on five continents, of which the last 50 s count: 45 % for 12 pages, 40 % for 30 pictures in three widths, 15 % for 3 bundles, the popular ones more often (Zipf, exponent 0.8). User-Agent, Accept-Language and Accept-Encoding are as browsers send them, three in five requests carry a session cookie, and links bring utm_source, utm_medium, utm_campaign, gclid and fbclid.',
    },
    cold: {
      name: 'Cold start',
      does: 'The same mixture, 500 requests a second for 8 s on five continents at once, with all caches empty in the beginning.',
    },
    'zone-purge': {
      name: 'Purge of everything',
      does: 'The same mixture, 500 requests a second for 16 s. After 10 s everything is purged in all caches at once, in the mode that the pages’ route names under purge, or hard. The last 7 s count.',
    },
    noise: {
      name: 'The same wishes, spelled in different ways',
      does: 'At one POP eight people ask for one page in English and German, one picture and one bundle, 3 s apart in an order that the seed says, and one of them once more after 70 s. They differ in User-Agent, in how they write Accept-Language, in cookies, and in campaign and click parameters. What counts: fetches for something that the same POP had answered to somebody within two minutes before.',
    },
    crowd: {
      name: 'The same page at eight POPs',
      does: 'Caches are empty. One person at each of the eight POPs asks for the same page within 100 ms, and 3 s later once more; three come by links with a campaign or click parameter. What counts: requests at the origin for what it had been asked for within 10 s before.',
    },
  },
}
