/** What the course says about each scene before it is opened. English; the teaching order stands in index.ts. */

export interface SceneOutline {
  readonly title: string
  readonly subtitle: string
  /** The scene's one claim, in a sentence or two. */
  readonly thesis: string
  /** As src/app/teach/facts/minutes.ts counts them from the scene itself; a test says what to write here. */
  readonly minutes: number
}

export const OUTLINE: Readonly<Record<string, SceneOutline>> = {
  '00': {
    title: 'Foundations',
    subtitle: 'The journey a request takes, and the words for it',
    thesis:
      'Between a browser and an origin lie a private cache, a resolver, a routed address and an edge cache. Learn to name each stop, what it costs, and which of them can answer.',
    minutes: 9,
  },
  '01': {
    title: 'Without a CDN',
    subtitle: 'Every user crosses the planet',
    thesis:
      'With a single origin, distance sets a floor that no faster server can lower. Each new visitor pays for several ocean crossings, and the origin’s load grows with every user.',
    minutes: 11,
  },
  '02': {
    title: 'An edge near the user',
    subtitle: 'Hit and miss',
    thesis:
      'A cache in each region spares the origin every request after the first, while its copy is fresh and still there. Regions share nothing: each pays for a first request of its own.',
    minutes: 12,
  },
  '03': {
    title: 'POPs and anycast',
    subtitle: 'One address, many doors',
    thesis:
      'Every POP announces the same IP address. Which door a user comes in by is settled by routers that compare paths, one network at a time; the CDN has no dispatcher.',
    minutes: 16,
  },
  '04': {
    title: 'TTL',
    subtitle: 'How long a copy may be trusted',
    thesis:
      'max-age binds every cache, the browser’s too; s-maxage overrides it in shared ones such as a CDN’s. Once a copy’s age reaches its lifetime, it turns from fresh to stale.',
    minutes: 14,
  },
  '05': {
    title: 'Revalidation',
    subtitle: 'The cheap question with the expensive wait',
    thesis:
      'An edge that holds a stale copy asks the origin whether it is still current. The answer 304, “not modified”, carries no body. So the bytes are saved; the round trip is not.',
    minutes: 15,
  },
  '06': {
    title: 'Stale-while-revalidate',
    subtitle: 'And the bug it ships',
    thesis:
      'If a POP may answer with its old copy while it fetches a new one, nobody waits at the end of a lifetime. The price: a bug that was cached may be seen for longer, by as much time as you allow.',
    minutes: 17,
  },
  '07': {
    title: 'Purge',
    subtitle: 'URL, surrogate key or sledgehammer',
    thesis:
      'By URL, a purge is exact, and slow over many pages. By surrogate key, it takes every page with a tag at once. A purge of everything sends nearly the whole audience to the origin.',
    minutes: 20,
  },
  '08': {
    title: 'Cache key and Vary',
    subtitle: 'When the same URL isn’t the same',
    thesis:
      'The key begins as method and URL; a response’s Vary then selects among copies by request headers. Ignore too much and people get the wrong picture; vary on User-Agent and one URL breaks into thousands.',
    minutes: 16,
  },
  '09': {
    title: 'Origin shield',
    subtitle: 'Collapsing the herd',
    thesis:
      'When a copy expires everywhere at once, every POP asks the origin for itself. With one more cache in front of the origin, the same moment costs it a single request.',
    minutes: 16,
  },
  '10': {
    title: 'Bypass',
    subtitle: 'When caching is wrong, the CDN still earns its keep',
    thesis:
      'An answer made for one person must never enter a shared cache. The request still gains from the edge: TLS ends nearby, anycast finds a close door, and floods are stopped before the origin.',
    minutes: 15,
  },
  '11': {
    title: 'Hit ratio',
    subtitle: 'The headline and the diagnostic ladder',
    thesis:
      'Count requests and you get one ratio; count bytes and you get another. When they fall, five looks in order find out why: Vary, TTL, purges, bypass rules, cookies in the key.',
    minutes: 20,
  },
  '12': {
    title: 'Design your CDN configuration',
    subtitle: 'The capstone',
    thesis:
      'Choose TTLs, keys, purges, shield and bypass for static files, an authenticated API, video and real-time data. A verifier runs your design and traces each failure to the scene that explains it.',
    minutes: 49,
  },
}
