/** Eight questions for a design review of one address, what the headers answer of them, and how to find out the rest. */
import type { ColdStart } from '../coldStart.ts'
import { pluralIn } from '../../language/plural.ts'
import { lasting } from './lasting.ts'

const plural = pluralIn('en')
const list = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`)

export const reviewWords = {
  representation: {
    question: 'What does this address show to everybody?',
    personal: (said: string) => `Nothing: the response says ${said}, so no shared cache may keep it.`,
    shared: (what: string) => `The response lets shared caches keep it for everybody: ${what}.`,
    what: (type: string, language: string | null) => `${type}${language === null ? '' : `, in ${language}`}`,
    untyped: 'content of a type that it does not state',
    ask: 'Whether that is truly the same for everybody, no header can say. Ask for it twice, with two accounts and without one, and compare the bodies.',
  },
  parameters: {
    question: 'Which query parameters change the content?',
    noUrl: 'The address was not pasted, and headers do not speak of it.',
    none: 'The address has none.',
    named: (names: readonly string[]) => `The address has ${list(names)}. Headers do not say which of them change the content.`,
    noVarySearch: (value: string) => `No-Vary-Search says which do not count: ${value}. Browsers that know the field go by it; most CDNs do not.`,
    ask: 'Leave them out one at a time and compare the ETags or the bodies.',
  },
  noise: {
    question: 'Which query parameters are only tracking?',
    none: (names: readonly string[]) => (names.length === 0 ? 'None that could be seen.' : `Of ${list(names)}, none has the name of a known campaign parameter.`),
    tracking: (names: readonly string[]) => `${list(names)}: by their names, campaign parameters. Unless the CDN leaves them out of its key, each value fills the cache with one more copy.`,
    ask: 'Look in the CDN’s log for the parameters with the most values.',
  },
  varying: {
    question: 'Which request headers can change the content?',
    named: (names: readonly string[]) => `Vary names ${list(names)}. Each combination of their values has a copy of its own.`,
    star: 'Vary: * says that anything can, so no copy is ever used.',
    none: 'There is no Vary: the response claims that none does, and a cache gives one copy to all.',
    missing: (names: readonly string[]) => `But it looks as if ${list(names)} did: see the findings.`,
    ask: 'Ask with another language, another device and without compression, and compare.',
  },
  credentials: {
    question: 'Can a cookie or Authorization come in?',
    both: (said: readonly string[]) => `Yes: ${said.join('; ')}.`,
    cookieSent: 'the request carries a cookie',
    authorizationSent: 'the request carries Authorization',
    cookieSet: 'the response sets a cookie, which later requests will carry',
    varyCookie: 'Vary names Cookie',
    none: 'The paste shows none.',
    unknown: 'The request was not pasted, and the response tells of none.',
    ask: 'Look at a request of a user who is logged in: in the network panel, or as a HAR.',
  },
  rule: {
    question: 'Should the CDN store it, let it pass, or keep only a public form?',
    store: (seconds: number) => `By its headers: store it, for ${lasting(seconds)}.`,
    ask: 'By its headers: store it, and ask the origin before each use.',
    stale: 'By its headers: it may be stored, and is stale from the start.',
    star: 'By its headers: it may be stored, and Vary: * lets no request use it. That is as good as letting it pass.',
    pass: 'By its headers: let it pass. No shared cache may keep it.',
    contradicted: (count: number) => `But ${plural(count, { one: 'a finding of the gravest kind speaks', other: `${count} findings of the gravest kind speak` })} against it: mend that first.`,
    should: 'Whether that is what it should be, depends on what it shows. Write it down as a rule for the address, so that it does not hang on one header.',
  },
  cold: {
    question: 'What if five regions ask at once and no cache has it?',
    run: ({ regions, requests, atOnce }: ColdStart) => `In a run with ${regions} POPs and ${requests} requests at the same moment, ${plural(atOnce, { one: 'one request', other: `${atOnce} requests` })} came to the origin.`,
    later: ({ requests, later, laterSeconds }: ColdStart) => `Of ${requests} more, ${laterSeconds} s later, ${later === 0 ? 'none' : String(later)} did.`,
    shield: 'A shield in front of the origin would leave one of those of the first moment; headers do not say whether you have one.',
    noShield: 'A shield would not help: nothing may be shared.',
    other: 'The method is not GET: each request goes to the origin.',
  },
  metric: {
    question: 'Which figure shows that the origin is shielded?',
    answer: 'Requests at the origin for each request at the edge, for this address, at the moment of a purge or an expiry. A hit ratio alone does not show it.',
    told: (fields: readonly string[]) => `${list(fields)} ${plural(fields.length, { one: 'tells', other: 'tell' })} what caches did with this one response; count them over many.`,
    silent: 'This response says nothing about the caches that it went through. Have them send Cache-Status.',
  },
  answered: { yes: 'answered', partly: 'partly answered', no: 'not by headers' },
} as const
