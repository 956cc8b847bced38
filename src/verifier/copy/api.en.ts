import type { WorkloadWords } from './words.ts'

export const apiWords: WorkloadWords = {
  name: 'API',
  about: 'The shop’s API, api.shop.example: a public catalogue with prices, and what belongs to one person. Its origin in Virginia makes 200 responses a second.',
  resources: {
    product: { name: 'Products', about: 'One product with its price, for everybody the same. The origin says max-age=600. A price may change at any time; the product’s tag product-{n} stands in Surrogate-Key.' },
    listing: { name: 'Listings', about: 'Lists of products with their prices, for everybody the same. The origin says max-age=600. The list changes when the price of a product in it does; it carries the tags of listings and of product 42, which it shows.' },
    me: { name: 'Profile', about: 'Belongs to whoever the Authorization field names. The origin sends public, max-age=5 with it, as it does with everything.' },
    basket: { name: 'Basket', about: 'Belongs to whoever the session cookie names. The origin says max-age=5 and doesn’t say private. Its owner puts things into it and looks at it again.' },
    session: { name: 'Session', about: 'The same words for everybody, and with them a Set-Cookie line for whoever asks. The origin says max-age=300.' },
  },
  assertions: {
    authorization: {
      label: 'A profile is its owner’s',
      measures: 'Requests for the profile that were answered with somebody else’s, or with nobody’s.',
      hint: 'RFC 9111 keeps answers to Authorization out of shared caches unless the origin allows it. Read what this origin says.',
      fix: 'Put /me under a route with cache: false.',
    },
    cookies: {
      label: 'A basket is its owner’s',
      measures: 'Requests for the basket that were answered with somebody else’s, or with nobody’s.',
      hint: 'Nothing in the standard keeps an answer to a Cookie out of a shared cache. What tells the baskets apart, and what makes them storable?',
      fix: 'Put /basket under a route with cache: false, and let the Cookie field reach the origin there.',
    },
    'set-cookie': {
      label: 'Nobody gets another’s session',
      measures: 'Requests answered with a Set-Cookie line that was made for somebody else.',
      hint: 'Follow the Set-Cookie line of the first answer. Who else gets it?',
      fix: 'Put /session under a route with cache: false, or leave setCookie at "refuse" there. Without the Cookie field the origin can’t tell who asks, so do not drop it.',
    },
    session: {
      label: 'Who asks for a session gets one',
      measures: 'Requests for a session whose answer had no Set-Cookie line of the asker’s own.',
      hint: 'Everybody gets the words of the answer. Who takes the Set-Cookie line out of it, and who is handed one of somebody else’s?',
      fix: 'Put /session under a route with cache: false, or leave setCookie at "refuse" there; what "strip" stores is handed out without a cookie.',
    },
    own: {
      label: 'One’s own data is the newest',
      measures: 'The time from a change of the basket and the profile to the last request with which their owner was still shown the old one, POPs and browsers included.',
      hint: 'A key with the owner in it keeps others out. For how long does it keep the owner from what is new, and who tells the browser?',
      fix: 'Put /me and /basket under a route with cache: false, or keep edge.ttlSeconds and browser.ttlSeconds there at a few seconds.',
    },
    price: {
      label: 'A new price reaches everybody',
      measures: 'The time from the change to the last request, for the product or for the listing that shows it, that was still answered with the old price, POPs and browsers included.',
      hint: 'Whoever changes a price knows the product’s address, and not where else it is shown. And no purge reaches a browser.',
      fix: 'Catalogue: purge.by "tag", since the listing carries the product’s tag, and a short browser.ttlSeconds. After a soft purge behind a shield, set edge.staleWhileRevalidateSeconds to 0, or purge hard. A short edge.ttlSeconds without purges does it, too.',
    },
    error: {
      label: 'An error ends with its cause',
      measures: 'The time from when all is well again, the origin answering and the product there, to the last request that was still answered with 404 or 5xx.',
      hint: 'An answer of 404 or 503 may be stored like any other. Look at how long, and at what a browser is told of it.',
      fix: 'Catalogue: edge.errorTtlSeconds {"4xx": 0, "5xx": 0}. With a lifetime above 0, browsers keep the error as browser.ttlSeconds says.',
    },
    outage: {
      label: 'The catalogue survives its origin’s failure',
      measures: 'Requests answered with an error during the failure although the same person had been shown that very product or listing before it.',
      hint: 'The failure falls into the moment in which the copy goes stale. What may a cache do with a stale copy when the origin answers 503?',
      fix: 'Catalogue: edge.staleIfErrorSeconds, longer than the failure lasts.',
    },
    hits: {
      label: 'The catalogue is answered from the edge',
      measures: 'The share of the requests for products and listings, after the warm-up, that a POP answered from what it had stored, stale answers included.',
      hint: 'Everybody brings a cookie, and many a campaign’s link. Which of that is in the key?',
      fix: 'Catalogue: key.query "none" and no key.cookies or key.headers; edge.ttlSeconds long enough.',
    },
    p95: {
      label: 'The wait for the first byte',
      measures: 'The 95th percentile of the time to the first byte on the slowest of five continents, over all that is asked for.',
      hint: 'Who asks for the own basket has to wait for Virginia in any case. What lies above that is a line before the origin.',
      fix: 'Take load off the origin: have the catalogue cached, with few keys.',
    },
    load: {
      label: 'The origin bears the traffic',
      measures: 'Requests at the origin in its busiest second after the warm-up. The bound is what the origin can make.',
      hint: 'A fifth of the requests are personal and reach the origin in any case. How many of the others do?',
      fix: 'Catalogue: key.query "none", no key.cookies, an edge.ttlSeconds with when "always" or silent; cache: false only where data is personal.',
    },
  },
  probes: {
    authorization: { name: 'Two people and their profiles', does: 'In Madrid two people with browser caches, each with an Authorization field of their own, ask for /me by turns, three times each, 1 s apart. Each answer is compared with what the origin would send for that very request.' },
    cookies: { name: 'Two people and their baskets', does: 'In Madrid two people with browser caches, each with a session cookie of their own, ask for /basket by turns, three times each, 1 s apart. Each answer is compared with what the origin would send for that very request.' },
    'set-cookie': { name: 'Two people and their sessions', does: 'In Madrid two people with browser caches, each with a session cookie of their own, ask for /session by turns, three times each, 1 s apart. The origin sets each one’s own cookie.' },
    own: {
      name: 'A basket and a profile change',
      does: 'Two people with browser caches, one in Madrid and one in Tokyo, look at their basket with a session cookie and at their profile with an Authorization field. Some 3 s later both change at the origin, for both people. 1 s after that each is purged as its route says: by its address, by the route’s own tags, everything, or not at all. The purge needs 1 s to the shield, and 1 s more from there to the POPs. The two look again 0.5 s, 4 s, 8 s, 11 s, 1 min and 1 h after the change.',
    },
    price: {
      name: 'A price changes',
      does: 'Four people, two with and two without a browser cache, in Frankfurt, Tokyo, Madrid and New York, get product 42 and a listing that shows it. Some 3 s later its price changes, in both. 1 s after that whoever changed it purges as the product’s route says: by the product’s address, by its tag product-42, everything, or not at all. The purge needs 1 s to the shield, and 1 s more from there to the POPs. The four ask again 0.5 s, 10 s, 100 s, 125 s, 5 min and 1 h after the change.',
    },
    error: {
      name: 'Errors that go away',
      does: 'Three people, one with a browser cache, in Madrid and Tokyo ask for product 8 at 3 s, which appears at 13 s. From 5 s to 13 s the origin answers 503 to everything; at 10.5 s the three ask for product 7, which no cache holds. Both products are asked for again 0.5 s, 3 s, 6 s, 15 s, 1 min, 5 min and 1 h after 13 s.',
    },
    outage: {
      name: 'The origin answers 503',
      does: 'Three people in Frankfurt, São Paulo and Mumbai get a product and a listing. When the product’s copies go stale is found by trying the configuration out. The origin answers 503 to everything for 90 s, beginning 30 s before that moment, or a week later where they last longer. All three ask 4 s before the failure and 5, 45 and 80 s into it.',
    },
    steady: {
      name: 'Ordinary traffic',
      does: '240 requests a second for 80 s on five continents, of which the last 50 s count: 10 in 19 for 60 products, 5 for 10 listings, the popular ones more often (Zipf, exponent 0.8), 2 for the own profile and 2 for the own basket. Every request carries a session cookie; User-Agent, Accept-Language and Accept-Encoding are as browsers send them, and links to products bring utm_source, utm_medium, utm_campaign, gclid and fbclid.',
    },
    noise: {
      name: 'The same wishes, spelled in different ways',
      does: 'At one POP six people ask for one product and one listing, 4 s apart in an order that the seed says, and one of them once more after 40 s. They differ in User-Agent, language, cookie, and in campaign and click parameters. What counts: fetches for something that the same POP had answered to somebody within two minutes before.',
    },
  },
}
