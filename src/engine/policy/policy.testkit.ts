/** Any valid policy document, for tests of properties. */
import fc from 'fast-check'
import type { PolicyDocument, PolicyRoute } from './schema.ts'

const names = (...all: readonly string[]) => fc.uniqueArray(fc.constantFrom(...all), { minLength: 1 })
const seconds = fc.constantFrom(0, 1, 60, 2_147_483_647)
const some = <T>(shape: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) => fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>

/** What stands under `default`, and in a route beside its name and match. */
export const rules = some({
  cache: fc.boolean(),
  edge: fc.oneof(
    some({ ttlSeconds: seconds, staleWhileRevalidateSeconds: seconds, staleIfErrorSeconds: seconds, errorTtlSeconds: fc.dictionary(fc.constantFrom('404', '4xx', '5xx', '503'), seconds) }),
    fc.record({ ttlSeconds: seconds, when: fc.constantFrom('silent', 'always') }),
  ),
  browser: fc.oneof(fc.record({ noStore: fc.boolean(), resetAge: fc.boolean() }), fc.record({ ttlSeconds: seconds, immutable: fc.boolean(), private: fc.boolean() })),
  key: some({
    query: fc.oneof(fc.constantFrom('all', 'none'), fc.record({ include: names('a', 'b*', '*') }), fc.record({ exclude: names('a', 'utm_*') })),
    headers: names('X-A', 'x-a', 'Accept', 'constructor'),
    cookies: names('a', '__proto__', 'toString'),
  }),
  normalise: some({
    acceptEncoding: names('br', 'gzip', 'zstd'),
    acceptLanguage: names('en', 'de-CH', 'zh-Hant-TW'),
    userAgent: names('desktop', 'mobile', 'tablet', 'bot'),
    values: fc.dictionary(fc.constantFrom('x-a', 'toString', 'Accept'), fc.array(fc.constantFrom('', 'a', 'b'))),
    headers: names('accept', 'Cookie'),
  }),
  vary: some({ ignore: names('User-Agent', 'accept') }),
  setCookie: fc.constantFrom('refuse', 'strip', 'store'),
  tags: names('a', 'product-42'),
  purge: fc.oneof(fc.record({ by: fc.constantFrom('url', 'tag', 'everything', 'none') }), fc.record({ by: fc.constantFrom('url', 'none'), mode: fc.constantFrom('hard', 'soft') })),
})
const anyMatch: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ paths: names('*', '/a/*', '/*.css', '/%61') }),
  fc.record({ extensions: names('css', 'JS'), hosts: names('*.example', 'a.example', '[::1]') }),
  fc.record({ methods: names('GET', 'HEAD', 'POST') }),
)

/** @param match which requests a route is for; left out: any, of hosts and paths that mean nothing */
export function documentsWith(match: fc.Arbitrary<unknown> = anyMatch): fc.Arbitrary<PolicyDocument> {
  const routes = fc.array(fc.tuple(fc.constantFrom('one', 'two'), match, rules).map(([name, where, rest]) => ({ name, match: where, ...rest }) as PolicyRoute), { maxLength: 3 })
  const shield = fc.oneof(fc.record({ on: fc.boolean() }), fc.record({ on: fc.boolean(), place: fc.constantFrom('tokyo', 'virginia') }))
  return some({ shield, routes, default: rules, note: fc.string({ maxLength: 20 }) }).map((rest) => ({ version: 1, ...rest }) as PolicyDocument)
}

/** The same value with the members of each object in another order. */
export function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([name, member]) => [name, reversed(member)]))
}
