/** Every word that a learner of this scene reads. ICU messages; the slots are filled by figures.ts, beats.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { HEADERS } from './world.ts'

/** Words of the figures under the plate. */
export const figureCopy = {
  services: {
    title: 'What the POP did for each request',
    request: 'Request',
    answer: 'Answer',
    tls: 'TLS ended',
    address: 'Name led to',
    origin: 'Origin met',
    at: { pop: 'at the POP', origin: 'at the origin', none: '–' },
    anycast: { yes: 'the nearest door (anycast)', no: 'the origin itself' },
    saw: { nothing: 'nobody', pop: 'the POP only', user: 'the user’s own packets' },
    coming: 'on its way',
    took: '{outcome} in {ms}',
    went: 'in {ms}',
    outcomes: { hit: 'hit', miss: 'miss', stale: 'stale', revalidated: 'revalidated', bypass: 'bypass', collapsed: 'collapsed', error: 'error' },
    who: '{who}: {path}',
  },
  verdicts: {
    title: 'Who may keep the account, header by header',
    header: 'Cache-Control',
    cookie: 'POP, known by cookie',
    authorization: 'POP, known by Authorization',
    own: 'her own browser',
    yes: 'keeps it, good for {lifetime}',
    asks: 'keeps it, asks before each use',
    no: 'may not',
  },
  mends: {
    title: 'Leaked responses, by mistake and mend',
    mistake: 'Mistake',
    leaked: '{n, plural, one {# leak} other {# leaks}}',
    safe: 'none',
  },
  pages: {
    title: 'One page or two parts, for two visitors',
    whole: 'Whole page',
    split: 'Shell and basket',
    bytes: 'Bytes from the origin',
    page: 'From Ben’s click to the whole page or shell',
    basket: 'From Ben’s click to his basket',
  },
} as const

