/** What each directive of Cache-Control says here and now, to browsers and to shared caches: notes made from the engine's verdicts. */
import { listedFields, parseDirectives, parseDeltaSeconds, speaksOfAll } from '../../engine/http/cache-control.ts'
import { listed } from '../../language/lists.ts'
import type { NoteId } from './copy.en.ts'
import type { Member } from './members.ts'
import { nearest } from '../../engine/policy/nearest.ts'
import type { HeaderNote, NoteState } from './note.ts'
import type { CacheVerdict } from './verdicts.ts'

/** Directives of responses that caches know, with the clause that defines them. */
export const RESPONSE_DIRECTIVES: Readonly<Record<string, string>> = {
  'max-age': 'RFC 9111 §5.2.2.1',
  's-maxage': 'RFC 9111 §5.2.2.10',
  'no-cache': 'RFC 9111 §5.2.2.4',
  'no-store': 'RFC 9111 §5.2.2.5',
  private: 'RFC 9111 §5.2.2.7',
  public: 'RFC 9111 §5.2.2.9',
  'must-revalidate': 'RFC 9111 §5.2.2.2',
  'proxy-revalidate': 'RFC 9111 §5.2.2.8',
  'must-understand': 'RFC 9111 §5.2.2.3',
  'no-transform': 'RFC 9111 §5.2.2.6',
  immutable: 'RFC 8246 §2',
  'stale-while-revalidate': 'RFC 5861 §3',
  'stale-if-error': 'RFC 5861 §4',
}

/** Directives that need a number of seconds. */
export const NEEDS_SECONDS: ReadonlySet<string> = new Set(['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error'])

/** Directives that only requests may carry (RFC 9111 §5.2.1). */
const FOR_REQUESTS = new Set(['max-stale', 'min-fresh', 'only-if-cached'])

/** Directives that may list fields; without a list, or said twice, they speak of the whole response. */
const MAY_LIST_FIELDS: ReadonlySet<string> = new Set(['no-cache', 'private'])

/** The verdicts that the field takes part in; null: that cache goes by another field, or by none of this name. */
export interface Hearers {
  readonly browser: CacheVerdict | null
  readonly shared: CacheVerdict | null
}

/**
 * The note on one member of the list.
 * @param seen names met before in the same field; the member's own are added
 */
export function noteOnDirective(member: Member, hearers: Hearers, seen: Set<string>): HeaderNote {
  const said = parseDirectives(member.text)
  const names = [...said]
  const [first] = names
  const note = (state: NoteState, message: NoteId, figures: HeaderNote['figures'], section: string | null): HeaderNote => ({ from: member.from, to: member.to, state, message, figures, section })
  if (first === undefined) return note('malformed', 'not-a-directive', { text: member.text }, 'RFC 9111 §5.2')
  if (names.length > 1) {
    for (const [name] of names) seen.add(name)
    return note('malformed', 'needs-commas', { names: listed(names.map(([name]) => name)) }, 'RFC 9111 §5.2')
  }
  const [name, argument] = first
  // Names are the paste's own: __proto__ and constructor are directives like any other that nobody knows.
  const section = Object.hasOwn(RESPONSE_DIRECTIVES, name) ? RESPONSE_DIRECTIVES[name] : undefined
  const ownFields = MAY_LIST_FIELDS.has(name) ? listedFields(said, name as 'no-cache' | 'private') : null
  const listedBefore = seen.has(`${name} lists`)
  if (seen.has(name) && ownFields === null) return note('ignored', 'comes-twice', { name }, 'RFC 9111 §4.2.1')
  seen.add(ownFields === null ? name : `${name} lists`)
  if (FOR_REQUESTS.has(name)) return note('ignored', 'for-requests', { name }, 'RFC 9111 §5.2.1')
  if (section === undefined) {
    const meant = nearest(name, Object.keys(RESPONSE_DIRECTIVES))
    return meant === null ? note('unknown', 'unknown-directive', { name }, 'RFC 9111 §5.2.3') : note('unknown', 'misspelt-directive', { name, meant }, 'RFC 9111 §5.2.3')
  }
  if (NEEDS_SECONDS.has(name) && parseDeltaSeconds(argument) === null) {
    const message = name === 'max-age' || name === 's-maxage' ? 'lifetime-unreadable' : 'window-unreadable'
    return note('malformed', message, { name, argument: argument ?? '' }, 'RFC 9111 §1.2.2')
  }
  if (ownFields !== null && speaksOfAllSomewhere(name as 'no-cache' | 'private', hearers)) {
    return seen.has(name) || !listedBefore ? note('ignored', 'whole-elsewhere', { name }, section) : note(meaningOf(name, hearers).state, 'lists-twice', { name }, section)
  }
  if (ownFields !== null) {
    const heard = hearers.shared?.stores || (name === 'no-cache' && hearers.browser?.stores)
    const { state, message } = heard ? counts(name === 'private' ? 'private-fields' : 'no-cache-fields') : ignored('nothing-stores')
    return note(state, message, { name, fields: listed(ownFields) }, section)
  }
  const { state, message } = meaningOf(name, hearers)
  return note(state, message, { name, seconds: parseDeltaSeconds(argument) ?? 0 }, section)
}

