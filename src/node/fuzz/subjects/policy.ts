/** Policy documents: texts and values from anybody's hands. Oracle for the JSON: JSON.parse. */
import { compilePolicy, DEFAULT_ROUTE } from '../../../engine/policy/compile.ts'
import { parsePolicy, serializePolicy } from '../../../engine/policy/document.ts'
import { EXAMPLES } from '../../../engine/policy/examples.ts'
import { readJson } from '../../../engine/policy/json.ts'
import { cacheKey } from '../../../engine/key.ts'
import type { HttpRequest } from '../../../engine/http/message.ts'
import { createRandom, seedOf, type Random } from '../../random.ts'
import { holds, same, type Subject } from '../subject.ts'
import { longTexts, repeated, textSubject } from '../text.ts'

const CORPUS = [...Object.values(EXAMPLES).map((example) => JSON.stringify(example)), '{"version":1}', '{"version":1,"routes":[]}', '{"version":2}', '{}', '[]', 'null', '', '{"version":1,"version":1}', '{"version":1,"__proto__":{}}', '{"version":1e0}']
const ATOMS = ['{', '}', '[', ']', '"', ':', ',', '\\', '\\u0000', '1', '-', '.', 'e9', 'true', 'null', 'version', 'routes', 'default', '"*"', ' ', '\n', '[[[[', '{"a":']

const text = textSubject({
  name: 'policy',
  classes: ['accepted', 'refused', 'no json'],
  corpus: CORPUS,
  atoms: ATOMS,
  grammar: someDocument,
  parse: (written) => parsePolicy(written),
  check(written) {
    agreesWithJson(written)
    const parsed = parsePolicy(written)
    if (!parsed.ok) {
      holds(parsed.problems.length > 0 && parsed.problems.length <= 31, 'says what is wrong', parsed.problems.length)
      for (const problem of parsed.problems) for (const [part, word] of Object.entries(problem)) holds(typeof word === 'string' && (word !== '' || part === 'path') && word.length < 2000, 'says it in words', part, word)
      return isJson(written) ? 'refused' : 'no json'
    }
    const short = serializePolicy(parsed.document)
    const again = parsePolicy(short)
    holds(again.ok, 'accepts what it writes', again)
    holds(serializePolicy(again.document) === short, 'writes the same again')
    decides(parsed.document, again.document, written)
    return 'accepted'
  },
})

export const policy: Subject<string> = {
  ...text,
  isCostly: true,
  *long(length) {
    yield* longTexts(length, ATOMS, CORPUS)
    yield JSON.stringify({ version: 1, routes: Array.from({ length: Math.ceil(length / 60) }, (_, number) => ({ name: `r${number}`, match: { paths: ['*a*b*c*'] }, x: number })) }).slice(0, length)
    yield JSON.stringify({ version: 1, ...Object.fromEntries(Array.from({ length: Math.ceil(length / 12) }, (_, number) => [`member${number}`, 1])) }).slice(0, length)
    yield JSON.stringify({ version: 1, note: '\\'.repeat(length / 3) })
  },
}

function isJson(written: string): boolean {
  try {
    JSON.parse(written)
    return true
  } catch {
    return false
  }
}

/** Stricter than JSON.parse in names and depth, and in nothing else. */
function agreesWithJson(written: string): void {
  const read = readJson(written)
  if (read.ok) return same(read.value, JSON.parse(written.replace(/^\uFEFF/, '')), 'reads what JSON.parse reads')
  if (written.length > 500 || !isJson(written)) return
  const strict = /second time|__proto__|constructor|prototype|deep|more than/i.test(JSON.stringify(read.words)) || depthOf(JSON.parse(written)) > 12
  holds(strict, 'refuses JSON only for its names and its depth', read.words)
}

function depthOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0
}

type Document = Parameters<typeof compilePolicy>[0]

/** The shortened document decides the same, and whatever the request, decides something. */
function decides(document: Document, short: Document, written: string): void {
  const [policyFor, shortFor] = [compilePolicy(document), compilePolicy(short)]
  const random = createRandom(seedOf(written))
  for (let left = 3; left > 0; left--) {
    const request = someRequest(random)
    const [decided, again] = [policyFor(request), shortFor(request)]
    // An empty `default` says nothing, so that only its name is lost.
    const unnamed = (given: typeof decided) => ({ ...given, route: given.route === DEFAULT_ROUTE ? null : given.route })
    same(unnamed(decided), unnamed(again), 'the shortened document decides the same')
    const { edgeTtlSeconds, normalise, errorTtlSeconds, key } = decided
    holds(edgeTtlSeconds === null || (Number.isInteger(edgeTtlSeconds) && edgeTtlSeconds >= 0), 'a lifetime is whole seconds', edgeTtlSeconds)
    const headers = normalise?.(request.headers) ?? request.headers
    same(normalise?.(headers) ?? headers, headers, 'normalising twice changes nothing')
    for (const status of [200, 404, 503, 999]) holds((errorTtlSeconds(status) ?? 0) >= 0, 'an error has a lifetime or none')
    holds(cacheKey({ ...request, headers }, decided).answer?.startsWith('GET ') ?? (!decided.cache || request.method === 'POST'), 'a request has a key unless it bypasses', key)
  }
}