export const copy: SceneCopy = {
  title: 'Bypass: when caching is wrong, the CDN still earns its keep',
  thesis: 'An answer made for one person must never enter a shared cache. The request still gains from the edge: TLS ends nearby, anycast finds a close door, and floods are stopped before the origin.',
  previously: 'A shield spares the origin whatever people have in common. But much of what they ask for is theirs alone: accounts, baskets, messages. What does a CDN do there?',
  promise: 'keep one person’s data out of shared caches, and say what the POP does for such a request anyway.',
  beats: {
    lanes: {
      title: 'Two lanes through one POP',
      body: [
        'Ana’s browser in London asks for two things in the same moment. <code>/static/logo.png</code> is the same for everybody, and the <part-pop>POP</part-pop> holds a copy. <code>/api/me</code> is her account, made for her alone. The shop’s operator has set a rule that requests for <code>/api/</code> <term-bypass>bypass</term-bypass> the cache: the POP looks nothing up, keeps nothing, and carries them through.',
        'The <part-origin>origin</part-origin> is in Virginia, {rtt} there and back.',
      ],
      after: [
        'The logo: a <hit>hit</hit>, after {logoMs}. The account: a <bypass>bypass</bypass>, after {anaMs}.',
        'But look at the list under the picture. For both, Ana’s encrypted connection ended at the POP (<term-tls-termination>TLS termination</term-tls-termination>), <term-anycast>anycast</term-anycast> led her to the nearest door, and none of her packets reached the origin. It met the POP alone, over a connection that was open already. This is also why a <term-ddos>flood</term-ddos> stops here, before it reaches the origin.',
      ],
    },
    classifier: {
      title: 'Who decides what may be kept',
      body: [
        'Without a rule of the operator, the answer’s own header decides. Two things bar only a <term-shared-cache>shared cache</term-shared-cache> like the POP, not Ana’s own browser: <term-private>private</term-private>, and <term-authorization>Authorization</term-authorization> in the request, which says who asks. The second yields if the answer says that it is for everybody, sets a lifetime for shared caches, or demands that a stale copy be checked, so that the origin sees again who asks.',
        'This time nothing is bypassed, and Ana is known by Authorization.',
      ],
      after: [
        'Each cell below is read from a run. With Authorization the POP keeps an answer only if it says <term-public>public</term-public>, <term-s-maxage>s-maxage</term-s-maxage> or <term-must-revalidate>must-revalidate</term-must-revalidate>. A browser has no use for an s-maxage: what it keeps then has no lifetime, and is asked about each time.',
        'Known by a <term-cookie>cookie</term-cookie>, it keeps almost everything. A cookie is no guard: for a cache it is a header like any other. Change the header, and open Ana’s request: the code shows which rule decided.',
      ],
    },
    leak: {
      title: 'Break it',
      body: [
        'Somebody at the shop wanted a quicker account page. Now <code>/api/me</code> says <code>{header}</code>, and the bypass rule is gone. Ana is signed in by a cookie; she asks first. Then Ben, signed in as himself, asks for the same address, through the same POP.',
      ],
      after: [
        '{verdict, select, leaked {{leaked, plural, one {{got} got {victim}’s account, after {leakMs}: quick, and {victim}’s.} other {# answers went to somebody they weren’t made for.}} The key was method and address, the same for both, and <code>{header}</code> doesn’t say that it is one person’s. The POP did what it was told.} barred {Nobody got anybody else’s data. <code>{header}</code> bars the POP from keeping the answer, so that each request went to the origin, which knows who asks.} checked {Nobody got anybody else’s data. The POP did keep the answer, but <code>{header}</code> has it ask the origin before each use, and the origin knows who asks. Nothing says that the account is one person’s; only the asking saves it.} other {The POP has kept an answer. Nobody else has asked for it yet.}}',
        'The counter compares, for each answer, whose data it holds with who received it. A <term-leak>leak</term-leak> makes no error and no slow page. Nobody notices until somebody sees a stranger’s name.',
      ],
    },
    'three-ways': {
      title: 'Three ways to leak, and what stops each',
      body: [
        'The careless word <code>public</code> is one way, even past Authorization. Another: the answer says nothing at all, and an operator’s rule gives such answers a lifetime of {lifetime} seconds. The third is sly: the page <code>/offers</code> is the same for all, but with each answer the server renews the visitor’s session by <code>Set-Cookie</code>. Keep the page, and its cookie is kept with it.',
        'Choose a mistake, then a mend.',
      ],
      after: [
        'Each cell of the table is a run: Ana, then Ben. <code>Vary: Cookie</code> gives every cookie a copy of its own. That stops two of the leaks, at a price: a copy that serves one person is no use to the others. People known by Authorization it doesn’t tell apart. Stripping cookies mends what has cookies. Only what says plainly “this is one person’s”, <code>private</code> in the answer or a bypass for the address, stops all three.',
      ],
    },
    'two-ways': {
      title: 'Carried, and quicker for it',
      body: [
        'Is a POP that keeps nothing just a detour? Ana and Ben both ask for their accounts, both with no connection open. Ana goes straight to the <part-origin>origin</part-origin> by a name of its own. Ben goes through the <part-pop>POP</part-pop>, which keeps a <term-warm-connection>warm connection</term-warm-connection> to the origin. A second later both ask again.',
      ],
      after: [
        'Ana waited {anaFirst}, Ben {benFirst}. Both needed the same greetings, TCP and TLS, before they could ask. Ana’s crossed the ocean, each time there and back; Ben’s went to the POP around the corner. {warm, select, yes {Only his question itself crossed.} other {But now the POP had no connection either: its own greetings with the origin crossed the ocean while Ben waited, and then his question. Nothing was gained.}}',
        'The second time both had a connection: {anaLater} and {benLater}. So the gain lies in beginnings, and most visits are beginnings. {warm, select, yes {Take the warm connection away and see what is left.} other {It needs a warm connection behind the POP, which the first visitor through it has now opened for all who follow.}}',
      ],
    },
    split: {
      title: 'Split the page',
      body: [
        'The shop’s front page is the same for everybody, but for one line: the visitor’s basket. As one page it is private, and comes from Virginia for each visitor. Split, it is two requests: <code>/home</code>, a shell that everybody shares, and then <code>/api/basket</code>, which the shell asks for once it is there.',
        'Ana opens the split page, then Ben. Nobody has opened it before.',
      ],
      after: [
        '{page, select, split {Ana’s visit brought the shell to London. Ben had all of it after {benPageMs}, and his basket {benBasketMs} after his click: the page stands long before the line that is his. From Virginia came {originBytes} for both.} other {As one page: Ben had all of it, his basket included, after {benPageMs}. From Virginia came {originBytes} for both.}}',
        'This is the pattern behind most quick sites with accounts: shared as far as it goes, personal as little as it must be. The table sets both beside each other.',
      ],
    },
  },
  predictions: {
    lanes: {
      question: 'A logo from the POP’s copy, an account from Virginia, both asked for over the same open connection. How much longer does the account take? (Within {lanesTolerance} counts as right.)',
      right: 'The way to the POP and the time in it are the same for both. What the account has more is the trip to Virginia, {rtt}, and a few milliseconds of work there.',
      wrong: 'You said {guess}; it was {answer}. Both go to the POP alike. The account goes on from there: {rtt} to Virginia and back, plus a few milliseconds of work. Nothing else is added, since all connections were open.',
    },
    classifier: {
      question: 'Ana is known by Authorization. With which of these headers may the POP keep her account?',
      // Quoted, since several of them stand in a row and have commas of their own.
      options: Object.fromEntries(HEADERS.map((header) => [header, `“${header}”`])),
      right: 'public says that it is for everybody, s-maxage is a lifetime for shared caches, must-revalidate demands that a stale copy be checked. In the others nothing speaks to shared caches.',
      wrong: 'The POP kept it with: {answer}. A lifetime alone is not enough here. For a request with Authorization the answer has to let shared caches in: by public (it is for everybody), by s-maxage (a lifetime for shared caches alone), or by must-revalidate (once stale, the origin is asked and sees who asks).',
    },
    leak: {
      question: 'What does Ben get?',
      options: { own: 'His own account', other: 'Ana’s account', none: 'An error: he is not Ana' },
      right: 'The POP looks at method and address. Under that key lies Ana’s answer, fresh, marked as fit for everybody.',
      wrong: 'The POP doesn’t know who may see what; only the origin does, and the POP didn’t ask it. Under method and address lay Ana’s answer, fresh and marked public. So that is what Ben got.',
    },
    'three-ways': {
      question: 'Each of these mends can be tried on each of the three mistakes. Which of them stop all three?',
      options: { vary: 'Vary: Cookie', strip: 'The POP takes Set-Cookie off what it keeps', bypass: 'A bypass rule for the address', private: 'Cache-Control: private' },
      right: 'Both say plainly that such an answer is not for sharing: private by the origin, the bypass by the operator. The others treat a symptom each.',
      wrong: 'What stopped all three: {answer}. Vary: Cookie sets copies apart by cookie, but whoever is known by Authorization sends none, and is given whatever lies there. Without Set-Cookie the session is safe, but not an account that was kept whole.',
    },
    'two-ways': {
      question: 'How much longer does Ana wait, straight to the origin, than Ben through the POP? (Below zero: Ana is quicker. Within {waysTolerance} counts as right.)',
      right: 'Ana’s greetings, TCP and TLS, each cross the ocean and come back before she can ask. Ben’s are with the POP, close by.',
      wrong: 'You said {guess}; it was {answer}. Before the question come two greetings, TCP and TLS, each a round trip. Ana’s cross the ocean, {rtt} each. Ben’s take a few milliseconds, and the POP’s own connection to Virginia is open already.',
    },
    split: {
      question: 'Ben opens the page shortly after Ana. Which of its parts must come from Virginia for him?',
      options: { nothing: 'None', basket: 'Only his basket', both: 'The shell and his basket' },
      right: 'The shell that Ana’s visit had brought is his as well. The basket is nobody’s but his.',
      wrong: 'The shell is the same for both, and Ana’s visit had left a copy in the POP. The basket is made for him, so it comes from Virginia, each time.',
    },
  },
  checks: {
    'safe-and-quick': {
      title: 'Safe, and still quick',
      task: '<code>/api/me</code> says <code>public, max-age=60</code>, and leaks. Change what you like. Then send people, so that both get their own account, the POP keeps none of them, and yet somebody who comes again within the minute waits for no network at all.',
      hint: 'Who else, besides the POP, could keep Ana’s account, and for whom? Which word lets that one keep it, and not the POP?',
      solution: '<code>private</code> bars shared caches and leaves Ana’s own browser alone. With <code>max-age=60</code> beside it her browser may use its copy for a minute: hers, on her own machine. <code>no-store</code> or <code>no-cache</code> would be safe as well, but would send her to Virginia each time.',
      parts: {
        served: 'Both got an account, each their own: {served} served, {leaked} leaked',
        kept: 'The POP has kept no account: {kept} so far',
        own: 'Somebody was answered by their own browser: {own, plural, =0 {nobody was} one {once} other {# times}}',
      },
    },
    'count-the-leaks': {
      title: 'Count the leaks',
      task: '<code>/api/me</code> says <code>{header}</code>. People are known by {credentials, select, cookie {a cookie} other {Authorization}}. The operator {rule, select, bypass {bypasses <code>/api/</code>} other {has set nothing}}. Browsers keep no copies. They come: {visits}.',
      question: 'How many answers go to somebody they weren’t made for?',
      hint: 'First: may the POP keep the answer at all? If so, for how long, and who comes within that time after whom? The one whose answer is kept can’t be harmed by it.',
      solution: '{leaked, plural, =0 {None.} one {One answer.} other {# answers.}} {kept, plural, =0 {The POP kept nothing, so there was nothing to give away.} other {The POP kept the answer. {asked, select, yes {As long as a copy could be used as it was, it went to whoever asked. Otherwise, as it was stale or says no-cache, the POP first asked the origin (<term-revalidation>revalidation</term-revalidation>), and whoever asked then got their own.} other {While a copy was fresh it went to whoever asked.}}}}',
      right: '{kept, plural, =0 {The POP kept nothing, so there was nothing to give away.} other {{asked, select, yes {As long as a copy could be used as it was, it went to whoever asked. Otherwise, as it was stale or says no-cache, the POP first asked the origin (<term-revalidation>revalidation</term-revalidation>), and whoever asked then got their own.} other {While a copy was fresh it went to whoever asked.}} It is wrong for everybody but the one for whom it was made.}}',
      wrong: 'You said {guess}; it was {answer}. {kept, plural, =0 {The POP kept nothing here, so there was nothing to give away.} other {{asked, select, yes {As long as a copy could be used as it was, it went to whoever asked. Otherwise, as it was stale or says no-cache, the POP first asked the origin (<term-revalidation>revalidation</term-revalidation>), and whoever asked then got their own.} other {While a copy was fresh it went to whoever asked.}} Go through the visits: a copy is wrong for everybody but the one for whom it was made.}}',
    },
    'why-the-leak': {
      title: 'Why did it leak?',
      task: 'The whole run is on the stage: {visits}, all for <code>{url}</code>. {got} got what was {victim}’s.',
      question: 'What went wrong?',
      options: {
        public: 'Its answer says public, which lets shared caches in even where people identify themselves by Authorization',
        lifetime: 'Its answer says nothing, and an operator’s rule gave it a lifetime',
        cookie: 'The page is everybody’s, but a Set-Cookie was kept with it',
        plain: 'Its answer gives a lifetime and doesn’t say that it is one person’s; a cookie is no guard',
      },
      hint: 'Open the first request. What did the origin’s answer say in Cache-Control? Is there a Set-Cookie? How did the request say who asks? Then read why it was kept, and why it counted as fresh.',
      solution: '{cause, select, public {The request had Authorization, and the answer said public: a word that lifts that guard.} lifetime {There was no Cache-Control in the answer; its lifetime came from the operator.} cookie {The page itself was right for both. Its Set-Cookie line was made for {victim}: {got}’s browser now carries that session.} plain {The answer had a max-age, and the request a cookie. For a cache a cookie means nothing.} other {}}',
      right: '{cause, select, public {Authorization bars shared caches, unless the answer lets them in. It did.} lifetime {The operator’s rule gave a lifetime to an answer that had asked for none.} cookie {The content was everybody’s, the session wasn’t.} plain {A lifetime, and no word that it is one person’s.} other {}}',
      wrong: '{cause, select, public {Look at the first request: it has Authorization, and the answer says public. That word lifts the guard.} lifetime {Look at the answer: it has no Cache-Control at all. In the why of the second request the lifetime is the operator’s.} cookie {Look at the answer that {got} got: the page is the same for both, but its Set-Cookie names {victim}.} plain {Look at the first request and its answer: a cookie, and a plain max-age. Nothing in either bars a shared cache.} other {}}',
    },
  },
  controls: {
    'send-ana': { label: 'Ana asks' },
    'send-ben': { label: 'Ben asks' },
    header: {
      label: 'The account’s Cache-Control',
      options: {
        'no-store': 'no-store',
        'private, max-age=60': 'private, max-age=60',
        'no-cache': 'no-cache',
        'max-age=60': 'max-age=60',
        'public, max-age=60': 'public, max-age=60',
        's-maxage=60': 's-maxage=60',
        'max-age=60, must-revalidate': 'max-age=60, must-revalidate',
      },
    },
    credentials: { label: 'People are known by', options: { cookie: 'a cookie', authorization: 'Authorization' } },
    rule: { label: 'The operator’s rule for /api/', options: { none: 'none', bypass: 'bypass', lifetime: 'a lifetime' } },
    mistake: { label: 'Mistake', options: { public: 'The account says public; people use Authorization', lifetime: 'The account says nothing; a rule gives it a lifetime', cookie: 'A shared page renews sessions by Set-Cookie' } },
    mend: { label: 'Mend', options: { none: 'none', vary: 'Vary: Cookie', strip: 'Set-Cookie taken off', bypass: 'bypass', private: 'private' } },
    page: { label: 'The front page is', options: { whole: 'one private page', split: 'a shared shell and a basket' } },
    warm: { label: 'The POP keeps a connection to the origin open' },
  },
  meters: { leaked: 'leaked', kept: 'kept by the POP', origin: 'went to the origin' },
  whatIfs: {
    private: {
      label: 'It says private, max-age=60',
      finding: 'The POP may not keep it any more: {leakedAfter} leaks instead of {leakedBefore}. Ben waits {benAfter} for an account that is his own.',
    },
    cold: {
      label: 'No warm connection',
      finding: 'Now the POP has to greet the origin first, across the ocean, while Ben waits: {firstAfter} instead of {firstBefore}. That is no better than Ana’s {straightAfter}. The next one through this POP finds the connection open: {laterAfter}. At a POP with many visitors it nearly always is.',
    },
  },
  nodes: {
    browser: { label: '{person} · {city}', name: '{person}’s browser' },
    pop: { label: '{city}', detail: '{rtt} to the origin and back' },
    origin: { label: 'Origin · {city}' },
  },
  fieldNotes: {
    basket: {
      title: 'A stranger’s name on top of the page',
      body: [
        'A pattern that many shops have met. Product pages were kept at the edge for five minutes, with <code>Cache-Control: max-age=300</code>. They looked the same for all, but the template wrote the visitor’s name and the number of things in the basket into the top of each. The first visitor after each expiry decided what everybody nearby saw. Hundreds wrote in that they were looking at someone else’s account.',
        'Nothing was broken. The header had said: fit for everybody, for five minutes. The mend that lasts takes the personal part out of the page and fetches it by a request of its own, <code>private, no-store</code>. A page with a single personal byte in it is a personal page.',
      ],
    },
    'edge-compute': {
      title: 'Code at the edge, and when it is slower',
      body: [
        'Many CDNs run a site’s own code in their POPs. For work that needs nothing from far away, such as checking a signed token, choosing a variant of a page or rewriting a header, that saves the trip to the origin altogether.',
        'As soon as the code asks a database in Virginia, the trip is back, and a page that asks three times in a row makes it three times, where a server beside the database would have made it once. Starting takes time as well. Isolates as in Cloudflare’s Workers start in milliseconds; a container or virtual machine that starts anew can take about 100 ms to a second. Measure both ways before moving code.',
      ],
    },
    esi: {
      title: 'Putting pages together at the edge: ESI',
      body: [
        'Splitting a page need not mean a second request from the browser. Edge Side Includes, written down in 2001 by Akamai, Oracle and others, are tags in a page that tell the edge to put another address’s answer in their place. Each part has its own key and its own lifetime.',
        'Varnish, Fastly and Akamai know at least a part of it. It is handy where old browsers or search engines must see whole pages. But the page is sent on only as fast as its slowest part, and an error in one part has to be thought of.',
      ],
    },
  },
  takeaway: [
    'A shared cache knows addresses, not people. What is made for one person has to say so: private, or no-store, or a bypass by the operator. A cookie is no guard, and Authorization is one only until an answer lets shared caches in.',
    'What may not be kept still gains: greetings end at the nearest POP, one warm connection leads on, and the origin meets nobody but the CDN.',
    'Split what is shared from what is personal. Then almost everything can be kept after all.',
  ],
}