function speaksOfAllSomewhere(name: 'no-cache' | 'private', { browser, shared }: Hearers): boolean {
  return [browser, shared].some((verdict) => verdict !== null && speaksOfAll(verdict.received.directives, name))
}

interface Meaning {
  readonly state: NoteState
  readonly message: NoteId
}

const counts = (message: NoteId): Meaning => ({ state: 'counts', message })
const ignored = (message: NoteId): Meaning => ({ state: 'ignored', message })

function meaningOf(name: string, { browser, shared }: Hearers): Meaning {
  const kept = [browser, shared].filter((verdict) => verdict?.stores)
  const timed = NEEDS_SECONDS.has(name) || name === 'must-revalidate' || name === 'proxy-revalidate' || name === 'no-cache' || name === 'immutable'
  if (timed && kept.length === 0) return ignored('nothing-stores')
  switch (name) {
    case 'max-age':
      return maxAge(browser, shared)
    case 's-maxage':
      return shared?.stores && shared.lifetime.because === 's-maxage' ? counts('s-maxage') : ignored('s-maxage-unheard')
    case 'no-cache':
      return counts('no-cache')
    case 'no-store':
      return noStore(browser, shared)
    case 'private':
      return shared?.storing.because === 'private-in-shared-cache' ? counts('private') : ignored('private-moot')
    case 'proxy-revalidate':
      return shared?.stores ? counts(name) : ignored('proxy-revalidate-unheard')
    case 'stale-while-revalidate':
    case 'stale-if-error':
      return window(name, kept)
    case 'public':
      return kept.some((verdict) => verdict?.storing.because === 'marked-public') ? counts('public') : ignored('public-moot')
    default:
      return counts(name as NoteId)
  }
}

function noStore(browser: CacheVerdict | null, shared: CacheVerdict | null): Meaning {
  if (browser?.stores || shared?.stores) return ignored('no-store-lifted')
  if (shared === null) return counts('no-store-browser')
  return counts(browser === null ? 'no-store-shared' : 'no-store')
}

function maxAge(browser: CacheVerdict | null, shared: CacheVerdict | null): Meaning {
  const rungs = ['max-age', 'targeted-max-age']
  const heard = (verdict: CacheVerdict | null) => verdict !== null && verdict.stores && rungs.includes(verdict.lifetime.because)
  if (heard(browser) && heard(shared)) return counts('max-age')
  if (heard(browser)) return counts(shared?.stores === false ? 'max-age-browser-alone' : 'max-age-browser')
  return heard(shared) ? counts('max-age-shared') : ignored('max-age-unheard')
}

/** A window that something in the same response forbids is no window. */
function window(name: 'stale-while-revalidate' | 'stale-if-error', kept: readonly (CacheVerdict | null)[]): Meaning {
  const forbidden = kept.every((verdict) => {
    if (!verdict) return true
    const { directives } = verdict.received
    return directives.has('must-revalidate') || speaksOfAll(directives, 'no-cache') || (verdict.kind === 'shared' && directives.has('proxy-revalidate'))
  })
  return forbidden ? ignored('window-forbidden') : counts(name)
}