function someRequest(random: Random): HttpRequest {
  const part = () => random.pick(['a', 'api', 'assets', '..', '.', '', '%61pi', 'x.css', 'hero.JPG', '%2e%2e', '*', 'é'])
  const url = `http://${random.pick(['shop.example', 'A.SHOP.example:80', '[::1]', ''])}/${part()}/${part()}${random.pick(['', '?utm_a=1&b=2', '?', '?%zz'])}`
  const headers: [string, string][] = []
  for (const name of ['Accept-Encoding', 'Accept-Language', 'User-Agent', 'Cookie', 'X-A']) {
    if (random.chance(0.5)) headers.push([name, random.pick(['br, gzip;q=0', 'de-CH, en;q=0.5, *;q=x', 'Mozilla/5.0 (iPhone)', 'currency=eur; id=1', '', '*', ',;q=', 'é'])])
  }
  return { method: random.pick(['GET', 'HEAD', 'POST']), url, headers }
}

/** A document of the format, with a wrong value here and there. */
function someDocument(random: Random): string {
  const maybe = (share: number, members: () => object) => (random.chance(share) ? members() : {})
  const seconds = () => random.pick([0, 1, 60, 31_536_000, random.chance(0.05) ? -1 : 5, random.chance(0.05) ? '60' : 7])
  const names = (pool: readonly string[]) => [random.pick(pool), ...(random.chance(0.4) ? [random.pick(pool)] : [])]
  const fields = ['accept', 'X-A', 'cookie', 'Accept-Language', random.chance(0.03) ? 'x:' : 'x-b']
  const rules = () => ({
    ...maybe(0.2, () => ({ cache: random.chance(0.5) })),
    ...maybe(0.5, () => ({ edge: { ...maybe(0.7, () => ({ ttlSeconds: seconds() })), ...maybe(0.2, () => ({ when: random.pick(['silent', 'always']) })), ...maybe(0.3, () => ({ staleIfErrorSeconds: seconds() })), ...maybe(0.3, () => ({ errorTtlSeconds: { [random.pick(['404', '5xx', '4xx'])]: seconds() } })) } })),
    ...maybe(0.4, () => ({ browser: random.chance(0.2) ? { noStore: true } : { ttlSeconds: seconds(), ...maybe(0.3, () => ({ immutable: true })), ...maybe(0.3, () => ({ resetAge: random.chance(0.5) })) } })),
    ...maybe(0.4, () => ({ key: { ...maybe(0.6, () => ({ query: random.pick(['all', 'none', { include: names(['a', 'b*']) }, { exclude: names(['utm_*', '*']) }]) })), ...maybe(0.4, () => ({ headers: names(fields) })), ...maybe(0.4, () => ({ cookies: names(['id', 'currency']) })) } })),
    ...maybe(0.4, () => ({ normalise: { ...maybe(0.4, () => ({ acceptEncoding: names(['br', 'gzip', 'zstd']) })), ...maybe(0.4, () => ({ acceptLanguage: names(['de', 'en', 'de-CH']) })), ...maybe(0.3, () => ({ userAgent: names(['desktop', 'mobile', 'bot']) })), ...maybe(0.3, () => ({ headers: names(fields) })), ...maybe(0.2, () => ({ values: { [random.pick(fields)]: names(['1', '']) } })) } })),
    ...maybe(0.2, () => ({ vary: { ignore: names(fields) } })),
    ...maybe(0.2, () => ({ setCookie: random.pick(['refuse', 'strip', 'store']) })),
    ...maybe(0.2, () => ({ tags: names(['t', 'u-1']) })),
    ...maybe(0.2, () => ({ purge: { by: random.pick(['url', 'tag', 'none']), mode: random.pick(['hard', 'soft']) } })),
  })
  const match = () => ({ ...maybe(0.7, () => ({ paths: names(['/api/*', '*', '/a*b', '/%61']) })), ...maybe(0.3, () => ({ extensions: names(['css', 'JPG']) })), ...maybe(0.3, () => ({ hosts: names(['shop.example', '*.shop.example']) })), methods: names(['GET', 'POST']) })
  const routes = Array.from({ length: random.below(4) }, (_, number) => ({ name: `route ${number}`, match: match(), ...rules() }))
  const document = { version: 1, ...maybe(0.3, () => ({ shield: { on: random.chance(0.5) } })), routes, ...maybe(0.5, () => ({ default: rules() })) }
  return JSON.stringify(document, null, random.pick([0, 2])) + repeated(random, 1, () => '\n')
}
