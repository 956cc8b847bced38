/** Words of this scene's instruments. ICU messages; slots stand in braces. */
import type { RungId } from '../incidents.ts'

interface RungWords {
  readonly name: string
  readonly question: string
  /** What its figures count. */
  readonly measure: string
}

export const words = {
  /** By route id. */
  routes: { pages: 'pages', images: 'pictures', account: 'account pages', sale: 'a sale’s new pages', downloads: 'downloads' } as Readonly<Record<string, string>>,
  /** By region id. */
  regions: { europe: 'Europe', america: 'America', asia: 'Asia', nordics: 'Nordics' } as Readonly<Record<string, string>>,

  time: {
    now: 'now',
    /** With its sign, as in −60 or +5. */
    minutes: '{minutes} min',
    change: '0 min',
  },

  ratios: {
    title: 'A day of the shop',
    request: 'Request hit ratio',
    requestOf: '{hits} of {all} requests were answered with what the POP had stored.',
    byte: 'Byte hit ratio',
    byteOf: '{hits} of {all} came from what the POP had stored.',
    byRoute: 'What is asked for, and what is sent',
    route: 'Route',
    requests: 'Share of requests',
    bytes: 'Share of bytes',
    own: 'Its request hit ratio',
    ownBytes: 'Its byte hit ratio',
  },

  load: {
    title: 'One run, two measures of it',
    ratioTitle: 'Request hit ratio',
    ratio: 'hit ratio',
    share: 'Share of requests',
    originTitle: 'Requests that reach the origin',
    origin: 'at the origin',
    perSecond: 'Requests a second',
    time: 'Time from the beginning',
    points: 'Each point is the {width} minutes up to it.',
    minutes: '{minutes} min',
    mark: 'the lifetime changes',
    rate: '{rate}/s',
  },

  afternoon: {
    title: 'The hit ratio this afternoon',
    ratio: 'hit ratio',
    share: 'Share of requests',
    time: 'Time before now',
    fromBefore: '“before” begins',
    untilBefore: '“before” ends',
    fromNow: '“now” begins',
    windows: 'The caches were empty when this line begins. Each point is the {width} minutes up to it. “Before” is from {from} to {to} minutes ago: {before} of the requests were hits. “Now” is the last {last} minutes: {now}.',
  },

  ladder: {
    name: 'The ladder',
    before: 'before',
    now: 'now',
    standsOut: 'stands out',
    doesNot: 'does not stand out',
    unseen: 'not looked at yet',
    rungs: {
      vary: { name: 'Vary', question: 'how many copies of one page?', measure: 'copies under one key that hold the same content' },
      ttl: { name: 'Lifetime', question: 'how soon is a copy too old?', measure: 'of the requests had to ask the origin whether the copy still holds' },
      purge: { name: 'Purges', question: 'how often is everything thrown away?', measure: 'purges of everything' },
      bypass: { name: 'Bypass', question: 'what never looks in the cache?', measure: 'of the requests went past the cache' },
      cookie: { name: 'Cookies', question: 'how many keys for one page?', measure: 'keys of one address that hold the same content' },
    } satisfies Readonly<Record<RungId, RungWords>>,
    beyond: { name: 'Beyond the ladder', question: 'did the traffic itself change?', measure: 'different addresses asked for in five minutes, and POPs that answered', count: '{addresses} addresses, {pops} POPs' },
    missed: { name: 'Addresses missed most', question: 'where does it hurt?', measure: 'requests not answered from a stored copy' },
  },

  vary: {
    copies: 'What the POPs hold: the keys with most copies',
    address: 'Key',
    pop: 'POP',
    count: 'Copies',
    contents: 'Different contents',
    example: 'What tells the copies of {address} in {pop} apart, {shown} of {all}',
    noVary: '(nothing: the answer has no Vary)',
    fields: 'Different values that visitors sent in the last {minutes} minutes',
    route: 'Route',
    requests: 'Requests',
    encoding: 'Accept-Encoding',
    language: 'Accept-Language',
    agent: 'User-Agent',
    cookie: 'Cookie',
  },

  ttl: {
    lifetimes: 'What the POPs hold, by the lifetime it was stored with',
    lifetime: 'Lifetime',
    stored: 'Stored responses',
    bins: ['0 s', '≤ 10 s', '≤ 1 min', '≤ 10 min', '≤ 1 h', '≤ 1 day', 'longer'],
    asked: 'Requests that had to ask the origin whether the copy still holds, by route',
  },

  purge: {
    counts: 'Purges in {minutes} minutes',
    kind: 'What',
    everything: 'everything',
    tag: 'by tag',
    log: 'The operator’s log of purges',
    minute: 'When',
    what: 'What was purged',
    tags: 'tag {tags}',
    url: 'address {url}',
    timeline: 'Purges of every kind',
    time: 'Time, five minutes a bar',
    count: 'Purges',
    none: 'Nothing was purged.',
  },

  bypass: {
    byRoute: 'Requests that went past the cache, by route',
  },

  byRoute: { route: 'Route', requests: 'requests now' },

  cookie: {
    keys: 'What the POPs hold: the addresses with most keys',
    address: 'Address',
    pop: 'POP',
    count: 'Keys',
    contents: 'Different contents',
    example: 'Keys of {address} in {pop}, {shown} of {all}',
    none: 'Nothing is stored.',
  },

  beyond: {
    pops: 'Requests by POP in {minutes} minutes',
    pop: 'POP',
    routes: 'Requests by route in {minutes} minutes',
    silent: 'silent',
  },

  missed: {
    title: 'Addresses missed most in the last {minutes} minutes',
    address: 'Address',
    misses: 'Not from the cache',
    share: 'of its requests',
    how: 'How',
    agents: 'User-Agents of all who asked',
    cookies: 'Cookies of all who asked',
  },

  recovery: {
    title: 'The hit ratio, from before the fall to the end',
    time: 'Time before and after {fix, select, wait {you looked} other {your change}}',
    fell: 'it begins to fall',
    mark: '{fix, select, wait {you looked} other {you change it}}',
    figures: 'The hit ratio in four parts of the afternoon',
    part: 'Part',
    minutes: 'Minutes',
    span: '{from} to {to}',
    ratio: 'Hit ratio',
    before: 'before it fell',
    worst: 'when you looked',
    after: '{fix, select, wait {after you looked} other {after your change}}',
    end: 'at the end',
    judged: '{fix, select, wait {Waiting is judged by the end: this is held against “before”} other {A change shows soon: this is held against “before”}}',
    restored: '{fix, select, wait {It came back, and nothing was changed: {after} at the end, {from} to {to} min after you looked} other {Restored: {after} from {from} to {to} min after your change}}, against {before} before it fell. Up to {points} points less still count as restored.',
    notRestored: '{fix, select, wait {Nothing was changed, and it did not come back: {after} at the end, {from} to {to} min after you looked} other {Not restored: {after} from {from} to {to} min after your change}}, against {before} before it fell. Up to {points} points less would count as restored.{later, select, yes { It came back later by itself, not by your change: {end} at the end, {endFrom} to {endTo} min after it. What a change does shows sooner.} other {}}',
  },

  change: {
    title: 'What the change does to the configuration',
    none: 'The configuration stays as it is.',
    route: 'Route {name}',
    rest: 'The whole document',
    added: 'added: ',
    removed: 'removed: ',
  },

  breakdown: {
    title: 'Request hit ratio by route and region',
    route: 'Route',
    all: 'all',
    ofAll: '{share} of all',
    small: 'Beneath each name: its share of all requests. {mark} marks what is more than {points} points below the whole’s {ratio}.',
    below: 'far below the whole',
    nothing: 'no requests',
  },

  log: {
    open: 'Access log: {rows} of the requests, drawn at random',
    caption: 'Access log',
    rows: 'requests',
    time: 'Time',
    part: 'When',
    span: '{from} to {to}',
    parts: { earlier: 'earlier', between: 'between' },
    region: 'Region',
    pop: 'POP',
    route: 'Route',
    request: 'Request',
    status: 'Status',
    outcome: 'Outcome',
    bytes: 'Bytes',
    ttfb: 'TTFB',
    agent: 'User-Agent',
    cookie: 'Cookie',
    withCookie: 'yes',
    without: 'no',
    hitShare: 'Hits',
    unknownAgent: 'other',
    agentOn: '{browser} on {system}',
  },

  link: {
    title: 'Link to this drill',
    about: 'Whoever opens it gets drill {seed}: the same afternoon, with the same thing wrong.',
    copy: 'Copy the link',
    copied: 'Copied.',
    refused: 'This page may not use the clipboard. The address is selected: copy it from there.',
  },
} as const
