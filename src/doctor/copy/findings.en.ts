/** What may go wrong with an exchange, and the mend. Slots are figures of the engine or of the run, and texts of the paste. */
import { lasting } from './lasting.ts'

interface Words {
  readonly words: string
  readonly mend: string
}

const fieldList = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`)

export const findingWords = {
  // Whose answer it is.
  'set-cookie-shared': (_: object): Words => ({
    words: 'The response sets a cookie, and nothing in it keeps a CDN from storing it. By the standard the cookie is stored with the rest and handed to everybody whom the copy answers. Many CDNs refuse such responses by a rule of their own; do not lean on that.',
    mend: 'Send it with Cache-Control: private or no-store, or set the cookie in a response that is not cached.',
  }),
  'set-cookie-asked': (_: object): Words => ({
    words: 'The response sets a cookie, and a CDN may store both. It has to ask the origin before each use; should the origin then confirm the copy with 304, that user gets the cookie of another.',
    mend: 'Say private, or have the origin never confirm a copy that sets a cookie.',
  }),
  'authorization-asked': ({ because }: { readonly because: string }): Words => ({
    words: `The request carried Authorization, and a CDN may store the answer, because the response says ${because}. It has to ask the origin before each use; what can still go wrong is a validator that is the same for two users.`,
    mend: 'If the answer is for one user, say private or no-store. If not, let the ETag depend on the content alone.',
  }),
  'authorization-shared': ({ because }: { readonly because: string }): Words => ({
    words: `The request carried Authorization, and yet a CDN may store the answer for everybody, because the response says ${because}.`,
    mend: 'If the answer is for one user, say private or no-store and drop that directive. If it is the same for all, check that it truly is.',
  }),
  'cookie-unvaried': (_: object): Words => ({
    words: 'The request carried a cookie, and a CDN may store the answer and give it to people with other cookies or none: the cookie is no part of the key, and Vary does not name it.',
    mend: 'If the content depends on the cookie, say private. If it does not, all is well; have the CDN drop the cookie before it asks the origin, so that it can’t.',
  }),
  'personal-kept': (_: object): Words => ({
    words: 'The answer was made for a user who is logged in, and the browser may keep it. After logging out it can still be read from the browser’s store, or seen with the back button.',
    mend: 'If it shows personal data, add no-store; private alone only keeps it out of shared caches.',
  }),
  'cdn-overrides-private': ({ said }: { readonly said: string }): Words => ({
    words: `Cache-Control says ${said}, but CDN-Cache-Control takes its place in CDNs that read it: they store the response for everybody.`,
    mend: 'Say private or no-store in CDN-Cache-Control too, unless the content is the same for all and only browsers are to keep away from it.',
  }),
  'origin-unvaried': ({ origin }: { readonly origin: string }): Words => ({
    words: `Access-Control-Allow-Origin names one site, ${origin}, and Vary does not name Origin. A copy that was made for that site is given to others, whose scripts the browser then refuses.`,
    mend: 'Add Vary: Origin to every response of this address, also to those without the field, or send * where anybody may read it.',
  }),

  // Vary.
  'vary-star': (_: object): Words => ({
    words: 'Vary: * fits no request. Caches may store the response and never use it.',
    mend: 'Name the request headers that change the content. If nobody may reuse it, say no-store and mean it.',
  }),
  'vary-cookie': (_: object): Words => ({
    words: 'With Vary: Cookie every visitor with a cookie of their own, analytics included, has a copy of their own. Hardly any request meets a copy that fits.',
    mend: 'Split what is personal from what is not, and let the public part vary on nothing. If all of it is personal, say private.',
  }),
  'vary-user-agent': (_: object): Words => ({
    words: 'There are thousands of User-Agent texts, and each of them has a copy of its own.',
    mend: 'Have the CDN reduce the device to a few classes and vary on that, or serve the same content to all.',
  }),
  'vary-many': ({ names }: { readonly names: readonly string[] }): Words => ({
    words: `Vary names ${names.length} request headers: ${fieldList(names)}. The numbers of their values multiply into copies.`,
    mend: 'Leave out those that do not change the content, and have the CDN normalise the rest.',
  }),
  'encoding-unvaried': ({ coding }: { readonly coding: string }): Words => ({
    words: `The content is coded (${coding}), and Vary does not name Accept-Encoding. A cache may hand it to a client that can’t decode it.`,
    mend: 'Add Vary: Accept-Encoding, to the uncoded form as well.',
  }),
  'language-unvaried': ({ language }: { readonly language: string }): Words => ({
    words: `The content is marked as ${language}. If the language was chosen by Accept-Language, everybody gets the first visitor’s: Vary does not name it.`,
    mend: 'Give each language an address of its own; else add Vary: Accept-Language.',
  }),

  // Lifetimes.
  heuristic: ({ seconds }: { readonly seconds: number }): Words => ({
    words: `No lifetime is stated, so caches may guess one. With a tenth of the time since Last-Modified, which the standard calls typical, it is ${lasting(seconds)}; others guess otherwise${seconds > 86_400 ? ', and many put a cap on their guesses' : ''}.`,
    mend: 'State what you mean: max-age with a number, or no-cache.',
  }),
  'no-lifetime': (_: object): Words => ({
    words: 'No lifetime is stated and there is nothing to guess one from. A cache may store it and has to ask each time; what others make of it is up to them.',
    mend: 'State what you mean: max-age with a number, or no-cache.',
  }),
  'age-beyond-lifetime': ({ age, lifetime, who }: { readonly age: number; readonly lifetime: number; readonly who: string }): Words => ({
    words: `It came at an age of ${lasting(age)}, and its lifetime for ${who} is ${lasting(lifetime)}: it was stale on arrival. It can be stored, and must be asked about at its very next use.`,
    mend: 'Let the lifetime in browsers be longer than the time that a CDN keeps it, or have the CDN count the age that it tells browsers from zero.',
  }),
  'age-in-window': ({ age, lifetime, left, who }: { readonly age: number; readonly lifetime: number; readonly left: number; readonly who: string }): Words => ({
    words: `It came at an age of ${lasting(age)}, and its lifetime for ${who} is ${lasting(lifetime)}: it was stale on arrival. stale-while-revalidate lets it be used for ${lasting(left)} more while a fetch renews it.`,
    mend: 'Let the lifetime in browsers be longer than the time that a CDN keeps it, or have the CDN count the age that it tells browsers from zero.',
  }),
  'edge-outlives-browser': ({ edge, browser, at }: { readonly edge: number; readonly browser: number; readonly at: number }): Words => ({
    words: `A CDN may keep it for ${lasting(edge)}, a browser for ${lasting(browser)}, and both count from the same moment. A visitor who came ${lasting(at)} after the first got a copy in the run that was stale on arrival, so that every next view asks again.`,
    mend: 'Make the CDN’s lifetime the shorter one, or name it in CDN-Cache-Control and have the CDN tell browsers an age from zero.',
  }),
  'one-number': ({ seconds }: { readonly seconds: number }): Words => ({
    words: `One lifetime, ${lasting(seconds)}, binds browsers and CDNs alike. What a CDN keeps can be purged; what browsers keep can’t be called back.`,
    mend: 'Give browsers only what you could bear to leave wrong for that long, and CDNs a lifetime of their own with s-maxage or CDN-Cache-Control.',
  }),
  'expires-past': (_: object): Words => ({
    words: 'Expires is not after Date, so the response is stale from the start: caches may store it, and ask before each use.',
    mend: 'If that is meant, say no-cache, which needs no clock. If nobody may keep it, say no-store.',
  }),
  'expires-disagrees': ({ seconds }: { readonly seconds: number }): Words => ({
    words: `Expires and max-age name different times. max-age counts, ${lasting(seconds)}: a cache that knows it has to pass over Expires.`,
    mend: 'Drop Expires.',
  }),
  'no-store-and-lifetime': (_: object): Words => ({
    words: 'no-store stands beside a lifetime. no-store wins: nothing is kept, and the lifetime says nothing.',
    mend: 'Keep the one that you mean.',
  }),
  'no-cache-is-kept': (_: object): Words => ({
    words: 'no-cache lets every cache store the response, a CDN too; it only makes them ask before each use.',
    mend: 'If it may not be stored, say no-store. If only shared caches are to keep away, say private.',
  }),
  'immutable-short': ({ seconds }: { readonly seconds: number }): Words => ({
    words: `immutable promises that the content will not change, for a lifetime of ${lasting(seconds)} only. It spares questions at reloads within that time and nothing more.`,
    mend: 'Under a name with a hash of the content, give it a year. Otherwise drop immutable.',
  }),
  'immutable-idle': (_: object): Words => ({
    words: 'immutable spares questions while a copy is fresh, and browsers may not use this one without asking at any time: it says nothing here.',
    mend: 'Drop immutable, or state a lifetime.',
  }),
  'no-cache-and-lifetime': ({ seconds }: { readonly seconds: number }): Words => ({
    words: `no-cache stands beside a lifetime of ${lasting(seconds)}. Caches ask before each use all the same; the lifetime spares no question.`,
    mend: 'Keep the one that you mean.',
  }),
  'public-and-private': (_: object): Words => ({
    words: 'public and private contradict each other. A shared cache may not store what is private, whatever else permits it; others may read it otherwise.',
    mend: 'Keep the one that you mean.',
  }),
  'listed-fields': ({ name, fields }: { readonly name: string; readonly fields: string }): Words => ({
    words: `${name} with a list bars ${fields} alone. Many caches read this form as ${name} without a list, which bars the whole response.`,
    mend: 'Do not lean on either reading: leave the field out of what is to be cached, or send the response without a list.',
  }),
  'must-understand-pair': (_: object): Words => ({
    words: 'must-understand lifts no-store for caches that know it; the lifetime here is for them. Caches that do not know it obey no-store, which is what the pair is for, and browsers may be among these.',
    mend: 'Count on copies only where you know that the cache reads must-understand.',
  }),
  'lifetime-beyond': ({ written, seconds }: { readonly written: string; readonly seconds: number }): Words => ({
    words: `${written} is more seconds than a cache has to count. It counts as ${lasting(seconds)} here.`,
    mend: 'Say a year, max-age=31536000. Nobody keeps anything longer.',
  }),
  'edge-kept-long': ({ seconds }: { readonly seconds: number }): Words => ({
    words: `A CDN may show this page for ${lasting(seconds)} without asking. Its address stays when its content changes: unless it is purged then, old content is shown for that long.`,
    mend: 'See that each change of the page purges it, or shorten the lifetime.',
  }),
  'status-outside': ({ status }: { readonly status: number }): Words => ({
    words: `${status} is no status: they go from 100 to 599. A client takes such a response for a 5xx, a server’s error.`,
    mend: 'Find out what sends it. For words between your own machines use a field, not the status.',
  }),
  'page-kept-long': ({ seconds }: { readonly seconds: number }): Words => ({
    words: `Browsers may show this page for ${lasting(seconds)} without asking. Its address stays when its content changes, and no purge reaches a browser.`,
    mend: 'For browsers, seconds or minutes, or no-cache with an ETag; the long lifetime to the CDN alone, with s-maxage or CDN-Cache-Control.',
  }),
  'unhashed-kept-long': ({ seconds }: { readonly seconds: number }): Words => ({
    words: `Browsers may use it for ${lasting(seconds)} without asking, and nothing in its address looks like a hash of the content. A new version under the same address will not be seen until then.`,
    mend: 'Put a hash of the content into the name. Then a long lifetime can’t be wrong.',
  }),
  'error-kept': ({ status, seconds }: { readonly status: number; readonly seconds: number }): Words => ({
    words: `The answer is an error, ${status}, and may be reused for ${lasting(seconds)}: who comes meanwhile gets the error, though the cause may be gone.`,
    mend: 'Give errors a lifetime of seconds, or no-store. Check that the server does not put the page’s own Cache-Control on its errors.',
  }),
  'redirect-kept': ({ status, seconds }: { readonly status: number; readonly seconds: number }): Words => ({
    words: `The redirect, ${status}, may be reused for ${lasting(seconds)}. A wrong target stays in browsers for that long, and nothing on the server can change it.`,
    mend: 'Begin with minutes, and lengthen it once the target has proved right.',
  }),
  'pragma-alone': (_: object): Words => ({
    words: 'The standard gives Pragma a meaning in requests alone. Some browsers take it for no-cache in responses too, and CDNs need not: the figures here do not count it.',
    mend: 'Say it in Cache-Control.',
  }),
  'surrogate-control': (_: object): Words => ({
    words: 'Surrogate-Control is a field of some CDNs, older than the standard one. Those that know it put it before Cache-Control; the figures here do not count it.',
    mend: 'If your CDN reads it, paste its lifetime as CDN-Cache-Control to see what follows.',
  }),
  'vendor-control': ({ name }: { readonly name: string }): Words => ({
    words: `${name} speaks to the caches of one product, which put it before Cache-Control. The figures here are of a CDN that does not know it: what yours does may be quite different.`,
    mend: 'If your CDN reads it, paste its directives as CDN-Cache-Control to see what follows.',
  }),
  'window-long': ({ seconds, lifetime }: { readonly seconds: number; readonly lifetime: number }): Words => ({
    words: `With stale-while-revalidate, somebody may be shown the old content for ${lasting(seconds)} after a lifetime of ${lasting(lifetime)}: the first visitor after a quiet time.`,
    mend: 'Count both together as the time for which old content is bearable.',
  }),

  // Asking again.
  'no-validator': (_: object): Words => ({
    words: 'It has neither ETag nor Last-Modified. A stale copy can’t be asked about: it is sent anew each time, however little has changed.',
    mend: 'Add an ETag that is the same on all servers, or Last-Modified.',
  }),
  'weak-etag-ranges': (_: object): Words => ({
    words: 'The entity tag is weak. A download that broke off can’t go on from where it stopped: If-Range takes strong ones only.',
    mend: 'Send a strong tag, one that changes with every byte. Compressing on the way is what often weakens it.',
  }),
  'modified-after-date': (_: object): Words => ({
    words: 'Last-Modified is later than Date: the content would be from the future. One of the two clocks is wrong, and no origin may send that.',
    mend: 'Set the clocks of the servers by NTP, and look at what writes Last-Modified.',
  }),
  'clock-differs': ({ seconds }: { readonly seconds: number }): Words => ({
    words: `Date and Age together lie ${lasting(Math.abs(seconds))} ${seconds > 0 ? 'before' : 'after'} the moment at which the browser that recorded it received the response. One of the two clocks is wrong; caches reckon ages with Date.`,
    mend: 'Set the clocks by NTP. If the response lay in the browser’s own store, the difference is its age there.',
  }),
  'no-date': (_: object): Words => ({
    words: 'Date is missing or can’t be read. Each recipient puts the time at which the response came in its place, and time spent on the way before that is lost.',
    mend: 'Have the origin send Date; servers with a clock must.',
  }),
  'field-twice': ({ name, value }: { readonly name: string; readonly value: string }): Words => ({
    words: `${name} stands there more than once with different values. The caches of this course go by the first, “${value}”; others may not.`,
    mend: 'Find out which server or module adds the second one, and drop it.',
  }),
  'request-ignored': (_: object): Words => ({
    words: 'The request told caches what to do, as a reload does. A browser obeys; a CDN’s caches mostly pass over it, so this does not show what the origin would say.',
    mend: 'To see the origin’s answer, ask it by a name of its own, or purge first.',
  }),
  'range-asked': (_: object): Words => ({
    words: 'A part of the content was asked for or sent. What is said here holds for the whole; a part is stored as a part, and joined with others only under one strong validator.',
    mend: 'Paste the headers of the whole response to be sure.',
  }),
} as const

/** Said of what is wrong more than once in the same way. */
export const times = (words: string, count: number): string => `${words} So it is ${count} times.`

/** What the header editor, which knows of one run alone, words otherwise. */
export const fieldWords = {
  pragma: 'The standard gives it a meaning in requests alone. Some browsers take it for no-cache in responses too; CDNs need not.',
  vendor: (name: string) => `${name} speaks to the caches of one product, which put it before Cache-Control. The figures here do not count it.`,
  unkept: (name: string) => `What the CDN stores is without ${name}: Cache-Control names it as a field that is not kept.`,
  expiresAfterAnother: 'Another Expires stands before this one, and caches here go by that.',
} as const

/** Mends for what is wrong with the text of a field itself; the words are the note’s own. */
export const syntaxMends = {
  'lifetime-unreadable': 'Write whole seconds without quotes, unit or sign: max-age=3600.',
  'window-unreadable': 'Write whole seconds: stale-while-revalidate=60.',
  'needs-commas': 'Put commas between directives.',
  'not-a-directive': 'Write a name, or name=value.',
  'targeted-unreadable': 'Write it as a structured field: CDN-Cache-Control: max-age=600, without quotes.',
  'empty-control': 'Give it a value, or drop the field.',
  'unknown-directive': 'Drop it, or look up how the directive is spelt.',
  'misspelt-directive': 'Correct the spelling.',
  'misspelt-field': 'Correct the spelling.',
  'for-requests': 'Drop it from the response.',
  'comes-twice': 'Keep one of the two: a cache may go by the first, or take the response for stale.',
  'window-forbidden': 'Drop the one that you do not mean.',
  's-maxage-unheard': 'Drop s-maxage, or what keeps shared caches from storing.',
  'age-unreadable': 'Age is for caches to send, in whole seconds.',
  'date-unreadable': 'Write dates as HTTP does, in GMT: Sun, 06 Nov 1994 08:49:37 GMT.',
  'expires-unreadable': 'Use max-age. If “expired” is meant, say no-cache.',
  'etag-unquoted': 'Put the tag in double quotes.',
} as const
